import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import { openDataPaths } from '../../src/contract/openData.ts';
import { putItem } from '../../src/contract/reference.ts';
import {
  commandReport,
  draftReport,
  getReport,
  listReports,
  listReportTemplates,
  reportFilePath,
} from '../../src/contract/reports.ts';
import { documentTexts } from '../../src/domain/document/documentTexts.ts';
import type { Document, Table } from '../../src/domain/document/vocabulary.ts';
import { issueDue, reportWorker } from '../../src/server/reports/execute.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let supervisor: Visitor;
let leader: Visitor;

const beijing = (time: string) => new Date(`${time}+08:00`).toISOString();

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  supervisor = await t.as({ role: 'supervisor' });
  leader = await t.as({ role: 'leader' });
  for (const [at, categoryCode] of [
    ['2026-03-02T10:00', '0507'],
    ['2026-03-02T11:00', '0507'],
    ['2026-03-03T09:00', '0507'],
    ['2026-03-03T09:30', '0802'],
  ] as const) {
    await taken(at, categoryCode);
  }
});
afterAll(() => t.close());

/** A case that was submitted, accepted and sent to a unit at a time of Beijing. */
async function taken(at: string, categoryCode: string): Promise<string> {
  t.setClock(beijing(at));
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode, title: '三号楼水房漏水', placeId: 'd3' } });
  const trusted = await t.as({ role: 'operator' }, { role: 'dispatcher' }, { role: 'trusted' });
  for (const command of [{ type: 'Accept' }, { type: 'Dispatch', unit: 'hq-repair' }]) {
    const { version } = await trusted.call(getCase, { params: { id } });
    await trusted.call(commandCase, { params: { id }, body: { ...command, version } as never });
  }
  return id;
}

const open = (who: Visitor, id: string) => who.call(getReport, { params: { id } });
async function give(who: Visitor, id: string, change: Record<string, unknown>): Promise<void> {
  const { report } = await open(who, id);
  await who.call(commandReport, { params: { id }, body: { version: report.version, change: change as never } });
}
async function drafted(template = 'daily', on = '2026-03-03'): Promise<string> {
  t.setClock(beijing('2026-03-04T09:00'));
  return (await desk.call(draftReport, { body: { template, on } })).id;
}
async function published(template = 'daily'): Promise<string> {
  const id = await drafted(template);
  await give(desk, id, { type: 'Submit' });
  await give(leader, id, { type: 'Approve' });
  await give(supervisor, id, { type: 'Publish' });
  return id;
}
const tableOf = (document: Document, id: string) =>
  document.body.find((block): block is Table => block.kind === 'table' && block.id === id);
const file = (who: Visitor, id: string, format: 'docx' | 'pdf' | 'xlsx') =>
  t.app.inject({ method: 'GET', url: reportFilePath(id, format), cookies: who.cookies });

it('says the same numbers in the sentence, the tables and the make-up', async () => {
  const { document, report } = await open(desk, await drafted());
  expect(report.trace).toEqual({ assessment: 'school', period: 'day', key: '2026-03-03' });
  expect(document.title).toBe('2026年3月3日接诉即办工作情况');
  const texts = documentTexts(document);
  expect(texts.join('\n')).toContain('2026年3月3日，全校共受理诉求2件，与前一日持平。');
  expect(
    tableOf(document, 'overview')
      ?.rows[0]?.slice(0, 3)
      .map((cell) => cell.text),
  ).toEqual(['受理量（件）', '2', '2']);
  const weekly = (
    await open(desk, (await desk.call(draftReport, { body: { template: 'topical', from: '2026-03-01', to: '2026-03-04' } })).id)
  ).document;
  expect(documentTexts(weekly).join('\n')).toContain('共受理诉求4件');
});

