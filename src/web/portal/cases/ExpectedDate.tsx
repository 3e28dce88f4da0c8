import type { CaseDetail } from '../../../contract/cases.ts';
import { DeadlineBadge } from '../parts/DeadlineBadge.tsx';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { expectedBy, movedDate } from './movedDate.ts';

/** When an answer may be expected; a date that was moved shows the one before it and the reason, and never moves in silence. */
export function ExpectedDate({ found }: { found: CaseDetail }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const at = expectedBy(found);
  if (at === null) return null;
  const moved = movedDate(found);
  return (
    <>
      <p className="status-due">
        {moved?.from && (
          <del>
            <span className="visually-hidden">{text('case.expectedBefore')} </span>
            {format.moment(moved.from, now)}
          </del>
        )}
        <span>{text('case.expected', { time: format.moment(at, now) })}</span>
        <DeadlineBadge at={at} start={found.submittedAt} />
      </p>
      {moved && (
        <p className="status-moved">{moved.reason ? text('case.movedBecause', { reason: moved.reason }) : text('case.moved')}</p>
      )}
    </>
  );
}
