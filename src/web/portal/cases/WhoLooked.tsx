import { useState } from 'react';
import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Failed, Loading } from '../parts/States.tsx';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';

/** 谁看过我的信息: every look at the requester's name and phone. */
export function WhoLooked({ caseId, anonymous }: { caseId: string; anonymous: boolean }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="card more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text('looked.title')}</summary>
      {anonymous ? <p>{text('looked.anonymous')}</p> : open && <Looks caseId={caseId} />}
    </details>
  );
}

function Looks({ caseId }: { caseId: string }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const names = useNames();
  const answer = useAnswer(`reveals:${caseId}`, (signal) => call(portalEndpoints.whoLooked, { params: { id: caseId } }, signal));
  if (answer.state === 'loading') return <Loading lines={2} />;
  if (answer.state === 'failed') return <Failed problem={answer.problem} onRetry={answer.reload} />;
  if (answer.value.reveals.length === 0) return <p>{text('looked.none')}</p>;
  return (
    <ul className="timeline">
      {answer.value.reveals.map(({ at, unit, purpose }) => (
        <li className="event" key={`${at} ${purpose}`}>
          <p className="event-what">{text('looked.line', { unit: unit === null ? text('unit.office') : names.unit(unit) })}</p>
          <time className="event-time" dateTime={at}>
            {format.moment(at, now)}
          </time>
          <p className="event-words">{text('looked.purpose', { purpose })}</p>
        </li>
      ))}
    </ul>
  );
}
