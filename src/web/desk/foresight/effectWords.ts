import type { Effect } from '../../../contract/proactive.ts';
import type { Format } from '../../ui/format.ts';
import type { DeskText } from '../useText.ts';

/** The verdict in words, with how much where there is one. */
export function effectWords(
  { verdict, numbers }: Pick<Effect, 'verdict' | 'numbers'>,
  { text, format }: { readonly text: DeskText; readonly format: Format },
): string {
  if (verdict === 'none-visible' || verdict === 'too-little' || numbers === null) {
    return text(verdict === 'none-visible' ? 'task.effect.none-visible' : 'task.effect.too-little');
  }
  const percent = format.share(Math.abs(1 - numbers.ratio), 1) ?? '';
  return text(`task.effect.${verdict}`, { percent });
}
