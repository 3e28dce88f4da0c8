import type { TimelineEntry } from '../../../contract/cases.ts';
import { useFormat } from '../parts/useFormat.ts';
import { useNames } from '../parts/useNames.ts';
import { useNow } from '../parts/useNow.ts';
import { useText } from '../useText.ts';
import { factsOf } from './timelineFacts.ts';
import { timelineSentence, wordsOf } from './timelineSentence.ts';

/** What was asked for, right beside the form that rules on it. */
export function RequestToRule({ entry }: { readonly entry: TimelineEntry }) {
  const text = useText();
  const format = useFormat();
  const names = useNames();
  const now = useNow();
  return (
    <aside className="request-to-rule" aria-label={text('case.pendingRequest')}>
      <b>{timelineSentence(entry, text, names)}</b>
      <small>
        {entry.person} {format.moment(entry.at, now)}
      </small>
      {wordsOf(entry).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {factsOf(entry, { text, format, names, now }).map((fact) => (
        <p key={fact} className="event-fact">
          {fact}
        </p>
      ))}
    </aside>
  );
}
