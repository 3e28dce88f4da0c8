import { MergeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Tag } from 'antd';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../contract/cases.ts';
import { useCommand } from '../../api/deskCases.ts';
import { duplicatesQuery } from '../../api/deskUnderstanding.ts';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { problemWords } from '../parts/problemWords.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNow } from '../parts/useNow.ts';
import { useKeys } from '../shell/useKeys.ts';
import { useText } from '../useText.ts';

/** Keys that no command and no suggestion has. */
const mergeKeys = ['!', '@', '#'] as const;

/** Cases that may be the same matter, each with what they share; one press makes this one follow. */
export function LikelyDuplicates({ detail, keysOff }: { readonly detail: CaseDetail; readonly keysOff: boolean }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { message } = App.useApp();
  const give = useCommand(detail.id);
  const duplicates = useQuery(duplicatesQuery(detail.id)).data?.duplicates ?? [];
  const merge = (into: string, number: string): void =>
    give.mutate(
      { type: 'Merge', into, version: detail.version },
      {
        onSuccess: () => message.success(text('duplicates.merged', { number })),
        onError: (error) => message.error(problemWords(error, text)),
      },
    );
  const keyed = duplicates.slice(0, mergeKeys.length);
  const mayMerge = detail.allowed.includes('Merge') && !keysOff && !give.isPending;
  useKeys(
    mayMerge ? Object.fromEntries(keyed.map(({ case: line }, at) => [mergeKeys[at]!, () => merge(line.id, line.number)])) : {},
  );
  if (duplicates.length === 0) return null;
  return (
    <section className="duplicates" aria-label={text('duplicates.title')}>
      <h2>{text('duplicates.title')}</h2>
      <ul>
        {duplicates.map(({ case: line, why, similarity, shared }, at) => (
          <li key={line.id}>
            <div>
              <Link to={`/cases/${line.id}`}>{line.title}</Link>
              <small className="muted">
                <PhaseMark phase={line.phase} /> <span className="number">{line.number}</span>{' '}
                {format.moment(line.submittedAt, now)}
              </small>
              <small>
                <Tag>{text(`duplicates.${why}`)}</Tag>
                {text('duplicates.alike', { share: Math.round(similarity * 100) })}
                {shared.length > 0 && ` · ${text('duplicates.shared', { words: shared.join('、') })}`}
              </small>
            </div>
            <Button
              size="small"
              icon={<MergeOutlined />}
              disabled={give.isPending}
              onClick={() => merge(line.id, line.number)}
              aria-label={text('duplicates.mergeInto', { command: text('command.Merge'), number: line.number })}
            >
              {text('command.Merge')}
              {mergeKeys[at] && <kbd aria-hidden>{mergeKeys[at]}</kbd>}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
