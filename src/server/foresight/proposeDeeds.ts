import type { Effect } from '../../contract/proactive.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { enterDeed } from '../deeds/execute.ts';
import type { Deps } from '../deps.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'live'>;

/** What acts when no person does. */
const system: Actor = { id: 'system', grants: [], followed: null };

/** An effect of four weeks may be the novelty of having been there. */
const leastWeeks = 12;
/** An effect of before is not dug up when a scheme begins to count it. */
const freshDays = 31;

/**
 * Proposes a verified deed (查实事项) for each confirmed task whose newest measured effect lies wholly below no change, where some assessment
 * in force counts such deeds; a person of another unit confirms it, or not. The deed has the id of its task, hence there is one at most; of
 * several tasks of a unit about one incident the first one stands for all. @returns how many were proposed
 */
export async function proposeDeeds(deps: Needs): Promise<number> {
  const { assessments, schemes } = await deps.reference.newest();
  const isCounted = [...assessments.values()].some(({ scheme }) =>
    schemes.get(scheme)?.deeds.some(({ kind }) => kind === 'proactive'),
  );
  if (!isCounted) return 0;
  const { rows } = await deps.database.pool.query<Shown>(
    `select distinct on (t.unit, coalesce(t.incident, t.id)) t.id, t.unit, t.state->>'title' as title, e.weeks, e.numbers
     from proactive_task t
     join lateral (select weeks, at, verdict, numbers from proactive_effect where task_id = t.id order by weeks desc limit 1) e on true
     where t.phase = 'confirmed' and e.verdict = 'fewer' and e.weeks >= ${leastWeeks} and e.at >= $1::date - ${freshDays}
       and not exists (select from deed d join proactive_task o on o.id = d.id
         where o.id = t.id or (o.unit = t.unit and o.incident = t.incident))
     order by t.unit, coalesce(t.incident, t.id), t.done_at, t.id`,
    [dayOf(deps.clock())],
  );
  for (const { id, unit, title, weeks, numbers } of rows) {
    const { observed, expected, ratio, low, high } = numbers;
    const shown = { task: id, weeks, observed, expected, ratio, low, high };
    const draft = { id, kind: 'proactive' as const, whose: unit, caseId: null, text: title, photos: [], shown };
    await enterDeed(deps, { actor: system, unit: null }, draft);
  }
  return rows.length;
}

type Shown = {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly weeks: number;
  /** A verdict of fewer or more always has its numbers. */
  readonly numbers: NonNullable<Effect['numbers']>;
};
