import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useText } from '../useText.ts';
import { useWordsCheck } from './useWordsCheck.ts';
import { isReply, type WordsCommand } from './wordsField.ts';

/** What there is to say of the words while they are written: what is missing, what may not stand there, what it repeats. */
export function ReplyAdvice({ caseId, command }: { readonly caseId: string; readonly command: WordsCommand }) {
  const text = useText();
  const checked = useWordsCheck(caseId, command);
  if (!checked || checked.rules.length === 0) return null;
  const { words, findings, rules, refused } = checked;
  const found = new Map(findings.map((finding) => [finding.rule, finding]));
  return (
    <section className="reply-advice" aria-label={text(isReply(command) ? 'reply.title' : 'words.title')} aria-live="polite">
      <ul>
        {rules.map((rule) => {
          const finding = found.get(rule);
          const state = finding ? finding.severity : 'good';
          return (
            <li key={rule} className={`reply-${state}`}>
              {state === 'good' && <CheckCircleFilled aria-hidden />}
              {state === 'advise' && <ExclamationCircleFilled aria-hidden />}
              {state === 'hard' && <CloseCircleFilled aria-hidden />}
              <span>
                {finding ? text(`reply.${rule}.fault`) : text(`reply.${rule}`)}
                {finding?.span && <q>{words.slice(finding.span.start, finding.span.end)}</q>}
                {finding?.copied &&
                  text('reply.copiedOf', { share: Math.round(finding.copied.similarity * 100), count: finding.copied.count })}
              </span>
            </li>
          );
        })}
      </ul>
      {refused && <p className="reply-refused">{text(isReply(command) ? 'reply.refused' : 'words.refused')}</p>}
    </section>
  );
}
