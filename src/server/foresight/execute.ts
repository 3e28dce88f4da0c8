import { createHash, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { ForesightRun } from '../../contract/foresight.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Deps } from '../deps.ts';
import { toInstant } from '../platform/instant.ts';
import { findBottlenecks } from './bottlenecks.ts';
import { campusOf } from './campusOf.ts';
import { measureDueEffects, recentFixes } from './effects.ts';
import { DEFAULT_RATE } from './engine/bursts.ts';
import type { Facts } from './engine/facts.ts';
import { alone } from './engine/incidents.ts';
import { leadDrafts } from './engine/leads.ts';
import type { Night } from './engine/nightly.ts';
import { dayNumber } from './engine/schoolYear.ts';
import { familySettings, learnRates } from './families.ts';
import { proposeDeeds } from './proposeDeeds.ts';
import { firstDayOf, readDelays, readFacts } from './readFacts.ts';
import { type RunRow, recordFindings } from './record.ts';
import { tellAlerts } from './tellAlerts.ts';
import { topicDrafts } from './topicDrafts.ts';
import { openWatcher } from './watcher.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference' | 'foresight' | 'understanding' | 'live'>;

/**
 * One night's work: reads the facts of all days before `day`, has them judged in the engine's thread and writes what was found. Any night
 * can be done again, and any past one as it would have been. Null before there are eight weeks of cases.
 */
export async function runNight(deps: Needs, day = dayOf(deps.clock()), { past = false } = {}): Promise<ForesightRun | null> {
  const started = performance.now();
  const at = deps.clock();
  const reference = await deps.reference.newest();
  const firstDay = await firstDayOf(deps.analytics, day);
  if (firstDay === null) return null;
  const campus = campusOf(reference, firstDay);
  const facts = await readFacts(deps.analytics, reference, campus, day);
  const settings = await familySettings(deps);
  const cube = digestOf(facts);
  const today = dayNumber(day) - dayNumber(firstDay);
  const monday = Temporal.PlainDate.from(day).dayOfWeek === 1;
  const weekly = monday || Object.keys(settings.calibrations).length === 0;
  const fixes = await recentFixes(deps, firstDay, day);
  // Of a night of the past all is known by now.
  const delays = past ? null : await readDelays(deps.analytics, day);
  const night = await deps.foresight.ask({ type: 'night', facts, campus, order: { today, weekly, fixes, delays, ...settings } });
  if (night === null) return null;

  const { drafts: slow, ...bottlenecks } = await findBottlenecks(deps.analytics, day);
  // Living topics are of now; a night of the past has none.
  const topics = past ? [] : await topicDrafts(deps);
  const told = [...night.incidents, ...[...slow, ...topics, ...leadDrafts(night.leads ?? [], day)].map(alone)];

  const run: RunRow = {
    id: randomUUID(),
    day,
    kind: 'nightly',
    at,
    model: night.model,
    reference_version: reference.version,
    cases: night.cases,
    weeks: night.weeks,
    judged: night.judged,
    seconds: (performance.now() - started) / 1000,
    cube,
    missing: night.missing,
  };
  await recordFindings(deps, reference, {
    run,
    incidents: told,
    suppressed: night.suppressed,
    pictures: { ...picturesOf(night), bottlenecks },
    families: Object.entries(night.calibrations ?? {}).map(([family, calibration]) => ({
      family,
      rate: settings.rates[family as keyof typeof settings.rates] ?? DEFAULT_RATE,
      calibration,
    })),
  });
  await measureDueEffects(deps, day);
  // A night of the past is history: nobody is woken by it, and nothing is proposed.
  if (!past) {
    await tellAlerts(deps, reference);
    await proposeDeeds(deps);
  }
  const { reference_version: _, kind: __, ...shown } = run;
  return { ...shown, missing: { ...night.missing, outages: [...night.missing.outages], closed: [...night.missing.closed] } };
}

function picturesOf({ seasons, spots, outlooks, leads }: Night): Record<string, unknown> {
  return { seasons, spots, outlook: outlooks, ...(leads === null ? {} : { leads }) };
}

/** What identifies the cube: the same digest and the same model give the same numbers. */
function digestOf({ hour, category, place, person, kind }: Facts): string {
  const hash = createHash('sha256');
  for (const column of [hour, category, place, person, kind]) hash.update(column);
  return hash.digest('hex').slice(0, 32);
}

/** Nights of the past as they would have been, oldest first: Mondays of seven months, then each of the last twelve days. For a fresh demonstration. */
export async function replayNights(deps: Needs): Promise<number> {
  const today = Temporal.PlainDate.from(dayOf(deps.clock()));
  const lastMonday = today.subtract({ days: today.dayOfWeek - 1 });
  const mondays = Array.from({ length: 30 }, (_, i) => lastMonday.subtract({ weeks: 29 - i }).toString());
  const recent = Array.from({ length: 12 }, (_, i) => today.subtract({ days: 11 - i }).toString());
  let nights = 0;
  for (const day of [...new Set([...mondays, ...recent])].sort()) {
    const at = toInstant(
      Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '00:10' }).toInstant(),
    );
    if (await runNight({ ...deps, clock: () => at }, day, { past: true })) nights += 1;
  }
  return nights;
}

/** Works at night, in one process only, and learns once a month from what people said. */
export async function foresightWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('foresight-night', '10 0 * * *', async () => {
    await runNight(deps);
  });
  const look = openWatcher(deps);
  await deps.jobs.schedule('foresight-watch', '* * * * *', async () => {
    await look();
  });
  await deps.jobs.schedule('foresight-learn', '40 0 1 * *', async () => {
    await learnRates(deps);
  });
}

export { executeTask } from './tasks.ts';
