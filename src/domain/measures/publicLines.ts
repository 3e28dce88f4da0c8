/** A line of a table that everybody may read: how many cases, and of each rate how many it was counted from. */
export type CountedLine = { readonly received: number; readonly items: readonly { readonly of: number }[] };

/** Numbers of fewer cases than this may point at a person; cases. */
export const fewest = 5;

export type Openness = {
  /** Whether the number of cases may be told. */
  readonly received: boolean;
  /** In the order of the items. */
  readonly items: readonly boolean[];
};

/**
 * What of the lines of one group may be told beside its total. A number of fewer than five cases is not; and where only one would be left
 * out, the next smallest goes with it, or the total would give it away. A rate of nothing gives nothing away.
 */
export function openness(lines: readonly CountedLine[]): readonly Openness[] {
  const width = Math.max(0, ...lines.map(({ items }) => items.length));
  const received = opened(lines.map((line) => line.received));
  const items = Array.from({ length: width }, (_, place) => opened(lines.map((line) => line.items[place]?.of ?? 0)));
  return lines.map((line, row) => ({
    received: received[row] ?? false,
    items: line.items.map((_, place) => items[place]?.[row] ?? false),
  }));
}

function opened(counts: readonly number[]): readonly boolean[] {
  const open = counts.map((count) => count === 0 || count >= fewest);
  const hidden = open.filter((each) => !each).length;
  if (hidden !== 1) return open;
  const next = counts.reduce<number | null>(
    (best, count, at) => (open[at] && count > 0 && (best === null || count < counts[best]!) ? at : best),
    null,
  );
  return open.map((each, at) => each && at !== next);
}
