import { type RollUpStore, storedColumns } from '../../src/domain/measures/rollUp.ts';
import { dayText } from './mould.ts';
import type { PatternCell } from './pattern.ts';

/** Adds up the lines of one roll-up until nothing more can come to them. */
export type RollUpPile = {
  readonly add: (cell: PatternCell, days: number) => void;
  /** Lines of all days before `day`, as COPY wants them, in the order of their days; they are forgotten. */
  readonly take: (day: number) => string;
};

const width = storedColumns.length;

export function rollUpPile({ time, keys }: RollUpStore): RollUpPile {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const numberOf = (name: string) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };
  // What a cell is called and how it looks alone is worked out once: most lines of a spot on a day are those of one case.
  const called = new WeakMap<PatternCell, number>();
  const alone = new WeakMap<PatternCell, string>();
  const piles = new Map<number, Map<number, PatternCell | Int32Array>>();
  return {
    add(cell, days) {
      let name = called.get(cell);
      if (name === undefined) {
        name = numberOf([cell.moment, cell.pile, ...keys.map((key) => cell.keys[key]!)].join('\t'));
        called.set(cell, name);
      }
      const at = time === 'day' ? cell.day + days : firstOfMonth(cell.day + days);
      const pile = piles.get(at) ?? new Map<number, PatternCell | Int32Array>();
      if (pile.size === 0) piles.set(at, pile);
      const there = pile.get(name);
      if (there === undefined) pile.set(name, cell);
      else if (there instanceof Int32Array) addTo(there, cell);
      else {
        const sum = new Int32Array(width);
        addTo(sum, there);
        addTo(sum, cell);
        pile.set(name, sum);
      }
    },
    take(day) {
      const done = [...piles.keys()].filter((each) => each < day).toSorted((a, b) => a - b);
      const lines: string[] = [];
      for (const each of done) {
        for (const [name, tally] of piles.get(each)!) lines.push(`${dayText(each)}\t${names[name]}${textOf(tally)}\n`);
        piles.delete(each);
      }
      return lines.join('');
    },
  };

  function textOf(tally: PatternCell | Int32Array): string {
    if (tally instanceof Int32Array) return fieldsOf(tally);
    let text = alone.get(tally);
    if (text === undefined) {
      const sum = new Int32Array(width);
      addTo(sum, tally);
      text = fieldsOf(sum);
      alone.set(tally, text);
    }
    return text;
  }
}

function addTo(sum: Int32Array, { tally }: PatternCell): void {
  for (let i = 0; i < tally.length; i += 2) sum[tally[i]!]! += tally[i + 1]!;
}

/** 0 is stored as null, which takes no room. */
function fieldsOf(tally: Int32Array): string {
  let text = '';
  for (const count of tally) text += count === 0 ? '\t\\N' : `\t${count}`;
  return text;
}

const firsts: number[] = [];

function firstOfMonth(day: number): number {
  firsts[day] ??= day - Number(dayText(day).slice(8)) + 1;
  return firsts[day];
}
