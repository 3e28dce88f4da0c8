import { sql } from 'kysely';
import { type AlarmStage, alarmStage } from '../../domain/case/alarm.ts';
import { type Clock, ownerOf } from '../../domain/case/clocks.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import type { NewJob } from '../platform/jobs.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'live'>;
type Running = Clock & { readonly id: string; readonly category: string };
type Alarm = { readonly running: Running; readonly stage: AlarmStage };

const batchSize = 500;

/**
 * Looks at every clock that has passed half of its time, and tells those who must act: once for each stage, the highest only. Two processes
 * that look at once tell it once; a process that was down for a day tells where things stand, not what it missed.
 * @returns alarms raised
 */
export async function ringClocks(deps: Needs): Promise<number> {
  const now = deps.clock();
  const reference = await deps.reference.newest();
  let raised = 0;
  for (let after: Pick<Running, 'id' | 'name'> | null = null; ; ) {
    const batch: Running[] = await runningClocks(deps, now, after);
    const alarms = batch.flatMap((running): Alarm[] => {
      const stage = alarmStage(running, now, reference.calendar);
      return stage === null ? [] : [{ running, stage }];
    });
    raised += await raise(deps, now, alarms, reference);
    if (batch.length < batchSize) break;
    after = batch.at(-1)!;
  }
  // A card turns yellow or red by time alone; nobody's command would tell the boards of it.
  if (raised > 0) deps.live.announce({ kind: 'supervision', id: '' });
  return raised;
}

async function runningClocks(deps: Needs, now: string, after: Pick<Running, 'id' | 'name'> | null): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select v.id, v.category_code as category, c.name, c.kind, c.unit, c."from", c.at, c."natural"
    from case_view v, jsonb_to_recordset(v.clocks) as c(name text, kind text, unit text, "from" timestamptz, at timestamptz,
      half timestamptz, "natural" boolean)
    where v.half_at <= ${now}::timestamptz and c.half <= ${now}::timestamptz
      and ${after === null ? sql`true` : sql`(v.id, c.name) > (${after.id}::uuid, ${after.name})`}
      and not exists (select from alarm a where a.case_id = v.id and a.clock in (c.name, '') and a.due_at = c.at and a.stage = 'leader')
    order by v.id, c.name limit ${batchSize}`.execute(deps.database.db);
  return rows;
}

/** Alarms and the jobs that tell of them, in one statement: what was not told before is told now. */
async function raise(deps: Needs, now: string, alarms: readonly Alarm[], reference: Reference): Promise<number> {
  if (alarms.length === 0) return 0;
  const rows = alarms.map(({ running, stage }) => ({
    case_id: running.id,
    clock: running.name,
    due_at: running.at,
    stage,
    jobs: jobsOf(running, stage, reference),
  }));
  const { rows: raised } = await sql`
    with x as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(case_id uuid, clock text, due_at timestamptz, stage text, jobs jsonb)
      where not exists (select from alarm a where a.case_id = x.case_id and a.clock = '' and a.due_at = x.due_at and a.stage = x.stage)),
    a as (insert into alarm (case_id, clock, due_at, stage, at) select case_id, clock, due_at, stage, ${now}::timestamptz from x
      on conflict do nothing returning case_id, clock, stage),
    j as (insert into pgboss.job (name, data, retry_limit, retry_delay, retry_backoff)
      select 'notify', job->'data', 10, 5, true from a join x using (case_id, clock, stage), jsonb_array_elements(x.jobs) as job)
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

/** Who hears of a stage: whoever owes · the head too when it is missed · supervisors · the leader in charge of the class. */
function jobsOf(running: Running, stage: AlarmStage, reference: Reference): NewJob[] {
  const { id, unit, category } = running;
  const owed = ownerOf(running);
  // The requester's own time, to supply facts or to answer alone, is nobody's fault.
  if (owed === 'requester') return [];
  const tell = (to: Extract<NewJob, { name: 'notify' }>['data']['to']): NewJob => ({
    name: 'notify',
    data: { caseId: id, template: templates[stage], to },
  });
  const owner = tell(
    'office' in owed
      ? { role: owed.office, unit: null }
      : owed.as === 'head'
        ? { role: 'head', unit: owed.unit }
        : { unit: owed.unit },
  );
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
