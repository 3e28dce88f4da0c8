import { sql } from 'kysely';
import { workMinutesBetween } from '../../domain/calendar.ts';
import { type AlarmStage, alarmStage } from '../../domain/case/alarm.ts';
import type { OrderState } from '../../domain/order/order.ts';
import { nextLevelByRule } from '../../domain/order/rules.ts';
import type { Deps } from '../deps.ts';
import type { NewJob } from '../platform/jobs.ts';
import { Problem } from '../platform/problem.ts';
import { commandOrder, type Needs } from './execute.ts';
import { raiseByRules, system } from './raise.ts';

type Subject = 'Order' | 'Directive' | 'Decision';
type Running = {
  readonly subject: Subject;
  /** The order, the directive or the meeting. */
  readonly id: string;
  /** What the alarm is kept by: the same, or the decision. */
  readonly key: string;
  readonly units: readonly string[];
  readonly from: string;
  readonly at: string;
};

/**
 * Reminds of orders, directives and decisions whose time is nearly over or over, once for each deadline and stage, and takes orders without
 * a reply up the ladder. @returns what was told, and how many orders went up
 */
export async function ringSupervision(deps: Needs): Promise<{ readonly told: number; readonly raised: number }> {
  return { told: await remind(deps), raised: await climb(deps) };
}

async function remind(deps: Needs): Promise<number> {
  const now = deps.clock();
  const { calendar } = await deps.reference.newest();
  const { rows } = await sql<Running>`
    select 'Order' as subject, id, id as key, units, next_from as "from", next_at as at from supervision_order
      where half_at <= ${now}::timestamptz
    union all
    select 'Directive', id, id, units, next_from, next_at from directive where half_at <= ${now}::timestamptz
    union all
    select 'Decision', m.id, (d->>'id')::uuid, array[d->>'owner'], (d->>'madeAt')::timestamptz,
      ((d->>'due')::date + 1)::timestamp at time zone 'Asia/Shanghai'
    from meeting m, jsonb_array_elements(m.state->'decisions') as d
    where m.open_decisions > 0 and d->>'doneAt' is null`.execute(deps.database.db);
  const alarms = rows.flatMap((running) => {
    const stage = stageOf(alarmStage({ ...running, natural: false }, now, calendar));
    return stage === null ? [] : [{ subject: running.key, due_at: running.at, stage, jobs: jobsOf(running, stage) }];
  });
  if (alarms.length === 0) return 0;
  const { rows: told } = await sql`
    with x as (select * from jsonb_to_recordset(${JSON.stringify(alarms)}::jsonb) as x(subject uuid, due_at timestamptz, stage text, jobs jsonb)),
    a as (insert into supervision_alarm (subject, due_at, stage, at) select subject, due_at, stage, ${now}::timestamptz from x
      on conflict do nothing returning subject, stage),
    j as (insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff)
      select 'notify', job->'data', 10, 5, true from a join x using (subject, stage), jsonb_array_elements(x.jobs) as job)
    select 1 from a`.execute(deps.database.db);
  if (told.length > 0) deps.live.announce({ kind: 'supervision', id: '' });
  return told.length;
}

/** Two stages are enough: near, and missed. What a ladder does beyond is told by its own steps. */
function stageOf(stage: AlarmStage | null): 'near' | 'missed' | null {
  if (stage === null || stage === 'half') return null;
  return stage === 'near' ? 'near' : 'missed';
}

function jobsOf({ subject, id, units }: Running, stage: 'near' | 'missed'): NewJob[] {
  const template = `${subject}${stage === 'near' ? 'Near' : 'Missed'}`;
  const tell = (to: Extract<NewJob, { name: 'notify' }>['data']['to']): NewJob => ({
    name: 'notify',
    data: { caseId: id, template, to },
  });
  const office = tell({ role: 'supervisor', unit: null });
  const owners = units.flatMap((unit) => [tell({ unit }), ...(stage === 'missed' ? [tell({ role: 'head', unit })] : [])]);
  return stage === 'missed' || units.length === 0 ? [...owners, office] : owners;
}

/** Orders that were not replied to in time go up one step. @returns how many */
async function climb(deps: Needs): Promise<number> {
  const now = deps.clock();
  const { supervision, calendar } = await deps.reference.newest();
  const { rows } = await sql<{ id: string; state: OrderState }>`
    select id, state from supervision_order where phase in ('issued', 'signed') and reply_by < ${now}::timestamptz
    order by reply_by, id limit 500`.execute(deps.database.db);
  let raised = 0;
  for (const { id, state } of rows) {
    const level = nextLevelByRule(state.level, supervision.ladder);
    const due = state.replyBy;
    if (level === null || due === null || workMinutesBetween(due.at, now, calendar) < supervision.ladder.afterWorkMinutes)
      continue;
    try {
      const text = '逾期未反馈，按规则升级。';
      await commandOrder(
        deps,
        { actor: system, unit: null },
        { id, command: { type: 'Escalate', level, text }, seen: state.version },
      );
      raised += 1;
    } catch (error) {
      // Somebody acted in between, or another process was first.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return raised;
}

/** Rules every five minutes, clocks every minute; each in one process. */
export async function supervisionWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('raise-orders', '*/5 * * * *', async () => {
    // A history that is being played has cases that look forgotten until their next step is.
    const site = await deps.database.db.selectFrom('site').select(['demo', 'demo_done']).executeTakeFirstOrThrow();
    if (!site.demo || site.demo_done === true) await raiseByRules(deps);
  });
  await deps.jobs.schedule('ring-supervision', '* * * * *', async () => {
    await ringSupervision(deps);
  });
}
