import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useContext } from 'react';
import { CaseSourceContext } from '../../api/caseSource.ts';
import { replyCheckQuery } from '../../api/deskHandling.ts';
import { useText } from '../useText.ts';
import { useSettled } from './useSettled.ts';

const typingPauseMs = 500;

/** What there is to say of the reply while it is written: what is missing, what may not stand there, what it repeats. */
export function ReplyAdvice({ caseId }: { readonly caseId: string }) {
  const text = useText();
  const form = Form.useFormInstance();
  const typed = (Form.useWatch('text', form) as string | undefined) ?? '';
  const reply = useSettled(typed, typingPauseMs);
  const source = useContext(CaseSourceContext);
  const { data } = useQuery({ ...replyCheckQuery(caseId, reply, source), enabled: reply.trim() !== '' });
  if (!data || reply.trim() === '') return null;
  const found = new Map(data.findings.map((finding) => [finding.rule, finding]));
  return (
    <section className="reply-advice" aria-label={text('reply.title')} aria-live="polite">
      <ul>
        {data.rules.map((rule) => {
          const finding = found.get(rule);
          const state = finding ? finding.severity : 'good';
          return (
            <li key={rule} className={`reply-${state}`}>
              {state === 'good' && <CheckCircleFilled aria-hidden />}
              {state === 'advise' && <ExclamationCircleFilled aria-hidden />}
              {state === 'hard' && <CloseCircleFilled aria-hidden />}
              <span>
                {finding ? text(`reply.${rule}.fault`) : text(`reply.${rule}`)}
                {finding?.span && <q>{reply.slice(finding.span.start, finding.span.end)}</q>}
                {finding?.copied &&
                  text('reply.copiedOf', { share: Math.round(finding.copied.similarity * 100), count: finding.copied.count })}
              </span>
            </li>
          );
        })}
      </ul>
      {data.findings.some(({ severity }) => severity === 'hard') && <p className="reply-refused">{text('reply.refused')}</p>}
    </section>
  );
}
