import { randomUUID } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitCase } from '../../src/contract/cases.ts';
import type { Answer } from '../../src/contract/endpoint.ts';
import { itemHistory, listItems } from '../../src/contract/reference.ts';
import { type FileKind, fileKinds, type importItems, itemsFilePath } from '../../src/contract/referenceFiles.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';
import { upload } from '../upload.ts';

let t: TestApp;
let admin: Visitor;
beforeAll(async () => {
  t = await testApp();
  admin = await t.as({ role: 'admin' });
});
afterAll(() => t.close());

async function read(kind: FileKind, file: string | Uint8Array, apply = false): Promise<Answer<typeof importItems>> {
  const answer = await upload(t, admin, `/api/admin/reference-files/${kind}?apply=${apply}`, file);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
const written = (kind: string, format: string, visitor = admin) =>
  t.app.inject({ url: itemsFilePath.replace(':kind', kind).replace(':format', format), cookies: visitor.cookies });

describe('a file of reference data', () => {
  it.each(fileKinds)('%s read back as it was exported changes nothing', async (kind) => {
    const { items } = await admin.call(listItems, { params: { kind } });
    const unchanged = { lines: items.length, mistakes: [], changes: [] };
    expect(await read(kind, (await written(kind, 'csv')).rawPayload)).toMatchObject(unchanged);
    expect(await read(kind, (await written(kind, 'xlsx')).rawPayload)).toMatchObject(unchanged);
  });

  it('takes what a spreadsheet program has made of telephone numbers, days and truths', async () => {
    const rows = [
      ['id', 'phone', 'closesOn', 'successor'],
      ['library', 62770000, new Date('2027-03-01T00:00:00Z'), 'archives'],
    ];
    const { mistakes, changes } = await read('unit', await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }));
    expect(mistakes).toEqual([]);
    expect(changes).toMatchObject([{ id: 'library', name: '图书馆', what: 'closed' }]);
    expect(changes[0]!.fields.map(({ field, after }) => [field, after])).toEqual([
      ['phone', '62770000'],
      ['closesOn', '2027-03-01'],
      ['successor', 'archives'],
    ]);
    expect((await read('unit', 'id,closesOn,retired\nlibrary,2027/3/1,TRUE\n')).changes[0]!.fields).toHaveLength(2);
  });

  it('counts the open cases of what it would change', async () => {
    const student = await t.as();
    const body = {
      id: randomUUID(),
      categoryCode: '0102',
      title: '图书馆太冷',
      text: '图书馆三楼整天都很冷，坐不住。',
    };
    expect((await student.raw(submitCase, { body })).statusCode).toBe(200);
    const { changes } = await read('category', 'id,name\n0102,暖气不热\n');
    expect(changes).toMatchObject([{ what: 'changed', openCases: 1 }]);
  });

  it('says first what it would change, then changes it with a version in the history', async () => {
    const { items } = await admin.call(listItems, { params: { kind: 'unit' } });
    const library = items.find(({ id }) => id === 'library')!;
    const csv = `id,version,phone\r\nlibrary,${library.version},010-12345678\r\n`;
    const tried = await read('unit', csv);
    expect(tried).toMatchObject({ applied: false, changes: [{ id: 'library', what: 'changed', fields: [{ field: 'phone' }] }] });
    expect(tried.changes[0]!.fields[0]!.after).toContain('010-12345678');
    expect((await admin.call(itemHistory, { params: { kind: 'unit', id: 'library' } })).items).toHaveLength(
      library.version - 1 + 1,
    );
    expect(await read('unit', csv, true)).toMatchObject({ applied: true, mistakes: [] });
    const after = (await admin.call(listItems, { params: { kind: 'unit' } })).items.find(({ id }) => id === 'library')!;
    expect(after).toMatchObject({
      version: library.version + 1,
      changedBy: admin.id,
      data: { ...(library.data as object), phone: '010-12345678' },
    });
    expect((await read('unit', csv)).mistakes).toEqual([{ line: 2, column: 'version', code: 'stale' }]);
  });

  it('takes a parent from the same file, and no circle', async () => {
    const heading = 'id,name,group,parent';
    const nested = await read('unit', `${heading}\r\nnew-b,新科,department,new-a\r\nnew-a,新处,department,\r\n`, true);
    expect(nested).toMatchObject({ applied: true, lines: 2, changes: [{ what: 'added' }, { what: 'added' }] });
    const circle = await read('unit', `${heading}\r\nnew-c,甲科,department,new-d\r\nnew-d,乙科,department,new-c\r\n`, true);
    expect(circle.applied).toBe(false);
    expect(circle.mistakes.map(({ code }) => code)).toContain('loop');
  });

  it('names every mistake by line and column and writes nothing', async () => {
    const csv =
      'id,name,group,parent\r\nok-unit,可以,department,\r\nBad Id,名,department,\r\nno-group,名字,nothing,\r\nno-parent,名字,department,nowhere\r\nok-unit,又一次,department,\r\n';
    const { applied, mistakes } = await read('unit', csv, true);
    expect(applied).toBe(false);
    expect(mistakes).toEqual([
      { line: 3, column: 'id', code: 'bad-id' },
      { line: 4, column: 'group', code: 'invalid' },
      { line: 6, column: 'id', code: 'repeated' },
      { line: 5, column: 'parent', code: 'unknown' },
    ]);
    expect((await admin.call(listItems, { params: { kind: 'unit' } })).items.some(({ id }) => id === 'ok-unit')).toBe(false);
    expect((await read('unit', 'id,colour\r\nlibrary,red\r\n')).mistakes).toEqual([
      { line: 1, column: 'colour', code: 'unknown-column' },
    ]);
  });

  it('is for administrators', async () => {
    const officer = await t.as({ role: 'officer', unit: 'library' });
    expect((await written('unit', 'csv', officer)).json().code).toBe('not-yours');
    expect((await upload(t, officer, '/api/admin/reference-files/unit?apply=true', 'id')).json().code).toBe('not-yours');
    expect((await written('unit', 'csv', t.nobody)).statusCode).toBe(401);
  });
});
