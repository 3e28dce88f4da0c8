import type { PlaceNames } from '../../text/mentionedPlace.ts';
import { openTopics, type Report, type Topics } from '../../text/topics.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';

/** The incidents of the last days as this process knows them. */
export type LivingTopics = { readonly topics: Topics; readonly placeNames: PlaceNames; readonly reference: Reference };

const livingDays = 30;
/** Cases are taken in again for so long: a slow statement may be recorded after a later one. Known ones are not added twice. */
const overlapMilliseconds = 10 * 60_000;
const dayMilliseconds = 86_400_000;

/**
 * Living topics of open cases that are not confidential. Each call takes in what has been submitted since the call before, so nobody has to
 * be told; the first one reads thirty days.
 */
export function openLivingTopics(deps: Pick<Deps, 'database' | 'reference' | 'clock'>): () => Promise<LivingTopics> {
  let held: LivingTopics | null = null;
  let mark = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function bringUpToDate(): Promise<LivingTopics> {
    const reference = await deps.reference.recent();
    if (held?.reference.version !== reference.version) {
      held = { ...startTopics(reference), reference };
      mark = 0;
    }
    const now = Date.parse(deps.clock());
    const oldest = now - livingDays * dayMilliseconds;
    const reports = await readReports(deps, reference, Math.max(oldest, mark - overlapMilliseconds));
    for (const report of reports) held.topics.add(report);
    mark = reports.at(-1)?.at ?? mark;
    held.topics.forget(oldest);
    return held;
  }
  return () => {
    // One after the other: two at once would both add the same reports to a new set of topics.
    const next = turn.then(bringUpToDate, bringUpToDate);
    turn = next.catch(() => undefined);
    return next;
  };
}

const namesMade = new WeakMap<Reference, PlaceNames>();

/** What people call each place; made once for each version of the reference data. */
export function placeNamesOf(reference: Reference): PlaceNames {
  const { places } = reference;
  const known = namesMade.get(reference);
  if (known) return known;
  const placeNames: PlaceNames = new Map(
    [...places].map(([id, place]) => {
      const campus = place.parent === null ? '' : (places.get(place.parent)?.name ?? '').replace(/校区$/u, '');
      // 东湖3号公寓 is also called 3号公寓 by those who live there.
      const short = campus !== '' && place.name.startsWith(campus) ? [place.name.slice(campus.length)] : [];
      return [id, [place.name, place.nameEn, ...short].filter((name) => name !== '')];
    }),
  );
  namesMade.set(reference, placeNames);
  return placeNames;
}

function startTopics(reference: Reference): Pick<LivingTopics, 'topics' | 'placeNames'> {
  const { categories } = reference;
  const placeNames = placeNamesOf(reference);
  // A building has one such incident at a time, so the same hours are evidence enough.
  const outages = new Set([...categories].filter(([, { name }]) => /停电|停水|供暖|停暖|断网/u.test(name)).map(([code]) => code));
  return { topics: openTopics({ placeNames, outages }), placeNames };
}

async function readReports({ database }: Pick<Deps, 'database'>, { places }: Reference, since: number): Promise<Report[]> {
  type Row = {
    id: string;
    at: string;
    place: string | null;
    category: string;
    person: string | null;
    title: string;
    text: string;
  };
  const { rows } = await database.pool.query<Row>({
    name: 'living-reports',
    text: `select v.id, v.submitted_at as at, v.place_id as place, v.category_code as category, v.requester as person, v.title,
        e.data->>'text' as text
      from case_view v join event e on e.case_id = v.id and e.version = 1
      where v.submitted_at >= $1 and v.confidentiality = 'normal' and v.ended_at is null
      order by v.submitted_at, v.id`,
    values: [new Date(since).toISOString()],
  });
  return rows.map((row) => ({ ...row, at: Date.parse(row.at), place: buildingOf(row.place, places) }));
}

/** People of one building report the same incident, whichever floor or room they name. */
export function buildingOf(id: string | null, places: Reference['places']): string | null {
  const place = id === null ? undefined : places.get(id);
  if (!place) return null;
  return place.kind === 'floor' || place.kind === 'room' ? (buildingOf(place.parent, places) ?? id) : id;
}
