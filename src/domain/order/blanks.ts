import { type OrderBlank, orderBlanks } from './vocabulary.ts';

const blank = /\{([^{}]*)\}/g;

/** Names of blanks in a text that no template may have. */
export function unknownBlanks(text: string): readonly string[] {
  const known: readonly string[] = orderBlanks;
  return [...text.matchAll(blank)].map(([, name]) => name ?? '').filter((name) => !known.includes(name));
}

/** The text with its blanks filled; what is not known (no place, no round) is left out. */
export function fillBlanks(text: string, values: Partial<Record<OrderBlank, string>>): string {
  return text.replace(blank, (whole, name: string) =>
    (orderBlanks as readonly string[]).includes(name) ? (values[name as OrderBlank] ?? '') : whole,
  );
}
