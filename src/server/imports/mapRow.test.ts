import { describe, expect, it } from 'vitest';
import { type BoundMap, bindMap } from './bindMap.ts';
import { ImportMap } from './importMap.ts';
import { longestText, type MappedRow, mapRow } from './mapRow.ts';

const now = '2026-03-02T02:00:00.000Z';
const everything = {
  categories: { get: () => ({ retired: false }) },
  places: { has: () => true },
} as unknown as Parameters<typeof bindMap>[2];

const header = ['id', 'title', 'body', 'where', 'in', 'out', 'state', 'kind', 'lat', 'lon'];
type Cells = Partial<Record<(typeof header)[number], string>>;

function bound(changes: Record<string, unknown> = {}): BoundMap {
  const map = ImportMap.parse({
    system: 'repairs',
    name: '报修',
    key: '{id}',
    title: '{title}',
    text: ['{body}', '类型 {kind}'],
    receivedAt: 'in',
    closedAt: 'out',
    status: { column: 'state', open: ['待办', ''], ended: ['完成'] },
    category: {
      values: { column: 'kind', codes: { 水: '0501' } },
      keywords: { columns: ['title', 'body'], rules: [{ code: '0502', words: ['停电', 'Power'] }] },
      default: '1207',
    },
    place: { from: '{where}', values: { 三号楼: 'd3' }, patterns: [{ pattern: '^4\\s*(号楼|#)', place: 'd4' }] },
    placeText: '{where}',
    coordinates: { latitude: 'lat', longitude: 'lon', bounds: { south: 39, north: 41, west: 115, east: 118 } },
    ...changes,
  });
  const found = bindMap(map, header, everything);
  if ('mistakes' in found) throw new Error(found.mistakes.join('\n'));
  return found;
}

const usual: Cells = {
  id: '7',
  title: '宿舍水管漏水',
  body: '已经两天了。',
  state: '完成',
  in: '2025-03-01 08:00',
  out: '2025-03-02 08:00',
};
const map = (cells: Cells, changes?: Record<string, unknown>) =>
  mapRow(
    header.map((column) => ({ ...usual, ...cells })[column] ?? ''),
    bound(changes),
    now,
  );
const taken = (cells: Cells, changes?: Record<string, unknown>): MappedRow => {
  const row = map(cells, changes);
  if ('faults' in row) throw new Error(JSON.stringify(row.faults));
  return row;
};
const notes = (row: MappedRow) => row.notes.map((n) => n.code);
const faults = (cells: Cells, changes?: Record<string, unknown>) => {
  const row = map(cells, changes);
  return 'faults' in row ? row.faults.map((f) => f.code) : [];
};

