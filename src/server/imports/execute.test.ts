import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { monday, type TestApp, testApp } from '../../../test/app.ts';
import { getCase } from '../../contract/cases.ts';
import { submit } from '../cases/execute.ts';
import { caseIdOf } from './caseIdOf.ts';
import { importFile, runImportCommand } from './execute.ts';
import { ImportMap } from './importMap.ts';
import type { RowReport } from './tally.ts';

const rows = `id,title,body,in,out,state,lat,lon
1,东湖3号公寓停水,早上开始没水,2025-03-01 08:00,2025-03-02 09:30,完成,40.1,116.5
2,图书馆空调不制冷,三楼自习区很热,2025-03-03 08:00,,完成,40,116
3,食堂排队太久,中午要等半小时,2025-03-04 08:00,,待办,,
1,东湖3号公寓停水,早上开始没水,2025-03-01 08:00,2025-03-02 09:30,完成,40.1,116.5
3,食堂排队太久,改了几个字,2025-03-04 08:00,,待办,,
,没有编号的一行,内容,2025-03-04 08:00,,待办,,
5,"引号没有关上,内容,2025-03-04 08:00,,待办,,
6,少了几列,内容
7,不知道的状态,内容,2025-03-04 08:00,,作废,,
,,,,,,,
8,=1+1 教室投影坏了,a\u0000b,昨天,,待办,,
`;
const map = ImportMap.parse({
  system: 'repairs',
  name: '后勤报修',
  key: '{id}',
  title: '{title}',
  text: '{body}',
  receivedAt: 'in',
  closedAt: 'out',
  status: { column: 'state', open: ['待办'], ended: ['完成'] },
  category: { keywords: { columns: ['title'], rules: [{ code: '0501', words: ['停水'] }] }, default: '1207' },
  coordinates: { latitude: 'lat', longitude: 'lon' },
});

let folder: string;
let file: string;
let t: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'huying import '));
  file = path.join(folder, 'rows.csv');
  await writeFile(file, rows);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  t = await testApp();
});
afterEach(() => t.close());

async function run(options: Partial<Parameters<typeof importFile>[1]> = {}) {
  const reports: RowReport[] = [];
  const summary = await importFile(t.deps, { file, map, dryRun: false, report: (row) => reports.push(row), ...options });
  return { summary, reports };
}
const stored = async () => {
  const { rows: found } = await t.deps.database.pool.query<{ source: string; phase: string }>(
    'select source, phase, submitted_at, ended_at from case_view order by source',
  );
  return found;
};
const outcomes = (reports: readonly RowReport[]) =>
  reports.map(({ row, outcome, remarks }) => [row, outcome, ...remarks.map((r) => r.code)]);

