import { Radio } from 'antd';
import type { CaseLine } from '../../../contract/cases.ts';
import { PhaseMark } from '../parts/PhaseMark.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';

type MergeChoiceProps = {
  readonly lines: readonly CaseLine[];
  readonly main: string | undefined;
  readonly onChoose: (caseId: string) => void;
};

/** Which of the chosen cases leads the others. */
export function MergeChoice({ lines, main, onChoose }: MergeChoiceProps) {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  return (
    <>
      <p className="muted">{text('bulk.mergeHint')}</p>
      <Radio.Group className="bulk-merge" value={main} onChange={(event) => onChoose(String(event.target.value))}>
        <ul className="bulk-cases">
          {lines.map((line) => (
            <li key={line.id} className={line.id === main ? 'bulk-main' : ''}>
              <Radio value={line.id} aria-label={text('bulk.mainCase', { number: line.number })} />
              <span className="ellipsis" title={line.title}>
                {line.title}
                <small>
                  {' '}
                  {[line.placeId === null ? '' : names.place(line.placeId), format.moment(line.submittedAt, now)]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              {line.id === main && <span className="mark flag flag-own">{text('bulk.main')}</span>}
              <PhaseMark phase={line.phase} />
            </li>
          ))}
        </ul>
      </Radio.Group>
    </>
  );
}
