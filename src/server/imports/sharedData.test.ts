import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { bindMap } from './bindMap.ts';
import { readImportMap } from './importMap.ts';
import { mapRow } from './mapRow.ts';
import { openTable } from './table.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const shared = process.env['HUYING_SHARED_DATA'] ?? path.resolve(root, '../shared/data');
const now = '2026-03-02T02:00:00.000Z';
const everything = { categories: { get: () => ({ retired: false }) }, places: { has: () => true } } as unknown as Parameters<
  typeof bindMap
>[2];

/** Every row of a file by its shipped map: how many could be taken, and how often each remark was made. */
async function judged(file: string, mapFile: string) {
  const map = await readImportMap(path.join(root, 'seed/import-maps', mapFile));
  const table = await openTable(path.join(shared, file), map);
  const bound = bindMap(map, table.header, everything);
  if ('mistakes' in bound) throw new Error(bound.mistakes.join('\n'));
  const counts: Record<string, number> = {};
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for await (const row of table.rows) {
    const mapped = 'broken' in row ? { faults: [row.broken] } : mapRow(row.cells, bound, now);
    count('faults' in mapped ? 'unusable' : mapped.ended ? 'ended' : 'open');
    for (const { code } of 'faults' in mapped ? mapped.faults : mapped.notes) count(code);
  }
  return counts;
}

const absent = (file: string) => !existsSync(path.join(shared, file));

it.skipIf(absent('tipdm/hot_messages.csv'))(
  'takes all 4,326 real complaints; one lost its title (skipped: no shared test data)',
  async () => {
    expect(await judged('tipdm/hot_messages.csv', 'tipdm-hot.json')).toEqual({ ended: 4326, 'title-from-text': 1 });
  },
);

it.skipIf(absent('import/baltimore311_sample.csv'))(
  'takes all 10,000 real 311 cases and explains every change (skipped: no shared test data)',
  async () => {
    expect(await judged('import/baltimore311_sample.csv', 'baltimore311.json')).toEqual({
      ended: 9792,
      open: 208,
      'coordinates-cut': 892,
      'place-shortened': 12,
      'title-shortened': 8,
    });
  },
);
