import type { Question } from '../../../contract/opinions.ts';
import { scaleTop } from '../../../domain/opinions/vocabulary.ts';

/** What a question is counted by, in order: its options, or the steps of the scale; nothing for words. */
export function choicesOf({ kind, options }: Question): readonly { readonly id: string; readonly label: string }[] {
  if (kind === 'scale') return Array.from({ length: scaleTop }, (_, i) => ({ id: String(i + 1), label: String(i + 1) }));
  return options;
}