describe('mapRow', () => {
  it('takes a plain row as it is', () => {
    expect(taken({})).toEqual({
      key: '7',
      title: '宿舍水管漏水',
      text: '已经两天了。',
      categoryCode: '1207',
      foundBy: 'default',
      placeId: null,
      placeText: '',
      ended: true,
      receivedAt: '2025-03-01T00:00:00.000Z',
      submitAt: '2025-03-01T00:00:00.000Z',
      archiveAt: '2025-03-02T00:00:00.000Z',
      notes: [],
    });
  });

  it('begins an open case now and keeps when it was received', () => {
    expect(taken({ state: '待办' })).toMatchObject({
      ended: false,
      receivedAt: '2025-03-01T00:00:00.000Z',
      submitAt: now,
      notes: [],
    });
  });

  it('says all that is wrong with a row at once', () => {
    expect(faults({ id: ' ', title: '', body: '', state: '?' }, { category: {} })).toEqual([
      'key-missing',
      'nothing-said',
      'status-unknown',
      'category-unknown',
    ]);
    expect(faults({ id: 'x'.repeat(161) })).toEqual(['key-too-long']);
  });

  describe('the title', () => {
    it('is the first sentence of the text when there is none', () => {
      const row = taken({ title: '', body: '三楼停水。什么时候来?' });
      expect([row.title, row.text, notes(row)]).toEqual(['三楼停水', '三楼停水。什么时候来?', ['title-from-text']]);
    });

    it('is the first sentence without a word when the source has no titles at all', () => {
      expect(notes(taken({ body: '三楼停水。' }, { title: undefined }))).toEqual([]);
    });

    it('is not a lost bracket', () => {
      expect(taken({ title: '）', body: '地下一层墙体严重开裂,请来看看' })).toMatchObject({
        title: '地下一层墙体严重开裂,请来看看',
      });
    });

    it('is cut at 60 characters, between words and never inside a character, and kept whole in the text', () => {
      const long = 'Sidewalk ramp concern at the corner of Eastern Avenue and Broadway, please repair';
      const row = taken({ title: long });
      expect(row.title).toBe('Sidewalk ramp concern at the corner of Eastern Avenue and…');
      expect(row.text).toBe(`${long}\n已经两天了。`);
      expect(taken({ title: `${'👨‍👩‍👧'.repeat(12)}停水停电` }).title).toBe(`${'👨‍👩‍👧'.repeat(7)}…`);
    });

    it('may be two characters when nothing else is said', () => {
      expect(taken({ title: '停水', body: '' })).toMatchObject({ title: '停水', text: '', notes: [] });
    });

    it('has no line breaks', () => {
      expect(taken({ title: ' 三楼\n停水了 ' }).title).toBe('三楼 停水了');
    });
  });

  describe('the text', () => {
    it('leaves out a part whose columns are empty', () => {
      expect(taken({ kind: '水' }).text).toBe('已经两天了。\n类型 水');
    });

    it('is cleaned as what people type is, and says so', () => {
      const row = taken({ body: 'a\0b\u202e\uD800c 停' });
      expect(row.text).toBe('ab\ufffdc 停');
      expect(notes(row)).toEqual(['characters-removed', 'characters-unreadable']);
    });

    it('is cut only beyond all measure, with a note', () => {
      const row = taken({ body: '水'.repeat(longestText + 5) });
      expect([row.text.length, notes(row)]).toEqual([longestText, ['text-shortened']]);
    });

    it('makes the row unusable when most of it could not be decoded', () => {
      expect(faults({ title: '\ufffd\ufffd\ufffd\ufffdab', body: '\ufffd\ufffd' })).toEqual(['mostly-unreadable']);
    });
  });

  describe('the times', () => {
    it.each([
      [
        'received unreadable, closed known',
        { in: '31/31/2025' },
        '2025-03-02T00:00:00.000Z',
        '2025-03-02T00:00:00.000Z',
        ['received-unreadable'],
      ],
      ['nothing readable', { in: 'x', out: 'y' }, now, now, ['received-unreadable', 'closed-unreadable']],
      ['received missing', { in: '' }, '2025-03-02T00:00:00.000Z', '2025-03-02T00:00:00.000Z', ['received-missing']],
      ['received in the future', { in: '2027-01-01', out: '' }, now, now, ['received-implausible', 'closed-missing']],
      [
        'received before there were computers',
        { in: '1900-01-01' },
        '2025-03-02T00:00:00.000Z',
        '2025-03-02T00:00:00.000Z',
        ['received-implausible'],
      ],
      ['closed missing', { out: '' }, '2025-03-01T00:00:00.000Z', '2025-03-01T00:00:00.000Z', ['closed-missing']],
      [
        'closed before received',
        { out: '2025-02-01' },
        '2025-03-01T00:00:00.000Z',
        '2025-03-01T00:00:00.000Z',
        ['closed-implausible'],
      ],
      [
        'closed in the future',
        { out: '2027-02-01' },
        '2025-03-01T00:00:00.000Z',
        '2025-03-01T00:00:00.000Z',
        ['closed-implausible'],
      ],
    ])('%s: the nearest date that can be read serves', (_, cells, submitAt, archiveAt, codes) => {
      const row = taken(cells);
      expect([row.submitAt, row.archiveAt, notes(row)]).toEqual([submitAt, archiveAt, codes]);
    });

    it('says nothing of dates that the map does not name', () => {
      expect(taken({}, { receivedAt: null, closedAt: null, status: 'ended' })).toMatchObject({
        receivedAt: null,
        submitAt: now,
        notes: [],
      });
    });
  });

  describe('category and place', () => {
    it('takes the exact value first, then the first keyword, then the default', () => {
      expect(taken({ kind: '水', title: '停电了请处理' })).toMatchObject({ categoryCode: '0501', foundBy: 'value' });
      expect(taken({ title: 'no POWER on floor 3' })).toMatchObject({ categoryCode: '0502', foundBy: 'keyword' });
    });

    it('finds a place by its exact name or by a pattern, and keeps the words', () => {
      expect(taken({ where: '三号楼' })).toMatchObject({ placeId: 'd3', placeText: '三号楼' });
      expect(taken({ where: '4 号楼 312' })).toMatchObject({ placeId: 'd4', placeText: '4 号楼 312' });
      expect(taken({ where: '14号楼' })).toMatchObject({ placeId: null, placeText: '14号楼' });
    });

    it('keeps a long place whole in the text', () => {
      const where = '图书馆北侧'.repeat(14);
      const row = taken({ where });
      expect(row.placeText.length).toBeLessThanOrEqual(60);
      expect(row.text.endsWith(where)).toBe(true);
      expect(notes(row)).toEqual(['place-shortened']);
    });
  });

  describe('coordinates', () => {
    it('stay as the last line of the text when plausible', () => {
      expect(taken({ lat: '40.1234567', lon: '116.5' }).text.split('\n').at(-1)).toBe('坐标 40.123457, 116.500000');
    });

    it.each([
      ['40', '116', 'coordinates-cut'],
      ['40.0', '116.0', 'coordinates-cut'],
      ['0.5', '0.5', 'coordinates-outside'],
      ['40.1', '', 'coordinates-unreadable'],
      ['N40', '116.1', 'coordinates-unreadable'],
    ])('(%s, %s) are dropped with a note, and the row is kept', (lat, lon, code) => {
      const row = taken({ lat, lon });
      expect([row.text, notes(row)]).toEqual(['已经两天了。', [code]]);
    });
  });
});
