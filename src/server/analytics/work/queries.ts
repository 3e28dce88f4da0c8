import type { Instant } from '../../../domain/calendar.ts';
import type { Span } from '../../../domain/measures/period.ts';
import type { WorkNumbers } from '../../../domain/report/numbers.ts';
import type { Deps } from '../../deps.ts';

type Needs = Pick<Deps, 'analytics'>;

/** What was done besides answering cases: supervision, meetings, joint handling, warnings and proactive tasks; counts only. */
export async function workIn(
  deps: Needs,
  { period, now }: { readonly period: Span; readonly now: Instant },
): Promise<WorkNumbers> {
  const { rows } = await deps.analytics.pool.query<{ work: WorkNumbers }>(
    `with o as (select phase, issued_at, reply_by, closed_at from supervision_order where issued_at is not null and phase <> 'withdrawn'),
      d as (select phase, given_at from directive where phase <> 'withdrawn'),
      judged as (select distinct on (incident) incident, judgement from foresight_judgement order by incident, at desc),
      told as (select distinct incident from foresight_alert where at >= $1 and at < $2)
    select jsonb_build_object(
      'ordersIssued', (select count(*) from o where issued_at >= $1 and issued_at < $2),
      'ordersClosed', (select count(*) from o where closed_at >= $1 and closed_at < $2),
      'ordersOpen', (select count(*) from o where phase in ('issued', 'signed', 'replied')),
      'ordersOverdue', (select count(*) from o where phase in ('issued', 'signed') and coalesce(reply_by < $3, false)),
      'directives', (select count(*) from d where given_at >= $1 and given_at < $2),
      'meetings', (select count(*) from meeting where phase in ('held', 'concluded') and starts_at >= $1 and starts_at < $2),
      'joint', (select count(*) from analytics.case_fact where first_day is not null and accepted_at >= $1 and accepted_at < $2
        and jsonb_array_length(sub_orders) > 0),
      'warnings', (select count(*) from told),
      'warningsConfirmed', (select count(*) from told join judged using (incident) where judgement = 'confirmed'),
      'warningsFalse', (select count(*) from told join judged using (incident) where judgement = 'false-alarm'),
      'tasksIssued', (select count(*) from proactive_task where issued_at >= $1 and issued_at < $2 and phase <> 'cancelled'),
      'tasksDone', (select count(*) from proactive_task where done_at >= $1 and done_at < $2),
      'effectsMeasured', (select count(*) from proactive_effect where at >= $1 and at < $2 and verdict <> 'too-little'),
      'effectsFewer', (select count(*) from proactive_effect where at >= $1 and at < $2 and verdict = 'fewer')
    ) as work`,
    [period.from, period.to, now],
  );
  // The statement always gives one row.
  return rows[0]!.work;
}
