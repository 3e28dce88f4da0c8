import type { Effect } from '../../../contract/proactive.ts';
import type { DeskText } from '../useText.ts';

/** The verdict in words, with how much where there is one: whole percents and their 95 % range, as more would be made up. */
export function effectWords({ verdict, numbers }: Pick<Effect, 'verdict' | 'numbers'>, text: DeskText): string {
  if (verdict === 'none-visible' || verdict === 'too-little' || numbers === null) {
    return text(verdict === 'none-visible' ? 'task.effect.none-visible' : 'task.effect.too-little');
  }
  const percent = (ratio: number) => Math.round(100 * Math.abs(1 - ratio));
  const [from, to] = [percent(numbers.low), percent(numbers.high)].sort((a, b) => a - b);
  return text(`task.effect.${verdict}`, { percent: percent(numbers.ratio), from: from!, to: to! });
}