it('draws no day and no month from before the records began', async () => {
  t.setClock(beijing('2026-07-06T09:00'));
  const labelsOf = async (template: string, on: string) => {
    const { id } = await desk.call(draftReport, { body: { template, on } });
    const { document } = await open(desk, id);
    const figure = document.body.find((block) => block.kind === 'figure' && block.id === 'days');
    return figure?.kind === 'figure' && figure.chart.type === 'line' ? figure.chart.labels : null;
  };
  expect((await labelsOf('monthly', '2026-03-15'))?.slice(0, 2)).toEqual(['3-02', '3-03']);
  expect(await labelsOf('half-yearly', '2026-03-15')).toEqual(['3月', '4月', '5月', '6月']);
});

it('counts a confidential case and never lists it', async () => {
  const { document } = await open(desk, await drafted());
  const texts = documentTexts(document).join('\n');
  expect(texts).toContain('全校未办结诉件4件');
  expect(tableOf(document, 'unfinished')?.rows).toHaveLength(3);
  expect(texts).not.toContain('治安');
});

it('goes from draft to archive: edited, submitted, approved by somebody else, numbered, published', async () => {
  const id = await drafted();
  await give(desk, id, { type: 'Edit', edits: { '1-1': '三月三日平稳。', '5-1': '无超期督办。' } });
  const edited = (await open(desk, id)).document.body.find((block) => block.kind === 'paragraph' && block.id === '1-1');
  expect(edited).toMatchObject({ text: '三月三日平稳。', generated: expect.stringContaining('全校共受理诉求2件') });

  await give(supervisor, id, { type: 'Submit' });
  const version = (await open(supervisor, id)).report.version;
  expect((await supervisor.refused(commandReport, { params: { id }, body: { version, change: { type: 'Approve' } } })).code).toBe(
    'own-report',
  );
  expect((await desk.refused(commandReport, { params: { id }, body: { version, change: { type: 'Approve' } } })).code).toBe(
    'not-yours',
  );
  await give(leader, id, { type: 'SendBack', reason: '请补充督办情况' });
  expect((await open(desk, id)).report.sentBack).toBe('请补充督办情况');
  await give(desk, id, { type: 'Submit' });
  await give(leader, id, { type: 'Approve' });
  await give(supervisor, id, { type: 'Publish' });

  const { report, document, allowed } = await open(desk, id);
  expect(report).toMatchObject({ state: 'published', year: 2026, day: '2026-03-04' });
  expect(document.masthead?.number).toBe(`第${report.number}期`);
  expect(allowed).toEqual([]);
  expect(report.history.map(({ command }) => command)).toEqual([
    'Draft',
    'Edit',
    'Submit',
    'SendBack',
    'Submit',
    'Approve',
    'Publish',
  ]);
  expect(
    (
      await desk.refused(commandReport, {
        params: { id },
        body: { version: report.version, change: { type: 'Edit', edits: {} } },
      })
    ).code,
  ).toBe('report-wrong-state');
});

it('tells the second of two that somebody was faster', async () => {
  const id = await drafted();
  const body = { version: 1, change: { type: 'Submit' as const } };
  await desk.call(commandReport, { params: { id }, body });
  expect((await desk.refused(commandReport, { params: { id }, body })).code).toBe('stale');
});

it('gives numbers without gap or repetition when many publish at once', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => drafted('weekly', '2026-02-25')));
  for (const id of ids) {
    await give(desk, id, { type: 'Submit' });
    await give(leader, id, { type: 'Approve' });
  }
  await Promise.all(ids.map((id) => give(supervisor, id, { type: 'Publish' })));
  const numbers = await Promise.all(ids.map(async (id) => (await open(desk, id)).report.number));
  expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  // Two who publish the same one: one of them does, and no number is lost.
  const id = await drafted('weekly', '2026-02-18');
  await give(desk, id, { type: 'Submit' });
  await give(leader, id, { type: 'Approve' });
  const { report } = await open(desk, id);
  const body = { version: report.version, change: { type: 'Publish' as const } };
  const both = await Promise.all([supervisor, leader].map((who) => who.raw(commandReport, { params: { id }, body })));
  expect(both.map((answer) => answer.statusCode).toSorted()).toEqual([200, 412]);
  expect((await open(desk, id)).report.number).toBe(7);
});

