import { add, compare, exact, type Fraction, fraction, isExact, one, zero } from './fraction.ts';
import { measures } from './measure.ts';
import type { Scheme } from './scheme.ts';
import { type DeedKind, deedKinds, type MeasureId, type MistakeCode, measureIds } from './vocabulary.ts';

/** `field` is the way to the value, 'items.0.weight'. */
export type Mistake = { readonly field: string; readonly code: MistakeCode };

/** Whether a value from outside is a scheme that can be used. */
export function isScheme(value: unknown): value is Scheme {
  return schemeMistakes(value).length === 0;
}

/** All that is wrong with a value that should be a scheme, in the order of its fields; [] when it can be used. */
export function schemeMistakes(value: unknown): readonly Mistake[] {
  const found: Mistake[] = [];
  const wrong = (field: string, code: MistakeCode) => void found.push({ field, code });
  if (!isRecord(value)) return [{ field: '', code: 'required' }];

  for (const field of ['id', 'name', 'nameEn', 'source']) {
    if (typeof value[field] !== 'string' || value[field].trim() === '') wrong(field, 'required');
  }
  checkWhole(value['version'], 'version', 1_000_000, wrong);
  for (const field of ['fair', 'partly']) checkExact(value[field], field, [zero, one], wrong);
  if (typeof value['subOrders'] !== 'boolean') wrong('subOrders', 'required');
  checkWhole(value['minimum'], 'minimum', 10_000, wrong);

  if (value['kind'] !== 'weighted' && value['kind'] !== 'points')
    wrong('kind', value['kind'] === undefined ? 'required' : 'unknown');
  if (value['kind'] === 'weighted') checkWeights(value['items'], wrong);
  if (value['kind'] === 'points') checkLaws(value['items'], value['full'], wrong);
  checkDeeds(value['deeds'], wrong);
  return found;
}

type Wrong = (field: string, code: MistakeCode) => void;

function checkWeights(items: unknown, wrong: Wrong): void {
  let total: Fraction | null = zero;
  for (const [field, item] of listed(items, 'items', wrong)) {
    checkMeasure(item['measure'], `${field}.measure`, wrong);
    const weight = checkExact(item['weight'], `${field}.weight`, [zero, one], wrong);
    total = total && weight && add(total, weight);
  }
  checkRepeated(items, 'items', 'measure', wrong);
  // Where a weight cannot be read, that is the mistake; a sum would only repeat it.
  if (Array.isArray(items) && items.length > 0 && total && compare(total, one) !== 0) wrong('items', 'weights-not-one');
}

function checkLaws(items: unknown, full: unknown, wrong: Wrong): void {
  const whole = checkExact(full, 'full', [zero, fraction(10_000)], wrong);
  let total: Fraction | null = zero;
  for (const [field, item] of listed(items, 'items', wrong)) {
    checkMeasure(item['measure'], `${field}.measure`, wrong);
    const max = checkExact(item['max'], `${field}.max`, [zero, fraction(10_000)], wrong);
    checkExact(item['target'], `${field}.target`, [zero, fraction(100)], wrong);
    checkExact(item['slope'], `${field}.slope`, [zero, fraction(10_000)], wrong);
    const floor = checkExact(item['floor'], `${field}.floor`, [zero, fraction(10_000)], wrong);
    if (max && floor && compare(floor, max) > 0) wrong(`${field}.floor`, 'floor-above-max');
    total = total && max && add(total, max);
  }
  checkRepeated(items, 'items', 'measure', wrong);
  if (Array.isArray(items) && items.length > 0 && total && whole && compare(total, whole) !== 0)
    wrong('items', 'points-not-full');
}

const bonuses: readonly DeedKind[] = ['proactive', 'volunteered'];

function checkDeeds(deeds: unknown, wrong: Wrong): void {
  for (const [field, deed] of listed(deeds, 'deeds', wrong, 0)) {
    const kind = deedKinds.find((known) => known === deed['kind']);
    if (!kind) wrong(`${field}.kind`, 'unknown');
    const points = checkExact(deed['points'], `${field}.points`, [fraction(-100), fraction(100)], wrong);
    const isBonus = kind !== undefined && bonuses.includes(kind);
    if (kind && points && points.num !== 0n && points.num > 0n !== isBonus) wrong(`${field}.points`, 'wrong-sign');
    if (deed['cap'] !== null) checkExact(deed['cap'], `${field}.cap`, [zero, fraction(100)], wrong);
    if (typeof deed['veto'] !== 'boolean') wrong(`${field}.veto`, 'required');
    else if (deed['veto'] && isBonus) wrong(`${field}.veto`, 'wrong-sign');
  }
  checkRepeated(deeds, 'deeds', 'kind', wrong);
}

function checkMeasure(value: unknown, field: string, wrong: Wrong): void {
  const id: MeasureId | undefined = measureIds.find((known) => known === value);
  if (!id) wrong(field, 'unknown');
  // Points for a share of reworked cases would pay for the wrong thing.
  else if (measures[id].better !== 'more') wrong(field, 'wrong-direction');
}

function checkExact(value: unknown, field: string, [low, high]: readonly [Fraction, Fraction], wrong: Wrong): Fraction | null {
  if (!isExact(value)) {
    wrong(field, value === undefined ? 'required' : 'not-a-number');
    return null;
  }
  const number = exact(value);
  if (compare(number, low) >= 0 && compare(number, high) <= 0) return number;
  wrong(field, 'out-of-range');
  return null;
}

function checkWhole(value: unknown, field: string, high: number, wrong: Wrong): void {
  if (value === undefined) wrong(field, 'required');
  else if (typeof value !== 'number' || !Number.isInteger(value)) wrong(field, 'not-whole');
  else if (value < 1 || value > high) wrong(field, 'out-of-range');
}

/** The records of a list with the way to each; what is no list, is too short, or holds no record is a mistake. */
function listed(value: unknown, name: string, wrong: Wrong, least = 1): readonly [string, Record<string, unknown>][] {
  if (!Array.isArray(value) || value.length < least) {
    wrong(name, 'required');
    return [];
  }
  return value.flatMap((item: unknown, i) => {
    if (isRecord(item)) return [[`${name}.${i}`, item]];
    wrong(`${name}.${i}`, 'required');
    return [];
  });
}

function checkRepeated(value: unknown, name: string, key: string, wrong: Wrong): void {
  if (!Array.isArray(value)) return;
  const seen = new Set<unknown>();
  for (const [i, item] of value.entries()) {
    const told: unknown = isRecord(item) ? item[key] : undefined;
    if (told !== undefined && seen.has(told)) wrong(`${name}.${i}.${key}`, 'repeated');
    seen.add(told);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
