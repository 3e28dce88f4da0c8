import type { CountLine, ReportNumbers } from './numbers.ts';

/** Below this many cases a number may point at a person; cases. */
export const smallest = 5;

/** What the public reads instead of a small number. */
export const suppressed = { name: '其他', code: '' } as const;

/**
 * The numbers as the public may see them: no list of cases, no cross table, and lines of fewer than five cases gathered in one. When only one
 * line would be gathered, the next smallest goes with it, or the total would give it away.
 */
export function forPublic(numbers: ReportNumbers): ReportNumbers {
  return {
    ...numbers,
    classes: gathered(numbers.classes),
    categories: gathered(numbers.categories),
    places: gathered(numbers.places),
    channels: gathered(numbers.channels),
    natures: gathered(numbers.natures),
    unitClasses: [],
    unfinished: [],
    urgent: { ...numbers.urgent, lines: [] },
    smallest,
    units: numbers.units.filter(({ counts }) => (counts.full.created.received ?? 0) >= smallest),
    unitsBefore: numbers.unitsBefore.filter(({ counts }) => (counts.full.created.received ?? 0) >= smallest),
    hours: sumOf(numbers.hours) < 20 * smallest ? numbers.hours.map((row) => row.map(() => 0)) : numbers.hours,
  };
}

function gathered(lines: readonly CountLine[]): CountLine[] {
  const sorted = lines.toSorted((a, b) => b.now - a.now);
  // A change against the period before gives the small number of then away.
  const isSmall = (line: CountLine) => line.code === suppressed.code || line.now < smallest;
  let kept = sorted.filter((line) => !isSmall(line));
  let rest = sorted.filter(isSmall).filter((line) => line.now > 0);
  if (rest.length === 1 && kept.length > 0 && (rest[0]?.now ?? 0) < smallest) {
    rest = [...kept.slice(-1), ...rest];
    kept = kept.slice(0, -1);
  }
  const total = rest.reduce((sum, line) => sum + line.now, 0);
  const shown = kept.map((line) => ({
    ...line,
    before: (line.before ?? 0) < smallest ? null : line.before,
    earlier: (line.earlier ?? 0) < smallest ? null : line.earlier,
  }));
  return total === 0 ? shown : [...shown, { ...suppressed, now: total, before: null, earlier: null }];
}

function sumOf(rows: readonly (readonly number[])[]): number {
  return rows.flat().reduce((sum, value) => sum + value, 0);
}