it('prints a published report again byte for byte, whatever happens to the cases and the template', async () => {
  const id = await published();
  const before = { text: JSON.stringify((await open(desk, id)).document), docx: (await file(desk, id, 'docx')).rawPayload };
  await taken('2026-03-03T15:00', '0507');
  await t.deps.database.pool.query(
    "update reference_item set version = version + 1, data = jsonb_set(data, '{mastName}', '\"别的名称\"') where kind = 'reportTemplate'",
  );
  t.deps.reference.forget();
  expect(JSON.stringify((await open(desk, id)).document)).toBe(before.text);
  expect((await file(desk, id, 'docx')).rawPayload.equals(before.docx)).toBe(true);
  // Not only because the first print is kept: written anew it is the same.
  await t.deps.database.pool.query('delete from report_file');
  expect((await file(desk, id, 'docx')).rawPayload.equals(before.docx)).toBe(true);
  await expect(t.deps.database.pool.query("update report set title = 'x' where id = $1", [id])).rejects.toThrow('never changed');
});

it('shows drafts to those who make them, and issues to their audience only', async () => {
  const id = await drafted();
  const head = await t.as({ role: 'head', unit: 'hq-repair' });
  const contractor = await t.as({ role: 'contractor', unit: 'hq-repair' });
  expect((await head.refused(getReport, { params: { id } })).status).toBe(404);
  const office = await published();
  expect((await head.refused(getReport, { params: { id: office } })).status).toBe(404);
  expect((await file(t.nobody, office, 'pdf')).statusCode).toBe(404);

  const forUnits = await drafted();
  await give(desk, forUnits, { type: 'Edit', audience: 'units' });
  await give(desk, forUnits, { type: 'Submit' });
  await give(leader, forUnits, { type: 'Approve' });
  await give(leader, forUnits, { type: 'Publish' });
  expect((await open(head, forUnits)).report.history).toEqual([]);
  expect((await contractor.refused(getReport, { params: { id: forUnits } })).status).toBe(404);
  const listed = (await head.call(listReports, { query: {} })).reports.map((report) => report.id);
  expect(listed).toContain(forUnits);
  expect(listed).not.toContain(office);
  expect((await t.nobody.call(listReports, { query: {} })).reports).toEqual([]);
});

it('gives the public an issue without small numbers', async () => {
  const id = await drafted();
  await give(desk, id, { type: 'Edit', audience: 'public' });
  await give(desk, id, { type: 'Submit' });
  await give(leader, id, { type: 'Approve' });
  await give(leader, id, { type: 'Publish' });
  const { document } = await open(t.nobody, id);
  const texts = documentTexts(document).join('\n');
  expect(texts).not.toMatch(/JS2026-\d{6}/);
  expect(tableOf(document, 'hot')).toBeUndefined();
  expect((await file(t.nobody, id, 'xlsx')).statusCode).toBe(200);
});

it('tells of a public issue those whose work it is, and shows it to everybody', async () => {
  const head = await t.as({ role: 'head', unit: 'hq-repair' });
  const noticesOf = async (who: Visitor) => (await who.call(listNotices, { query: {} })).notices;
  const id = await drafted();
  await give(desk, id, { type: 'Edit', audience: 'public' });
  await give(desk, id, { type: 'Submit' });
  await give(leader, id, { type: 'Approve' });
  expect((await noticesOf(head)).filter(({ kind }) => kind === 'ReportPublished')).toEqual([]);
  expect((await t.nobody.call(listReports, { query: {} })).reports.map((report) => report.id)).not.toContain(id);

  await give(leader, id, { type: 'Publish' });
  const issue = (await open(t.nobody, id)).report;
  const told = (await noticesOf(head)).filter(({ kind }) => kind === 'ReportPublished');
  expect(told.map(({ link }) => link)).toEqual([`/reports/${id}`]);
  expect(told[0]?.text.zh).toContain(`接诉即办日报 第${issue.number}期 ${issue.periodName}`);
  expect((await noticesOf(student)).filter(({ kind }) => kind === 'ReportPublished')).toEqual([]);
  const listed = (await t.nobody.call(listReports, { query: { state: 'published' } })).reports;
  expect(listed.map((report) => report.id)).toContain(id);
  const feed = await t.app.inject({ method: 'GET', url: openDataPaths.reportsFeed });
  expect(feed.body).toContain(`/reports/${id}`);
});

