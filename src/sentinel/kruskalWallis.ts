import { chiSquareTail } from './chiSquare.ts';

export interface RankTest {
  readonly h: number;
  readonly df: number;
  /** Chance of groups so different in rank when they are alike; 1 with fewer than two groups or equal values only. */
  readonly p: number;
}

/** Kruskal–Wallis test with mid-ranks and the correction for ties. Source: Kruskal & Wallis 1952 (10.1080/01621459.1952.10483441). */
export function kruskalWallis(values: ArrayLike<number>, groups: ArrayLike<number>): RankTest {
  const n = values.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const rankSums = new Map<number, { sum: number; size: number }>();
  let ties = 0;
  for (let from = 0; from < n; ) {
    let to = from;
    while (to < n && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) {
      const group = rankSums.get(groups[order[i]!]!) ?? { sum: 0, size: 0 };
      rankSums.set(groups[order[i]!]!, { sum: group.sum + (from + to + 1) / 2, size: group.size + 1 });
    }
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const df = rankSums.size - 1;
  const spread = 1 - ties / (n ** 3 - n);
  if (df < 1 || !(spread > 0)) return { h: 0, df: Math.max(0, df), p: 1 };
  let squares = 0;
  for (const { sum, size } of rankSums.values()) squares += sum ** 2 / size;
  const h = ((12 / (n * (n + 1))) * squares - 3 * (n + 1)) / spread;
  return { h, df, p: chiSquareTail(h, df) };
}