describe('importFile', () => {
  it('keeps with every case on what ground its source held it', async () => {
    await run({ map: { ...map, ground: 'sourceConsent' } });
    const { rows: grounds } = await t.deps.database.pool.query(
      "select distinct data->>'ground' as ground from event where type = 'CaseSubmitted'",
    );
    expect(grounds).toEqual([{ ground: 'sourceConsent' }]);
  });

  it('ends each row in exactly one outcome and says why', async () => {
    const { summary, reports } = await run();
    expect(outcomes(reports)).toEqual([
      [2, 'taken'],
      [3, 'taken', 'coordinates-cut', 'closed-missing'],
      [4, 'taken'],
      [5, 'duplicate', 'repeated-same'],
      [6, 'duplicate', 'repeated-different'],
      [7, 'refused', 'key-missing'],
      [8, 'refused', 'quote-unclosed'],
      [9, 'refused', 'ragged'],
      [10, 'refused', 'status-unknown'],
      [12, 'taken', 'characters-removed', 'received-unreadable'],
    ]);
    expect(summary).toMatchObject({ rows: 10, blank: 1, open: 2, ended: 2, noted: 2 });
    expect(summary.outcomes).toEqual({ taken: 4, 'already-there': 0, duplicate: 2, refused: 4 });
    expect(reports[0]?.number).toMatch(/^JS2025-\d{6}$/);
  });

  it('puts history where it belongs in time and starts the clock of open cases now', async () => {
    await run();
    expect(await stored()).toEqual([
      { source: 'repairs:1', phase: 'closed', submitted_at: '2025-03-01T00:00:00.000Z', ended_at: '2025-03-02T01:30:00.000Z' },
      { source: 'repairs:2', phase: 'closed', submitted_at: '2025-03-03T00:00:00.000Z', ended_at: '2025-03-03T00:00:00.000Z' },
      { source: 'repairs:3', phase: 'submitted', submitted_at: monday, ended_at: null },
      { source: 'repairs:8', phase: 'submitted', submitted_at: monday, ended_at: null },
    ]);
    const operator = await t.as({ role: 'operator' });
    const found = await operator.call(getCase, { params: { id: caseIdOf('repairs', '1') } });
    expect(found).toMatchObject({
      categoryCode: '0501',
      text: '早上开始没水\n坐标 40.100000, 116.500000',
      requester: null,
      allowed: [],
    });
    expect(found.timeline.at(-1)).toMatchObject({ type: 'CaseClosed', reason: 'archived-elsewhere' });
  });

  it('adds nothing the second time', async () => {
    await run();
    const before = await t.deps.database.pool.query('select count(*) from event');
    t.setClock('2026-04-01T00:00:00.000Z');
    const { summary } = await run();
    expect(summary.outcomes).toEqual({ taken: 0, 'already-there': 4, duplicate: 2, refused: 4 });
    expect((await t.deps.database.pool.query('select count(*) from event')).rows).toEqual(before.rows);
  });

  it('writes nothing in a dry run, and foretells what will happen', async () => {
    const dry = await run({ dryRun: true });
    expect(await stored()).toEqual([]);
    const wet = await run();
    expect(outcomes(dry.reports)).toEqual(outcomes(wet.reports));
  });

  it('goes on where it was interrupted, also between the two events of an ended case', async () => {
    await submit(
      { ...t.deps, clock: () => '2025-03-01T00:00:00.000Z' },
      {
        id: caseIdOf('repairs', '1'),
        command: {
          type: 'Submit',
          channel: 'import',
          categoryCode: '0501',
          title: '东湖3号公寓停水',
          text: '',
          placeId: null,
          placeText: '',
          photos: [],
          requester: null,
          source: { system: 'repairs', key: '1', receivedAt: '2025-03-01T00:00:00.000Z' },
        },
        followUpCode: null,
        by: 'system',
        unit: null,
        silent: true,
      },
    );
    const { summary, reports } = await run();
    expect(outcomes(reports)[0]).toEqual([2, 'already-there', 'ended-meanwhile']);
    expect(summary.outcomes).toEqual({ taken: 3, 'already-there': 1, duplicate: 2, refused: 4 });
    expect((await stored())[0]).toMatchObject({ phase: 'closed', ended_at: '2025-03-02T01:30:00.000Z' });
  });

  it('archives an open case that its source has ended since, unless somebody here took it up', async () => {
    await run();
    const operator = await t.as({ role: 'operator' });
    const id = caseIdOf('repairs', '8');
    await t.app.inject({
      method: 'POST',
      url: `/api/cases/${id}/commands`,
      cookies: operator.cookies,
      payload: { type: 'Accept', version: 1 },
    });
    const later = path.join(folder, 'later.csv');
    await writeFile(later, rows.replaceAll('待办', '完成'));
    t.setClock('2026-03-05T00:00:00.000Z');
    const { reports } = await run({ file: later });
    expect(reports.filter((r) => r.remarks.some((x) => x.code === 'ended-meanwhile')).map((r) => r.key)).toEqual(['3']);
    expect((await stored()).map((c) => c.phase)).toEqual(['closed', 'closed', 'closed', 'accepted']);
  });

  it('knows its rows again when they come in a workbook', async () => {
    await run();
    const workbook = path.join(folder, 'rows.xlsx');
    const table = [
      ['id', 'title', 'body', 'in', 'out', 'state', 'lat', 'lon'],
      [1, '东湖3号公寓停水', '早上开始没水', new Date(Date.UTC(2025, 2, 1, 8)), null, '完成', 40.1, 116.5],
      [9, '停水三天', null, new Date(Date.UTC(2025, 2, 1, 8)), new Date(Date.UTC(2025, 2, 2, 8)), '完成', null, null],
    ];
    await writeFile(workbook, await writeXlsx({ sheets: [{ name: '工单', rows: table }] }));
    const { reports } = await run({ file: workbook });
    expect(outcomes(reports)).toEqual([
      [2, 'already-there'],
      [3, 'taken'],
    ]);
    expect((await stored()).find((c) => c.source === 'repairs:9')).toMatchObject({
      submitted_at: '2025-03-01T00:00:00.000Z',
      ended_at: '2025-03-02T00:00:00.000Z',
    });
  });

  it('may run twice at once: every row is taken by one of the two', async () => {
    const many = path.join(folder, 'many.csv');
    const lines = Array.from({ length: 60 }, (_, i) => `${i},第${i}件停水了,内容,2025-03-01 08:00,2025-03-02 08:00,完成,,`);
    await writeFile(many, ['id,title,body,in,out,state,lat,lon', ...lines].join('\n'));
    const [a, b] = await Promise.all([run({ file: many }), run({ file: many })]);
    expect(a.summary.outcomes.taken + b.summary.outcomes.taken).toBe(60);
    expect(a.summary.outcomes['already-there'] + b.summary.outcomes['already-there']).toBe(60);
    const found = await stored();
    expect([found.length, new Set(found.map((c) => c.phase))]).toEqual([60, new Set(['closed'])]);
  });
});

describe('npm run import', () => {
  const say = () => {
    const said = { out: '', err: '' };
    return {
      said,
      terminal: {
        out: (text: string) => {
          said.out += text;
        },
        err: (text: string) => {
          said.err += text;
        },
      },
    };
  };

  it('prints a summary, writes a report that runs no formula, and ends with 1 when rows were refused', async () => {
    const mapFile = path.join(folder, 'map.json');
    const report = path.join(folder, 'report.csv');
    await writeFile(mapFile, JSON.stringify({ ...map, sheet: undefined }));
    const { said, terminal } = say();
    expect(await runImportCommand(t.deps, [file, '--map', mapFile, '--report', report], terminal)).toBe(1);
    expect(said.out).toContain('10  读取的行 rows read');
    const written = await readFile(report, 'utf8');
    expect(written.split('\r\n')).toHaveLength(1 + 10 + 1);
    expect(written).toContain('7,7,,refused,,key-missing,id,');
  });

  it('ends with 2 and touches nothing when arguments, map or file are wrong', async () => {
    const { said, terminal } = say();
    const mapFile = path.join(folder, 'wrong.json');
    await writeFile(mapFile, JSON.stringify({ ...map, category: { default: '9999' }, text: '{nothing}' }));
    expect(await runImportCommand(t.deps, [], terminal)).toBe(2);
    expect(await runImportCommand(t.deps, [file, '--map', path.join(folder, 'none.json')], terminal)).toBe(2);
    expect(await runImportCommand(t.deps, [file, '--map', mapFile], terminal)).toBe(2);
    expect(said.err).toContain('The file has no column “nothing”');
    expect(said.err).toContain('There is no category 9999');
    expect(await stored()).toEqual([]);
  });
});