it('refuses a period that still runs, and days that make no period', async () => {
  t.setClock(beijing('2026-03-04T09:00'));
  expect((await desk.refused(draftReport, { body: { template: 'daily', on: '2026-03-04' } })).code).toBe('period-running');
  expect((await desk.refused(draftReport, { body: { template: 'topical' } })).code).toBe('period-unfit');
  expect((await desk.refused(draftReport, { body: { template: 'topical', from: '2026-03-04', to: '2026-03-01' } })).code).toBe(
    'period-unfit',
  );
  expect((await desk.refused(draftReport, { body: { template: 'none' } })).status).toBe(404);
});

it('refuses a template with an unknown blank, and says where it is', async () => {
  const admin = await t.as({ role: 'admin' });
  const { rows } = await t.deps.database.pool.query(
    "select version, data from reference_item where kind = 'reportTemplate' and id = 'daily'",
  );
  const data = structuredClone(rows[0].data);
  data.sections[0].parts[0].text = '受理{受理数}件。';
  const problem = await admin.refused(putItem, {
    params: { kind: 'reportTemplate', id: 'daily' },
    body: { version: rows[0].version, data },
  });
  expect(problem.fields).toEqual([
    { field: 'data.sections.0.parts.0.text', code: 'unknown-blank', detail: expect.stringContaining('空白') },
  ]);
  // Even when it came into the table some other way.
  await t.deps.database.pool.query(
    "update reference_item set version = version + 1, data = $1 where kind = 'reportTemplate' and id = 'topical'",
    [JSON.stringify({ ...data, type: 'topical' })],
  );
  t.deps.reference.forget();
  expect((await desk.refused(draftReport, { body: { template: 'topical', from: '2026-03-01', to: '2026-03-03' } })).code).toBe(
    'template-broken',
  );
});

it('brings fresh numbers into a draft and keeps what was written by hand', async () => {
  const id = await drafted();
  await give(desk, id, { type: 'Edit', edits: { '5-1': '无。' } });
  const { total } = (
    await t.deps.database.pool.query('select count(*)::int as total from report_history where report_id = $1', [id])
  ).rows[0];
  expect(total).toBe(2);
  await taken('2026-03-03T16:00', '0507');
  t.setClock(beijing('2026-03-04T10:00'));
  await give(desk, id, { type: 'Refresh' });
  const { document, report } = await open(desk, id);
  expect(report.asOf).toBe(beijing('2026-03-04T10:00'));
  const texts = documentTexts(document);
  expect(texts.some((text) => /全校共受理诉求[45]件/.test(text))).toBe(true);
  expect(texts).toContain('无。');
});

it('publishes the daily report by itself at its hour, once, and no burst after a downtime', async () => {
  const quiet = await testApp();
  const ticks: (() => Promise<void>)[] = [];
  const lines: string[] = [];
  await reportWorker({
    ...quiet.deps,
    jobs: {
      ...quiet.deps.jobs,
      schedule: async (_, line, task) => {
        lines.push(line);
        ticks.push(task);
      },
    },
  });
  expect(lines).toEqual(['*/5 * * * *']);
  const maker = await quiet.as({ role: 'supervisor' });
  const at = async (time: string) => {
    quiet.setClock(beijing(time));
    await ticks[0]!();
    const { reports } = await maker.call(listReports, { query: { type: 'daily' } });
    return reports.map((report) => [report.periodName, report.state, report.number, report.day]);
  };
  await at('2026-03-04T07:55');
  const first = await at('2026-03-05T07:55');
  expect(first.map(([name]) => name)).toEqual(['2026年3月3日', '2026年3月2日']);
  expect((await at('2026-03-05T08:00'))[0]).toEqual(['2026年3月4日', 'published', 3, '2026-03-05']);
  // Every five minutes, and by two processes: still one.
  await Promise.all([at('2026-03-05T08:05'), issueDue(quiet.deps)]);
  expect(await at('2026-03-05T23:55')).toHaveLength(3);
  // Down for a week: one report of the last day, not seven.
  const after = await at('2026-03-12T10:00');
  expect(after).toHaveLength(4);
  expect(after[0]).toEqual(['2026年3月11日', 'published', 4, '2026-03-12']);
  // Those that need approval wait as drafts.
  const { reports } = await maker.call(listReports, { query: { type: 'weekly' } });
  expect(new Set(reports.map((report) => report.state))).toEqual(new Set(['draft']));
  await quiet.close();
});

