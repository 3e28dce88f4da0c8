import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bindMap } from './bindMap.ts';
import { columnsOfMap, parseImportMap } from './importMap.ts';
import { ImportMistakes } from './importMistakes.ts';

const smallest = { system: 'repairs', name: '报修', key: '{id}', text: '{what}', status: 'open', category: { default: '1207' } };
const mistakesOf = (map: unknown): readonly string[] => {
  try {
    parseImportMap(typeof map === 'string' ? map : JSON.stringify(map));
    return [];
  } catch (error) {
    if (error instanceof ImportMistakes) return error.mistakes;
    throw error;
  }
};

describe('parseImportMap', () => {
  it('needs little and fills in the rest', () => {
    const map = parseImportMap(JSON.stringify(smallest));
    expect(map).toMatchObject({ encoding: 'utf-8', delimiter: ',', headerRow: 1, timeZone: 'Asia/Shanghai', text: ['{what}'] });
    expect(columnsOfMap(map)).toEqual(['id', 'what']);
  });

  it('says every mistake at once, each with its place', () => {
    const mistakes = mistakesOf({
      ...smallest,
      key: 'id',
      recievedAt: 'time',
      timeZone: 'Beijing',
      dates: ['us', 'european'],
      category: { default: '12' },
      place: { from: '{where}', patterns: [{ pattern: '(', place: 'd1' }] },
      coordinates: { latitude: 'a', longitude: 'b', bounds: { south: 40, north: 39, west: 1, east: 2 } },
    });
    for (const named of [
      'key',
      'recievedAt',
      'timeZone',
      'dates',
      'category.default',
      'place.patterns.0.pattern',
      'coordinates.bounds',
    ]) {
      expect(mistakes.filter((m) => m.includes(`map · ${named}:`) || m.includes(`key: "${named}"`))).toHaveLength(1);
    }
  });

  it('says what is wrong with a file that is no JSON', () => {
    expect(mistakesOf('{')[0]).toContain('not valid JSON');
  });

  it('needs something that says what the matter is', () => {
    const { text: _, ...silent } = smallest;
    expect(mistakesOf(silent)).toHaveLength(1);
  });
});

describe('bindMap', () => {
  const reference = { categories: new Map(), places: new Map() } as Parameters<typeof bindMap>[2];

  it('says which columns, categories and places are missing, and what the file has', () => {
    const map = parseImportMap(
      JSON.stringify({ ...smallest, place: { from: '{where}', values: { 三号楼: 'd3' } }, category: { default: '1207' } }),
    );
    const bound = bindMap(map, ['id', 'ID', 'id', 'where'], reference);
    expect('mistakes' in bound && bound.mistakes.map((m) => m.split(' / ')[1])).toEqual([
      'The file has no column “what”',
      'The file has two columns “id”',
      'Columns of the file: id · ID · id · where',
      'If they look garbled or are only one, check encoding, delimiter and headerRow',
      'There is no category 1207, or it is retired',
      'There is no place d3',
    ]);
  });
});

describe('the maps that are shipped', () => {
  const seed = path.resolve(import.meta.dirname, '../../../seed');
  const codes = (JSON.parse(readFileSync(path.join(seed, 'categories.json'), 'utf8')) as { code: string }[]).map((c) => c.code);

  it.each(readdirSync(path.join(seed, 'import-maps')))('%s is valid and names only categories there are', (file) => {
    const map = parseImportMap(readFileSync(path.join(seed, 'import-maps', file), 'utf8'));
    const named = [
      ...Object.values(map.category.values?.codes ?? {}),
      ...(map.category.keywords?.rules ?? []).map((rule) => rule.code),
      map.category.default ?? '',
    ];
    expect(named.filter((code) => !codes.includes(code))).toEqual([]);
  });
});
