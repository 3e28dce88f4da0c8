import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { dayOf } from '../../domain/calendar.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { toInstant } from '../platform/instant.ts';
import { campusOf } from './campusOf.ts';
import type { Campus } from './engine/campus.ts';
import { incidentsOf } from './engine/incidents.ts';
import { MODEL } from './engine/nightly.ts';
import { dayNumber } from './engine/schoolYear.ts';
import { familySettings } from './families.ts';
import { firstDayOf, readFacts, readNewFacts } from './readFacts.ts';
import { recordFindings } from './record.ts';
import { tellAlerts } from './tellAlerts.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference' | 'foresight'>;

/** What a look at the day's new cases did. */
export type Look = { readonly added: number; readonly told: number; readonly milliseconds: readonly number[] };

/** A slow statement may be recorded after a later one; known cases are not added twice. */
const overlapMilliseconds = 10 * 60_000;

type Day = {
  readonly day: string;
  readonly reference: Reference;
  readonly campus: Campus;
  readonly weeks: number;
  readonly judged: number;
  /** Instant up to which cases have been read, and those at its edge. */
  mark: number;
  known: Set<string>;
};

/**
 * Watches between two nights. Each look takes in what has come since the one before, so nobody has to be told of a case; the first look of a
 * day reads the whole history once. A process that dies loses nothing but that reading.
 */
export function openWatcher(deps: Needs): () => Promise<Look> {
  let held: Day | null = null;

  return async () => {
    const now = deps.clock();
    const day = dayOf(now);
    const reference = await deps.reference.recent();
    if (held?.day !== day || held.reference.version !== reference.version) held = await openDay(deps, reference, day);
    if (held === null) return { added: 0, told: 0, milliseconds: [] };
    const { campus, known } = held;
    const from = performance.now();
    const since = toInstant(Temporal.Instant.fromEpochMilliseconds(held.mark - overlapMilliseconds));
    const read = await readNewFacts(deps.analytics, reference, campus, {
      since,
      to: toInstant(Temporal.Instant.from(now).add({ seconds: 1 })),
    });
    const added = read.filter(({ id }) => !known.has(id));
    held.known = new Set(read.map(({ id }) => id));
    held.mark = Math.max(held.mark, ...read.map(({ at }) => Date.parse(at)));
    if (added.length === 0) return { added: 0, told: 0, milliseconds: [] };
    const { drafts, milliseconds } = await deps.foresight.ask({ type: 'watch', added });
    // Each case judges its series anew: the last word on each is the fullest.
    const last = new Map(drafts.map((draft) => [JSON.stringify([draft.kind, draft.scope]), draft]));
    if (last.size === 0) return { added: added.length, told: 0, milliseconds };
    const told = await recordFindings(deps, reference, {
      run: {
        id: randomUUID(),
        day,
        kind: 'watch',
        at: now,
        model: MODEL,
        reference_version: reference.version,
        cases: added.length,
        weeks: held.weeks,
        judged: held.judged,
        seconds: (performance.now() - from) / 1000,
        cube: '',
        missing: { outages: [], closed: [], entered: 1 },
      },
      incidents: incidentsOf([...last.values()]),
      suppressed: [],
      pictures: {},
      families: [],
    });
    if (told > 0) await tellAlerts(deps, reference);
    return { added: added.length, told, milliseconds };
  };
}

async function openDay(deps: Needs, reference: Reference, day: string): Promise<Day | null> {
  const tomorrow = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  const firstDay = await firstDayOf(deps.analytics, tomorrow);
  if (firstDay === null) return null;
  const campus = campusOf(reference, firstDay);
  const mark = Date.parse(deps.clock());
  const since = toInstant(Temporal.Instant.fromEpochMilliseconds(mark - overlapMilliseconds));
  const known = await readNewFacts(deps.analytics, reference, campus, {
    since,
    to: toInstant(Temporal.Instant.fromEpochMilliseconds(mark)),
  });
  const facts = await readFacts(deps.analytics, reference, campus, tomorrow);
  const { rows } = await deps.database.pool.query<{ judged: number }>(
    "select judged from foresight_run where kind = 'nightly' order by day desc, at desc limit 1",
  );
  const judged = rows[0]?.judged ?? 1000;
  const today = dayNumber(tomorrow) - dayNumber(firstDay);
  const settings = { ...(await familySettings(deps)), judged };
  const isOpen = await deps.foresight.ask({ type: 'open-watch', facts, campus, today, settings });
  return isOpen
    ? { day, reference, campus, weeks: Math.floor(today / 7), judged, mark, known: new Set(known.map(({ id }) => id)) }
    : null;
}