it('tells its readers in the statement that publishes it: both happen, or neither', async () => {
  const quiet = await testApp();
  const { pool } = quiet.deps.database;
  quiet.setClock(beijing('2026-03-05T08:00'));
  const reader = await quiet.as({ role: 'leader' });
  const notices = async () => (await reader.call(listNotices, { query: {} })).notices.map((each) => each.kind);
  // The database fails between the number and the notice.
  await pool.query(`create function fail_now() returns trigger language plpgsql as $$ begin raise exception 'the power is out'; end $$;
    create trigger fail_now before insert on notification for each row execute function fail_now()`);
  await expect(issueDue(quiet.deps)).rejects.toThrow('the power is out');
  const { rows } = await pool.query("select state, number from report where type = 'daily'");
  expect(rows).toEqual([{ state: 'draft', number: null }]);
  expect((await pool.query('select 1 from report_series')).rows).toEqual([]);
  expect(await notices()).toEqual([]);

  await pool.query('drop trigger fail_now on notification');
  await issueDue(quiet.deps);
  expect((await pool.query("select state, number from report where type = 'daily'")).rows).toEqual([
    { state: 'published', number: 1 },
  ]);
  expect((await notices()).filter((template) => template === 'ReportPublished')).toHaveLength(1);
  await issueDue(quiet.deps);
  expect((await notices()).filter((template) => template === 'ReportPublished')).toHaveLength(1);
  await quiet.close();
});

it('finishes in the next round what a killed process had only drafted', async () => {
  const quiet = await testApp();
  quiet.setClock(beijing('2026-03-05T08:00'));
  await issueDue(quiet.deps);
  const maker = await quiet.as({ role: 'supervisor' });
  await quiet.deps.database.pool.query('alter table report disable trigger report_is_final');
  await quiet.deps.database.pool.query(
    "update report set state = 'draft', version = 1, document = null, digest = null, year = null, number = null, day = null, published_at = null where type = 'daily'",
  );
  await quiet.deps.database.pool.query('alter table report enable trigger report_is_final');
  await quiet.deps.database.pool.query(
    "alter table report_history disable trigger user; delete from report_history where command = 'Publish'; alter table report_history enable trigger user; delete from report_series where template = 'daily'",
  );
  await issueDue(quiet.deps);
  const { reports } = await maker.call(listReports, { query: { type: 'daily' } });
  expect(reports.map((report) => [report.state, report.number])).toEqual([['published', 1]]);
  await quiet.close();
});

it('waits until the history of a demonstration is complete', async () => {
  const quiet = await testApp();
  quiet.setClock(beijing('2026-03-05T08:00'));
  await quiet.deps.database.pool.query('update site set demo = true, demo_done = false');
  expect(await issueDue(quiet.deps)).toBe(0);
  await quiet.deps.database.pool.query('update site set demo_done = true');
  expect(await issueDue(quiet.deps)).toBe(1);
  await quiet.close();
});

it('tells what kinds there are and when each comes next', async () => {
  t.setClock(beijing('2026-03-04T09:00'));
  const { templates } = await desk.call(listReportTemplates, {});
  const daily = templates.find((template) => template.id === 'daily');
  expect(daily).toMatchObject({
    lastPeriod: { name: '2026年3月3日', from: '2026-03-03', to: '2026-03-04' },
    nextAt: beijing('2026-03-05T08:00'),
  });
  expect(templates).toHaveLength(8);
});
