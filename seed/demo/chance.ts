import type { Random } from '../../src/sentinel/random.ts';

export function happens(random: Random, probability: number): boolean {
  return random.next() < probability;
}

/** Uniform in [from, to). */
export function between(random: Random, from: number, to: number): number {
  return from + (to - from) * random.next();
}

/** A whole number in from..to, both ends included. */
export function wholeBetween(random: Random, from: number, to: number): number {
  return from + Math.floor(random.next() * (to - from + 1));
}

/** @throws RangeError on an empty list. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  if (list.length === 0) throw new RangeError('nothing to choose from');
  return list[Math.floor(random.next() * list.length)]!;
}

/** Draws by weight; weights are ≥ 0 and not all 0. */
export function weighted<T>(random: Random, choices: readonly (readonly [T, number])[]): T {
  let left = random.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return choices.findLast(([, weight]) => weight > 0)![0];
}

/** A random UUID (version 4). */
export function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, (_, i) => {
    const digit = Math.floor(random.next() * 16);
    return (i === 12 ? 4 : i === 16 ? 8 + (digit % 4) : digit).toString(16);
  }).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A follow-up code as the portal draws it: 80 bits in Crockford's base 32. */
export function followUpCode(random: Random): string {
  return Array.from({ length: 16 }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Math.floor(random.next() * 32)]).join('');
}
