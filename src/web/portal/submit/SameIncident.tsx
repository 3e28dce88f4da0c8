import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { Notice } from '../parts/Notice.tsx';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { useNames } from '../useReference.ts';
import { useSettled } from '../useSettled.ts';
import { isStillSame } from './draft.ts';
import { changeDraft, useDraft } from './draftStore.ts';

const pauseMs = 800;
const freshMs = 30_000;

/** N 人已反映 · 我也遇到: told before sending, in numbers only. What the person says goes with the case; the dispatcher decides. */
export function SameIncident() {
  const text = useText();
  const draft = useDraft();
  const names = useNames();
  const format = useFormat();
  const now = useNow();
  const { placeId, categoryCode } = draft;
  const about = JSON.stringify([draft.title.trim().slice(0, 60), draft.text.trim().slice(0, 2000), placeId, categoryCode]);
  const settled = useSettled(about, pauseMs);
  const asks = settled === about && placeId !== null && categoryCode !== null && draft.title.trim().length >= 2;
  const answer = useAnswer(
    asks ? `incident ${settled}` : null,
    (signal) => {
      const [title, words] = JSON.parse(settled) as [string, string];
      const body = { title, text: words, placeId: placeId ?? '', categoryCode: categoryCode ?? '' };
      return call(portalEndpoints.findSameIncident, { body }, signal);
    },
    freshMs,
  );
  const incident = answer.state === 'ready' ? answer.value.incident : null;
  const same = isStillSame(draft);
  const category = categoryCode === null ? null : names.categoryOf(categoryCode);
  if (placeId === null || categoryCode === null || !category || (!incident && !same)) return null;
  return (
    <Notice live>
      {incident && (
        <p>
          {text('incident.others', {
            people: incident.people,
            place: names.places.wordsTo(incident.placeId),
            category: names.category(category),
            since: format.moment(incident.since, now),
          })}
        </p>
      )}
      {same && <p>{text('incident.sameSaid')}</p>}
      {same ? (
        <button type="button" className="text-button" onClick={() => changeDraft({ alsoOf: null })}>
          {text('incident.notSame')}
        </button>
      ) : (
        incident && (
          <button
            type="button"
            className="chip"
            onClick={() => changeDraft({ alsoOf: { incident: incident.id, placeId, categoryCode } })}
          >
            {text('incident.same')}
          </button>
        )
      )}
    </Notice>
  );
}
