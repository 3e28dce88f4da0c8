import type { importCatalogue } from '../../contract/catalogue.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { CatalogueCell, CataloguePeriod } from '../../domain/catalogue/unitFor.ts';
import { csvRecords } from '../imports/queries.ts';
import { csvText } from '../platform/csvText.ts';
import { cellId, type Reference } from './queries.ts';

type Mistake = Answer<typeof importCatalogue>['mistakes'][number];

const heading = ['事项 category', '地点 place', '单位 unit', '备选 alternates', '起 from', '止 until', '名称 names (not read)'];

/** One line for each period. The last column is for people; what is read are ids, which no renaming changes. */
export function catalogueCsv({ cells, units, places, categories, classes }: Reference): string {
  const lines = [...cells.values()]
    .filter(({ periods }) => periods.length > 0)
    .sort((a, b) => (cellId(a.category, a.place) < cellId(b.category, b.place) ? -1 : 1))
    .flatMap(({ category, place, periods }) =>
      periods.map((period) => {
        const matter = category === '' ? '' : (categories.get(category)?.name ?? classes.get(category)?.name ?? '');
        const names = [matter, place === null ? '' : (places.get(place)?.name ?? ''), units.get(period.unit)?.name ?? ''];
        return [
          category,
          place ?? '',
          period.unit,
          period.alternates.join(' '),
          period.from ?? '',
          period.until ?? '',
          names.join(' / '),
        ];
      }),
    );
  return csvText([heading, ...lines]);
}

/** Reads what was exported, or written after its manner. Lines of the same cell are its periods, in order of time. */
export async function readCatalogueCsv(
  csv: string,
  { units, places, categories, classes }: Reference,
): Promise<{ readonly lines: number; readonly cells: readonly CatalogueCell[]; readonly mistakes: readonly Mistake[] }> {
  const mistakes: Mistake[] = [];
  const cells = new Map<string, { line: number; cell: CatalogueCell }>();
  let lines = 0;
  async function* whole() {
    yield csv.replace(/^\ufeff/, '');
  }
  for await (const record of csvRecords(whole(), ',')) {
    if (!('cells' in record)) {
      mistakes.push({ line: record.line, column: 'line', code: 'broken' });
      continue;
    }
    if (record.line === 1 || record.cells.every((cell) => cell.trim() === '')) continue;
    lines++;
    const [category = '', place = '', unit = '', alternates = '', from = '', until = ''] = record.cells.map((cell) =>
      cell.trim(),
    );
    const wrong = (column: Mistake['column'], code: Mistake['code']) => mistakes.push({ line: record.line, column, code });
    const others = alternates.split(/[\s;、]+/).filter((each) => each !== '');
    const before = mistakes.length;
    if (category !== '' && !categories.has(category) && !classes.has(category)) wrong('category', 'unknown');
    if (place !== '' && !places.has(place)) wrong('place', 'unknown');
    if (!units.has(unit)) wrong('unit', 'unknown');
    if (others.length > 6 || others.some((each) => !units.has(each))) wrong('alternates', 'unknown');
    if (!isDay(from)) wrong('from', 'bad-format');
    if (!isDay(until)) wrong('until', 'bad-format');
    if (mistakes.length > before) continue;
    const period = { unit, alternates: others, from: from || null, until: until || null };
    const id = cellId(category, place || null);
    const held = cells.get(id)?.cell ?? { category, place: place || null, periods: [] };
    const periods = [...held.periods, period].sort(byTime);
    if (overlap(periods)) wrong('from', 'overlaps');
    else cells.set(id, { line: record.line, cell: { ...held, periods } });
  }
  return { lines, cells: [...cells.values()].map(({ cell }) => cell), mistakes };
}

function isDay(text: string): boolean {
  if (text === '') return true;
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

function byTime(a: CataloguePeriod, b: CataloguePeriod): number {
  return (a.from ?? '') < (b.from ?? '') ? -1 : 1;
}

function overlap(periods: readonly CataloguePeriod[]): boolean {
  return periods.some((period, i) => {
    const next = periods[i + 1];
    const inverted = period.from !== null && period.until !== null && period.from >= period.until;
    return inverted || (next !== undefined && (period.until === null || next.from === null || period.until > next.from));
  });
}
