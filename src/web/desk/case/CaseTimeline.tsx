import { LockOutlined } from '@ant-design/icons';
import type { CaseDetail, TimelineEntry } from '../../../contract/cases.ts';
import { PhotoStrip } from '../parts/PhotoStrip.tsx';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { Answers } from './Answers.tsx';
import { factsOf } from './timelineFacts.ts';
import { timelineSentence, wordsOf } from './timelineSentence.ts';

/** Everything that happened, the newest first. */
export function CaseTimeline({ detail }: { readonly detail: CaseDetail }) {
  const text = useText();
  return (
    <section aria-labelledby={`timeline-${detail.id}`} className="timeline-part">
      <h2 id={`timeline-${detail.id}`}>{text('case.timeline')}</h2>
      <ol className="timeline">
        {detail.timeline.toReversed().map((entry) => (
          <Entry key={entry.version} entry={entry} caseId={detail.id} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, caseId }: { readonly entry: TimelineEntry; readonly caseId: string }) {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  const name =
    entry.onBehalfOf === null ? entry.person : text('deputy.for', { person: entry.person ?? '', absent: entry.onBehalfOf });
  const who = entry.byRequester ? text('requester') : name;
  return (
    <li
      className={`event ${entry.internal ? 'event-internal' : ''} ${entry.byRequester ? 'event-requester' : ''} event-${entry.type}`}
    >
      <div className="event-head">
        <span className="event-sentence">{timelineSentence(entry, text, names)}</span>
        {entry.internal && (
          <span className="mark internal">
            <LockOutlined aria-hidden /> {text('case.internal')}
          </span>
        )}
        <time dateTime={entry.at} title={entry.at}>
          {who && <span className="event-who">{who}</span>}
          {format.moment(entry.at, now)}
        </time>
      </div>
      {wordsOf(entry).map((words) => (
        <p key={words} className="event-words">
          {words}
        </p>
      ))}
      {factsOf(entry, { text, format, names, now }).map((fact) => (
        <p key={fact} className="event-fact">
          {fact}
        </p>
      ))}
      {entry.answers && <Answers answers={entry.answers} />}
      <PhotoStrip caseId={caseId} photos={entry.photos} />
    </li>
  );
}
