import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import {
  askCatalogue,
  exportCatalogue,
  importCatalogue,
  previewCatalogue,
  readCatalogue,
  unitsForCases,
} from '../../src/contract/catalogue.ts';
import { itemHistory, listItems, putItem } from '../../src/contract/reference.ts';
import { suggestDispatch } from '../../src/contract/understanding.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let admin: Visitor;
let desk: Visitor;
let student: Visitor;
const on = '2026-03-02';
const ask = async (category: string, place?: string, day = on) =>
  (await desk.call(askCatalogue, { query: { category, ...(place ? { place } : {}), on: day } })).answer;
const period = (unit: string, from: string | null = null, until: string | null = null) => ({ unit, alternates: [], from, until });
const put = (category: string, place: string | null, periods: ReturnType<typeof period>[], version = 0) =>
  admin.call(putItem, {
    params: { kind: 'catalogueCell', id: `${category || 'all'}-${place ?? 'all'}` },
    body: { version, data: { category, place, periods } },
  });

beforeAll(async () => {
  t = await testApp();
  admin = await t.as({ role: 'admin' });
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  student = await t.as();
});
afterAll(() => t.close());

async function accepted(categoryCode: string, placeId: string): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode, title: '三号楼暖气不热', placeId } });
  const { version } = await desk.call(getCase, { params: { id } });
  await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version } });
  return id;
}

describe('the dispatch catalogue', () => {
  it('tells by place and by day, and who is told today is what triage and suggestions offer', async () => {
    expect(await ask('0503', 'd3')).toMatchObject({ cell: null });
    await put('0503', 'd3', [period('hq-repair', null, '2026-03-10'), period('hq-utilities', '2026-03-10')]);
    expect(await ask('0503', 'd3')).toMatchObject({ unit: 'hq-repair', cell: { category: '0503', place: 'd3' } });
    expect((await ask('0503', 'd3', '2026-03-10'))?.unit).toBe('hq-utilities');
    expect((await ask('0503', 'd2'))?.unit).not.toBe('hq-repair');
    const id = await accepted('0503', 'd3');
    expect((await desk.call(unitsForCases, { body: { ids: [id] } })).units).toMatchObject([{ id, unit: 'hq-repair' }]);
    const { rule } = await desk.call(suggestDispatch, { params: { id } });
    expect(rule).toMatchObject({ unit: 'hq-repair', cell: { category: '0503', place: 'd3' } });
  });
  it('keeps every version with who wrote it', async () => {
    const { version } = await put('0505', 'dh', [period('hq-repair')]);
    await put('0505', 'dh', [], version);
    const history = await admin.call(itemHistory, { params: { kind: 'catalogueCell', id: '0505-dh' } });
    expect(history.items.map((item) => item.changedBy)).toEqual([admin.id, admin.id]);
    expect(await ask('0505', 'd3')).toMatchObject({ cell: null });
  });
  it('previews what a change would have meant, and writes nothing', async () => {
    await accepted('0403', 'd3');
    const before = await admin.call(listItems, { params: { kind: 'catalogueCell' } });
    const cells = [{ category: '04', place: 'dh', periods: [period('dorms')] }];
    const preview = await admin.call(previewCatalogue, { body: { cells, on } });
    expect(preview.changes.find((change) => change.category === '0403' && change.place === 'd3')).toMatchObject({
      after: 'dorms',
      recent: 1,
      waiting: 1,
    });
    expect((await admin.call(listItems, { params: { kind: 'catalogueCell' } })).items).toEqual(before.items);
  });
  it('shows a day as a grid of categories and places', async () => {
    const grid = await desk.call(readCatalogue, { query: { on, within: 'dh' } });
    const column = grid.places.indexOf('d3');
    expect(grid.rows.find((row) => row.category === '0503')?.cells[column]).toEqual({
      unit: 'hq-repair',
      own: true,
      formerly: null,
    });
  });
  it('refuses what does not exist, periods that overlap, and the wrong address', async () => {
    const fields = async (id: string, data: object) =>
      (await admin.refused(putItem, { params: { kind: 'catalogueCell', id }, body: { version: 0, data } })).fields?.map(
        ({ field }) => field,
      );
    expect(await fields('0503-d2', { category: '0503', place: 'd2', periods: [period('nowhere')] })).toEqual([
      'data.periods.0.unit',
    ]);
    expect(await fields('0503-d2', { category: '0503', place: 'd2', periods: [period('hq-repair'), period('dorms')] })).toEqual([
      'data.periods.1.from',
    ]);
    expect(await fields('0503-d4', { category: '0503', place: 'd2', periods: [] })).toEqual(['data.category']);
    expect(
      (await desk.raw(putItem, { params: { kind: 'catalogueCell', id: '0503-d2' }, body: { version: 0, data: {} } })).statusCode,
    ).toBe(403);
  });
});

