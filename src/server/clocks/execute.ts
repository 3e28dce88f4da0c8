import { sql } from 'kysely';
import { type AlarmStage, alarmStage } from '../../domain/case/alarm.ts';
import type { DeadlineKind } from '../../domain/case/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import type { NewJob } from '../platform/jobs.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;
type Running = {
  readonly id: string;
  readonly unit: string | null;
  readonly category: string;
  readonly kind: DeadlineKind;
  readonly from: string;
  readonly at: string;
};
type Alarm = { readonly running: Running; readonly stage: AlarmStage };

const batchSize = 500;

/**
 * Looks at every deadline that has passed half of its time, and tells those who must act: once for each stage, the highest only. Two
 * processes that look at once tell it once; a process that was down for a day tells where things stand, not what it missed.
 * @returns alarms raised
 */
export async function ringClocks(deps: Needs): Promise<number> {
  const now = deps.clock();
  const reference = await deps.reference.newest();
  let raised = 0;
  for (let after = ''; ; ) {
    const batch = await runningClocks(deps, now, after);
    const alarms = batch.flatMap((running): Alarm[] => {
      const stage = alarmStage(running.from, running.at, now, reference.calendar);
      return stage === null ? [] : [{ running, stage }];
    });
    raised += await raise(deps, now, alarms, reference);
    if (batch.length < batchSize) return raised;
    after = batch.at(-1)!.id;
  }
}

async function runningClocks(deps: Needs, now: string, after: string): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select v.id, v.unit, v.category_code as category, v.next_kind as kind, v.next_from as "from", v.next_at as at
    from case_view v
    where v.half_at <= ${now}::timestamptz and (${after} = '' or v.id > nullif(${after}, '')::uuid)
      and not exists (select from alarm a where a.case_id = v.id and a.due_at = v.next_at and a.stage = 'leader')
    order by v.id limit ${batchSize}`.execute(deps.database.db);
  return rows;
}

/** Alarms and the jobs that tell of them, in one statement: what was not told before is told now. */
async function raise(deps: Needs, now: string, alarms: readonly Alarm[], reference: Reference): Promise<number> {
  if (alarms.length === 0) return 0;
  const rows = alarms.map(({ running, stage }) => ({
    case_id: running.id,
    due_at: running.at,
    stage,
    jobs: jobsOf(running, stage, reference),
  }));
  const { rows: raised } = await sql`
    with x as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(case_id uuid, due_at timestamptz, stage text, jobs jsonb)),
    a as (insert into alarm (case_id, due_at, stage, at) select case_id, due_at, stage, ${now}::timestamptz from x on conflict do nothing
      returning case_id, stage),
    j as (insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff)
      select 'notify', job->'data', 10, 5, true from a join x using (case_id, stage), jsonb_array_elements(x.jobs) as job)
    select 1 from a`.execute(deps.database.db);
  return raised.length;
}

const templates = {
  half: 'DeadlineHalf',
  near: 'DeadlineNear',
  missed: 'DeadlineMissed',
  supervisor: 'DeadlineEscalated',
  leader: 'DeadlineEscalated',
} as const satisfies Record<AlarmStage, string>;

function jobsOf(running: Running, stage: AlarmStage, reference: Reference): NewJob[] {
  const { id, unit, category, kind } = running;
  // The requester's own time to supply facts is nobody's fault.
  if (kind === 'supply') return [];
  const tell = (to: Extract<NewJob, { name: 'notify' }>['data']['to']): NewJob => ({
    name: 'notify',
    data: { caseId: id, template: templates[stage], to },
  });
  const owner = (() => {
    if (kind === 'accept') return tell({ role: 'operator', unit: null });
    if (kind === 'dispatch' || kind === 'ruleReturn') return tell({ role: 'dispatcher', unit: null });
    if (kind === 'followUp' || kind === 'decide') return tell({ role: 'caller', unit: null });
    if (unit === null) return tell({ role: 'dispatcher', unit: null });
    return kind === 'review' ? tell({ role: 'head', unit }) : tell({ unit });
  })();
  switch (stage) {
    case 'half':
      // The desk sees its queue; only a unit is reminded that early.
      return unit === null ? [] : [owner];
    case 'near':
      return [owner];
    case 'missed':
      return unit === null ? [owner] : [owner, tell({ role: 'head', unit })];
    case 'supervisor':
      return [tell({ role: 'supervisor', unit: null })];
    case 'leader': {
      const leader = reference.topicGroups.get(category.slice(0, 2))?.leader ?? null;
      return leader === null ? [tell({ role: 'leader', unit: null })] : [tell({ person: leader })];
    }
  }
}

/** Every minute, in one process. */
export async function clockWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('ring-clocks', '* * * * *', async () => {
    await ringClocks(deps);
  });
}
