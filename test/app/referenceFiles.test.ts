import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemHistory, listItems } from '../../src/contract/reference.ts';
import { exportItems, fileKinds, importItems } from '../../src/contract/referenceFiles.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let admin: Visitor;
beforeAll(async () => {
  t = await testApp();
  admin = await t.as({ role: 'admin' });
});
afterAll(() => t.close());

const read = (kind: (typeof fileKinds)[number], csv: string, apply = false) =>
  admin.call(importItems, { params: { kind }, body: { csv, apply } });

describe('a file of reference data', () => {
  it.each(fileKinds)('%s read back as it was exported changes nothing', async (kind) => {
    const { csv } = await admin.call(exportItems, { params: { kind } });
    expect(await read(kind, csv)).toMatchObject({ mistakes: [], changes: [] });
  });

  it('says first what it would change, then changes it with a version in the history', async () => {
    const { items } = await admin.call(listItems, { params: { kind: 'unit' } });
    const library = items.find(({ id }) => id === 'library')!;
    const csv = `id,version,phone\r\nlibrary,${library.version},010-12345678\r\n`;
    const tried = await read('unit', csv);
    expect(tried).toMatchObject({ applied: false, changes: [{ id: 'library', isNew: false, fields: [{ field: 'phone' }] }] });
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
    expect(nested).toMatchObject({ applied: true, lines: 2, changes: [{ isNew: true }, { isNew: true }] });
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
    expect((await officer.refused(exportItems, { params: { kind: 'unit' } })).code).toBe('not-yours');
  });
});
