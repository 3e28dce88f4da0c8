import type { ReadCell } from './bindMap.ts';
import type { ImportMap } from './importMap.ts';

export const waysToCategory = ['value', 'keyword', 'default'] as const;
export type FoundBy = (typeof waysToCategory)[number];

/** The category of a row; null when nothing fits and the map has no default. */
export function categoryOf(
  { values, keywords, default: fallback }: ImportMap['category'],
  cell: ReadCell,
): { readonly code: string; readonly foundBy: FoundBy } | null {
  const exact = values?.codes[cell(values.column)];
  if (exact !== undefined) return { code: exact, foundBy: 'value' };
  if (keywords) {
    const text = keywords.columns.map(cell).join('\n').toLowerCase();
    const rule = keywords.rules.find((r) => r.words.some((word) => text.includes(word.toLowerCase())));
    if (rule) return { code: rule.code, foundBy: 'keyword' };
  }
  return fallback === undefined ? null : { code: fallback, foundBy: 'default' };
}
