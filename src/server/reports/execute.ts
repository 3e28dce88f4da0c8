import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ReportChange } from '../../contract/reports.ts';
import type { Instant } from '../../domain/calendar.ts';
import { type Period, periodAt, span } from '../../domain/measures/period.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { type Edits, reportDocument } from '../../domain/report/compose.ts';
import { duePeriod, lastEnded, ruleOf } from '../../domain/report/duePeriod.ts';
import { isGiven, mayRead, refusedCommand } from '../../domain/report/lifecycle.ts';
import type { ReportNumbers } from '../../domain/report/numbers.ts';
import { periodName } from '../../domain/report/periodName.ts';
import type { ReportState } from '../../domain/report/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { ReportTemplateData } from '../directory/queries.ts';
import { type HouseNotice, staffNotices } from '../notifications/execute.ts';
import type { Caller } from '../platform/http.ts';
import { startOfDay } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';
import { gatherNumbers } from './gather.ts';
import { findReport, issuedDocument, type StoredReport } from './stored.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>;
type Wanted = {
  readonly template: string;
  readonly on?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Who a schedule's reports are drafted and published by. */
const system = 'system';

/** @throws Problem 404 no such template · 409 'period-running', 'period-unfit', 'template-broken' */
export async function draft(deps: Needs, by: string, wanted: Wanted): Promise<{ id: string; version: number }> {
  const reference = await deps.reference.newest();
  const template = reference.reportTemplates.get(wanted.template);
  if (!template) throw new Problem(404, 'not-found');
  const now = deps.clock();
  const period = chosenPeriod(template, wanted, now);
  if ('refused' in period) throw new Problem(409, period.refused);
  const id = randomUUID();
  await insertDraft(deps, { id, template: wanted.template, data: template, period, now, by, byHand: true });
  return { id, version: 1 };
}

/** The period that somebody asks a report for: of a periodic kind one that has ended, of the others any that has begun. */
function chosenPeriod(
  template: ReportTemplateData,
  { on, from, to }: Wanted,
  now: Instant,
): Period | { refused: 'period-running' | 'period-unfit' } {
  const rule = ruleOf(template);
  if (rule && on === undefined) return lastEnded(template, now) ?? { refused: 'period-unfit' };
  if (rule && on !== undefined) {
    const period = periodAt(startOfDay(on), rule, []);
    if (!period) return { refused: 'period-unfit' };
    return period.to <= now ? period : { refused: 'period-running' };
  }
  if (from === undefined || to === undefined)
    return (from === undefined && to === undefined && lastEnded(template, now)) || { refused: 'period-unfit' };
  const period = span(startOfDay(from), startOfDay(to));
  return 'refused' in period || period.from >= now ? { refused: 'period-unfit' } : period;
}

type NewDraft = {
  readonly id: string;
  readonly template: string;
  readonly data: ReportTemplateData;
  readonly period: Period;
  readonly now: Instant;
  readonly by: string;
  readonly byHand: boolean;
};

/** @returns false when a schedule has made this report before */
async function insertDraft(deps: Needs, { id, template, data, period, now, by, byHand }: NewDraft): Promise<boolean> {
  const numbers = await gatherNumbers(deps, data, { whole: period, now });
  const document = reportDocument(data, numbers, { audience: data.audience, number: null, day: null });
  if ('refused' in document) throw new Problem(409, 'template-broken');
  const { rows } = await sql`
    with r as (insert into report (id, template, template_data, type, state, audience, title, period_name, period_from, period_to, as_of, numbers,
        by_hand, drafted_at, drafted_by)
      values (${id}, ${template}, ${JSON.stringify(data)}::jsonb, ${data.type}, 'draft', ${data.audience}, ${document.title.replaceAll('\n', '')},
        ${periodName(numbers.period)}, ${period.from}, ${period.to}, ${now}, ${JSON.stringify(numbers)}, ${byHand}, ${now}, ${by})
      on conflict (template, period_from, period_to) where not by_hand do nothing returning id)
    insert into report_history (report_id, version, command, at, by) select id, 1, 'Draft', ${now}, ${by} from r returning 1`.execute(
    deps.database.db,
  );
  return rows.length > 0;
}

/**
 * @throws Problem 404 · 403 'not-yours' · 409 'report-wrong-state', 'own-report', 'template-broken' · 412 'stale' (somebody acted first)
 */
export async function command(
  deps: Needs,
  caller: Caller,
  id: string,
  given: { version: number; change: ReportChange },
): Promise<{ version: number }> {
  const report = await findReport(deps.database, id);
  if (!report) throw new Problem(404, 'not-found');
  if (!isGiven(given.change.type, caller.person?.roles ?? [])) throw new Problem(403, 'not-yours');
  if (report.version !== given.version) throw new Problem(412, 'stale');
  const by = caller.person?.id ?? '';
  const refused = refusedCommand(given.change.type, report, by);
  if (refused) throw new Problem(409, refused);
  return change(deps, report, by, given.change);
}

async function change(deps: Needs, report: StoredReport, by: string, what: ReportChange): Promise<{ version: number }> {
  const now = deps.clock();
  const write = (fields: Fields, data: object = {}) => update(deps, report, { by, now, command: what.type, fields, data });
  switch (what.type) {
    case 'Edit':
      return write({ edits: edited(report.edits, what.edits), audience: what.audience ?? report.audience }, what);
    case 'Refresh': {
      const { period } = JSON.parse(report.numbers) as ReportNumbers; // written by insertDraft
      const whole = await wholePeriod(deps, report, period);
      const numbers = await gatherNumbers(deps, report.templateData, { whole, now });
      return write({ numbers: JSON.stringify(numbers), asOf: now });
    }
    case 'Submit':
      return write({ state: 'reviewing', submittedBy: by, sentBack: null });
    case 'SendBack':
      return write({ state: 'draft', sentBack: what.reason }, { reason: what.reason });
    case 'Approve':
      return write({ state: 'approved' });
    case 'Discard':
      return write({ state: 'discarded' });
    case 'Publish':
      return publish(deps, report, by);
  }
}

/** A report of a period that was running when it was drafted grows with it. */
async function wholePeriod(deps: Needs, report: StoredReport, drafted: Period): Promise<Period> {
  const { rows } = await sql<{ to: Instant }>`select period_to as "to" from report where id = ${report.id}`.execute(
    deps.database.db,
  );
  return { ...drafted, to: rows[0]?.to ?? drafted.to };
}

function edited(before: Edits, changes: Readonly<Record<string, string | null>>): Edits {
  const after = { ...before };
  for (const [id, text] of Object.entries(changes)) {
    if (text === null) delete after[id];
    else after[id] = text;
  }
  return after;
}

type Fields = {
  readonly state?: ReportState;
  readonly edits?: Edits;
  readonly audience?: string;
  readonly numbers?: string;
  readonly asOf?: Instant;
  readonly submittedBy?: string;
  readonly sentBack?: string | null;
};
type Written = {
  readonly by: string;
  readonly now: Instant;
  readonly command: string;
  readonly fields: Fields;
  readonly data: object;
};

/** One statement: the row, if it is still as it was seen, and its history. */
async function update(
  deps: Needs,
  report: StoredReport,
  { by, now, command: name, fields, data }: Written,
): Promise<{ version: number }> {
  const f = { ...report, ...fields };
  const { rows } = await sql<{ version: number }>`
    with r as (update report set version = version + 1, state = ${f.state}, edits = ${JSON.stringify(f.edits)}::jsonb, audience = ${f.audience},
        numbers = ${f.numbers}, as_of = ${f.asOf}, submitted_by = ${f.submittedBy}, sent_back = ${f.sentBack}
      where id = ${report.id} and version = ${report.version} returning id, version)
    insert into report_history (report_id, version, command, at, by, data)
    select id, version, ${name}, ${now}, ${by}, ${JSON.stringify(data)}::jsonb from r returning version`.execute(
    deps.database.db,
  );
  if (!rows[0]) throw new Problem(412, 'stale');
  return rows[0];
}

/**
 * Gives the next number of the kind and year, keeps the document with it, and tells its readers, in one statement. The document names its number, so the number
 * is foreseen; when somebody else was given it meanwhile, nothing is written and the next one is tried.
 */
async function publish(deps: Needs, report: StoredReport, by: string): Promise<{ version: number }> {
  const now = deps.clock();
  const day = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
  for (let attempt = 0; attempt < 20; attempt++) {
    const { rows: series } = await sql<{ last: number }>`
      select last from report_series where template = ${report.template} and year = ${day.year}`.execute(deps.database.db);
    const number = (series[0]?.last ?? 0) + 1;
    const { text, digest } = issuedDocument(report, { audience: report.audience, number, day: day.toString() });
    const { rows } = await sql<{ version: number }>`
      with due as (select id, template from report where id = ${report.id} and version = ${report.version} and state <> 'published' for update),
      s as (insert into report_series (template, year, last) select template, ${day.year}::int, ${number}::int from due
        on conflict (template, year) do update set last = excluded.last where report_series.last = excluded.last - 1 returning last),
      r as (update report set version = version + 1, state = 'published', year = ${day.year}, number = s.last, day = ${day.toString()},
          published_at = ${now}, document = ${text}, digest = ${digest}
        from s where report.id = ${report.id} and report.version = ${report.version} and s.last = ${number} returning report.id, report.version),
      n as (${staffNotices(issueNotice(report, number), { at: now, when: sql`exists (select from r)` })})
      insert into report_history (report_id, version, command, at, by, data)
      select id, version, 'Publish', ${now}, ${by}, jsonb_build_object('number', ${number}::int) from r returning version`.execute(
      deps.database.db,
    );
    if (rows[0]) return rows[0];
    const current = await findReport(deps.database, report.id);
    if (current?.version !== report.version) throw new Problem(412, 'stale');
  }
  throw new Error('Twenty others published at once.');
}

/** Who is told of an issue, if it is for them; everybody else finds it in the portal and its feed. */
const told: readonly Role[] = ['operator', 'dispatcher', 'caller', 'supervisor', 'secretary', 'leader', 'officer', 'head'];

function issueNotice({ id, audience, templateData, periodName: period }: StoredReport, number: number): HouseNotice {
  return {
    key: `report ${id}`,
    kind: 'ReportPublished',
    about: `${templateData.name} 第${number}期 ${period}`,
    link: `/reports/${id}`,
    roles: told.filter((role) => mayRead({ state: 'published', audience }, [role])),
  };
}

/**
 * Makes the reports whose hour has come, and publishes those that need no approval. Of each kind only the newest: after days of downtime
 * there is one report, not a burst. Whoever runs it, and how often, a period is reported once.
 * @returns how many were published
 */
export async function issueDue(deps: Needs): Promise<number> {
  // While the demonstration's history is still being played, its numbers are half of what they will be.
  const site = await deps.database.db.selectFrom('site').select(['demo', 'demo_done']).executeTakeFirstOrThrow();
  if (site.demo && site.demo_done !== true) return 0;
  const reference = await deps.reference.newest();
  let published = 0;
  for (const [template, data] of reference.reportTemplates) {
    const now = deps.clock();
    const period = duePeriod(data, now);
    if (period === null) continue;
    await insertOnce(deps, { template, data, period, now });
    if (!data.approval && (await publishScheduled(deps, template, period))) published++;
  }
  return published;
}

async function insertOnce(deps: Needs, due: Omit<NewDraft, 'id' | 'by' | 'byHand'>): Promise<void> {
  const { rows } = await sql`
    select 1 from report where template = ${due.template} and period_from = ${due.period.from} and period_to = ${due.period.to} and not by_hand`.execute(
    deps.database.db,
  );
  // Asked first, because gathering the numbers is the dear part; the index decides.
  if (rows.length === 0) await insertDraft(deps, { ...due, id: randomUUID(), by: system, byHand: false });
}

/** A draft that a killed process left behind is published as well; one that somebody has touched waits for them. */
async function publishScheduled(deps: Needs, template: string, period: Period): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from report where template = ${template} and period_from = ${period.from} and period_to = ${period.to} and not by_hand
      and state = 'draft' and version = 1`.execute(deps.database.db);
  const report = rows[0] && (await findReport(deps.database, rows[0].id));
  if (!report) return false;
  await publish(deps, report, system);
  return true;
}

/** Every five minutes, in one process: hours and days are the templates' own, and may change at any time. */
export async function reportWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('issue-reports', '*/5 * * * *', async () => {
    await issueDue(deps);
  });
}
