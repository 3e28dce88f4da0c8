/** The list with one item a step up (-1) or down (1); as it was at its ends. */
export function moved<T>(items: readonly T[], at: number, step: -1 | 1): readonly T[] {
  const to = at + step;
  if (at < 0 || at >= items.length || to < 0 || to >= items.length) return items;
  const rest = items.filter((_, i) => i !== at);
  return [...rest.slice(0, to), items[at]!, ...rest.slice(to)];
}
