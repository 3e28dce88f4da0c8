import { exactText, type Fraction } from './fraction.ts';

/**
 * One text for one value: JSON without blanks, keys in the order of their code units, fractions as '9/10', undefined fields left out. The
 * same value always gives the same characters, so that a hash of them can prove that nothing was changed.
 * @throws TypeError on what JSON has no exact form for: a number that is not finite, a bare bigint, a function.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`no canonical form for a ${typeof value}`);
  if (isFraction(value)) return JSON.stringify(exactText(value));
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

/** The ways to the fields in which two canonical texts differ, 'units.3.counts.due'; [] when they are the same. */
export function differences(a: string, b: string): readonly string[] {
  return a === b ? [] : differing(JSON.parse(a), JSON.parse(b), '');
}

function differing(a: unknown, b: unknown, way: string): readonly string[] {
  if (canonical(a) === canonical(b)) return [];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return [way];
  const [x, y] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  const keys = [...new Set([...x.keys(), ...y.keys()])];
  return keys.flatMap((key) => {
    const step = way === '' ? key : `${way}.${key}`;
    return x.has(key) && y.has(key) ? differing(x.get(key), y.get(key), step) : [step];
  });
}

function isFraction(value: object): value is Fraction {
  return 'num' in value && 'den' in value && typeof value.num === 'bigint' && typeof value.den === 'bigint';
}
