import type { WallBoard } from '../../../contract/wall.ts';
import { numberOf } from '../format.ts';

type Rate = WallBoard['rates'][number];

/** met: surely at the target or above. missed: surely below. near: the sample cannot tell. untold: no target, or nothing measured. */
export function verdictOf({ part, of, low, high, target }: Rate): 'met' | 'missed' | 'near' | 'untold' {
  if (target === null || low === null || high === null || of === 0) return 'untold';
  const goal = numberOf(target);
  // All of them, where all were asked for: no interval can say more.
  if (numberOf(part) >= of * goal && (numberOf(low) >= goal || goal === 1)) return 'met';
  return numberOf(high) < goal || (goal === 1 && numberOf(part) < of) ? 'missed' : 'near';
}

/** Where the common axis of the bars begins: a tenth below the lowest end, so that ninety and ninety-five can be told apart. */
export function axisFrom(rates: readonly Rate[]): number {
  const lowest = Math.min(
    0.9,
    ...rates.flatMap(({ low, target }) => [low, target].flatMap((x) => (x === null ? [] : [numberOf(x)]))),
  );
  return Math.max(0, Math.floor(lowest * 10 - 0.2) / 10);
}