describe('a unit that is merged', () => {
  it('gives its matters to its successor from the day on, and takes none any more', async () => {
    const items = (await admin.call(listItems, { params: { kind: 'unit' } })).items;
    const dorms = items.find(({ id }) => id === 'dorms')!;
    await put('0509', 'd3', [period('dorms')]);
    await admin.call(putItem, {
      params: { kind: 'unit', id: 'dorms' },
      body: { version: dorms.version, data: { ...(dorms.data as object), closesOn: '2026-03-05', successor: 'hq-repair' } },
    });
    expect((await ask('0509', 'd3', '2026-03-04'))?.unit).toBe('dorms');
    expect(await ask('0509', 'd3', '2026-03-05')).toMatchObject({ unit: 'hq-repair', formerly: 'dorms' });
    const id = await accepted('0509', 'd3');
    t.setClock('2026-03-05T02:00:00.000Z');
    const { version } = await desk.call(getCase, { params: { id } });
    const answer = await desk.refused(commandCase, {
      params: { id },
      body: { type: 'Dispatch', version, unit: 'dorms', note: '' },
    });
    expect(answer.code).toBe('unit-is-retired');
  });
});

describe('the catalogue as a file', () => {
  it('is read back as it was written', async () => {
    const { csv } = await desk.call(exportCatalogue, {});
    expect(csv).toContain('0503,d3,hq-repair,,,2026-03-10');
    const again = await admin.call(importCatalogue, { body: { csv, apply: true, on } });
    expect(again).toMatchObject({ changed: 0, mistakes: [], applied: true });
  });
  it('names every mistake by line and column, and writes nothing then', async () => {
    const csv =
      'x\n0503,nowhere,hq-repair,,,\n9999,,hq-repair,,,\n0507,d3,hq-repair,,2026-13-01,\n0507,d3,hq-repair,,,\n0507,d3,dorms,,,\n0506,,hq-repair,,,';
    const answer = await admin.call(importCatalogue, { body: { csv, apply: true, on } });
    expect(answer.mistakes).toEqual([
      { line: 2, column: 'place', code: 'unknown' },
      { line: 3, column: 'category', code: 'unknown' },
      { line: 4, column: 'from', code: 'bad-format' },
      { line: 6, column: 'from', code: 'overlaps' },
    ]);
    expect(answer.applied).toBe(false);
    expect(await ask('0506')).toMatchObject({ cell: null });
  });
  it('writes all cells at once, after a look at what they change', async () => {
    const csv = 'x\r\n0506,d3,hq-utilities,hq-repair,,\r\n0506,d4,hq-utilities,,2026-03-01,\r\n';
    const look = await admin.call(importCatalogue, { body: { csv, apply: false, on } });
    expect(look).toMatchObject({ changed: 2, applied: false });
    expect(look.preview?.changes.length).toBeGreaterThan(0);
    await admin.call(importCatalogue, { body: { csv, apply: true, on } });
    expect(await ask('0506', 'd3')).toMatchObject({ unit: 'hq-utilities', alternates: ['hq-repair'] });
  });
});
