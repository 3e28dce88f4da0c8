import type { CaseDetail, TimelineEntry } from '../../../contract/cases.ts';
import { CasePhotos } from '../photos/CasePhotos.tsx';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { timelineWords } from './timelineWords.ts';

/** What moves the day on which an answer may be expected. */
const newDates: readonly TimelineEntry['type'][] = ['ExtensionGranted', 'LedgerLeft', 'CaseReopened', 'DeadlinesRecomputed'];

/** Everything that happened, newest first: what a person comes back for is what is new. */
export function Timeline({ found }: { found: CaseDetail }) {
  const text = useText();
  return (
    <section className="card">
      <h2>{text('case.timeline')}</h2>
      <ol className="timeline">
        {[...found.timeline].reverse().map((entry) => (
          <Entry key={entry.version} entry={entry} caseId={found.id} isShownAbove={entry.text === found.result} />
        ))}
      </ol>
    </section>
  );
}

/** `isShownAbove`: the result has a card of its own; nobody wants to read it twice. */
function Entry({ entry, caseId, isShownAbove }: { entry: TimelineEntry; caseId: string; isShownAbove: boolean }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const names = useNames();
  return (
    <li className={entry.byRequester ? 'event event-mine' : 'event'}>
      <p className="event-what">{timelineWords(entry, names.unit, text)}</p>
      <time className="event-time" dateTime={entry.at}>
        {format.moment(entry.at, now)}
      </time>
      {entry.text && !isShownAbove && <p className="event-words">{entry.text}</p>}
      {entry.expectedOn && <p className="event-note">{text('event.expectedOn', { day: format.day(entry.expectedOn, now) })}</p>}
      {entry.deadline && newDates.includes(entry.type) && (
        <p className="event-note">{text('event.newDate', { time: format.moment(entry.deadline, now) })}</p>
      )}
      {entry.deadline && entry.type === 'SelfServiceOffered' && (
        <p className="event-note">{text('event.rateBy', { time: format.moment(entry.deadline, now) })}</p>
      )}
      {entry.deadline && (entry.type === 'PutOnLedger' || entry.type === 'LedgerReviewed') && (
        <p className="event-note">{text('event.nextReview', { time: format.moment(entry.deadline, now) })}</p>
      )}
      {entry.answers && <Answers answers={entry.answers} />}
      {entry.photos.length > 0 && <CasePhotos caseId={caseId} photos={entry.photos} />}
    </li>
  );
}

function Answers({ answers }: { answers: NonNullable<TimelineEntry['answers']> }) {
  const text = useText();
  return (
    <dl className="facts">
      <dt>{text('question.contacted')}</dt>
      <dd>{text(answers.contacted ? 'answer.yes' : 'answer.no')}</dd>
      <dt>{text('question.solved')}</dt>
      <dd>{text(`solved.${answers.solved}`)}</dd>
      <dt>{text('question.handling')}</dt>
      <dd>{text(`satisfaction.${answers.handling}`)}</dd>
      <dt>{text('question.process')}</dt>
      <dd>{text(`satisfaction.${answers.process}`)}</dd>
    </dl>
  );
}
