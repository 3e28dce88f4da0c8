import { dayOf } from '../../domain/calendar.ts';
import type { TaskState } from '../../domain/foresight/task.ts';
import { effectWeeks } from '../../domain/foresight/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { campusOf } from './campusOf.ts';
import { MODEL } from './engine/nightly.ts';
import type { Fix } from './engine/rebounds.ts';
import { dayNumber } from './engine/schoolYear.ts';
import { firstDayOf, readFacts } from './readFacts.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference' | 'foresight'>;

/** Measures every effect whose weeks are over by `day` and that has not been measured; what is measured stays. @returns how many */
export async function measureDueEffects(deps: Needs, day = dayOf(deps.clock())): Promise<number> {
  const { rows } = await deps.database.pool.query<{ id: string; weeks: number; state: TaskState }>(
    `select t.id, w.weeks, t.state from proactive_task t cross join unnest($2::int[]) as w(weeks)
     where t.done_at is not null and t.phase in ('done', 'confirmed')
       and (t.done_at at time zone 'Asia/Shanghai')::date + 1 + 7 * w.weeks <= $1::date
       and not exists (select from proactive_effect e where e.task_id = t.id and e.weeks = w.weeks)
     order by t.done_at, w.weeks limit 500`,
    [day, [...effectWeeks]],
  );
  if (rows.length === 0) return 0;
  const reference = await deps.reference.newest();
  const firstDay = await firstDayOf(deps.analytics, day);
  if (firstDay === null) return 0;
  const campus = campusOf(reference, firstDay);
  const facts = await readFacts(deps.analytics, reference, campus, day);
  const since = (plain: string) => dayNumber(plain) - dayNumber(firstDay);
  const orders = rows.map(({ weeks, state: { category, places, troubleFrom, doneAt, issuedAt } }) => ({
    category,
    places,
    troubleFrom: since(troubleFrom),
    doneOn: since(dayOf(doneAt ?? issuedAt)),
    weeks,
  }));
  const measured = await deps.foresight.ask({ type: 'effects', facts, campus, orders });
  const kept = rows.map(({ id, weeks }, i) => ({ task_id: id, weeks, ...measured[i]! }));
  await deps.database.pool.query(
    `insert into proactive_effect (task_id, weeks, at, model, numbers, verdict)
     select x.task_id, x.weeks, $1, $2, x.numbers, x.verdict
     from jsonb_to_recordset($3::jsonb) as x(task_id uuid, weeks int, numbers jsonb, verdict text) on conflict do nothing`,
    [deps.clock(), MODEL, JSON.stringify(kept)],
  );
  return kept.length;
}

const fixedDays = 120;

/** What was put right lately: tasks that were done, and bursts whose last case is resolved. */
export async function recentFixes({ database, analytics }: Needs, firstDay: string, day: string): Promise<Fix[]> {
  const since = (plain: string) => dayNumber(plain) - dayNumber(firstDay);
  const { rows: tasks } = await database.pool.query<{ category: string; places: string[]; done: string; trouble: string }>(
    `select category_code as category, places, to_char(done_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as done, state->>'troubleFrom' as trouble
     from proactive_task where category_code is not null and done_at >= $1::date - ${fixedDays} and done_at < $1::date`,
    [day],
  );
  const { rows: bursts } = await database.pool.query<{ category: string; places: string[]; from: string; cases: string[] }>(
    `select a.category_code as category, a.places, a.from_day as from, a.cases from foresight_incident i join foresight_alert a on a.id = i.alert
     where a.kind in ('burst', 'regional') and a.category_code is not null and cardinality(a.places) = 1 and cardinality(a.cases) between 3 and 400
       and i.seen_on >= $1::date - ${fixedDays} and i.seen_on < $1::date - 7`,
    [day],
  );
  const { rows: resolved } = await analytics.pool.query<{ n: number; done: string | null }>(
    `select x.n::int as n, case when bool_and(f.resolved_at is not null and f.resolved_at < $2::date)
       then to_char(max(f.resolved_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') end as done
     from jsonb_array_elements($1::jsonb) with ordinality x(ids, n), jsonb_array_elements_text(x.ids) c(id)
     join analytics.case_fact f on f.case_id = c.id::uuid group by x.n`,
    [JSON.stringify(bursts.map(({ cases }) => cases)), day],
  );
  const doneOf = new Map(resolved.map(({ n, done }) => [n - 1, done]));
  return [
    ...tasks.flatMap(({ category, places, done, trouble }) =>
      (places.length === 0 ? [null] : places).map((place) => ({
        category,
        place,
        fixedOn: since(done),
        since: Math.min(since(trouble), since(done) - 28),
      })),
    ),
    ...bursts.flatMap(({ category, places, from }, i) => {
      const done = doneOf.get(i);
      return done ? [{ category, place: places[0]!, fixedOn: since(done), since: since(from) - 28 }] : [];
    }),
  ].filter(({ since: start }) => start >= 0);
}
