import { evidenceAt, fitBaseline, HARMONIC, type HarmonicSettings } from './harmonic.ts';
import type { RowDesign } from './ridgeCounts.ts';

export interface ReplayInput {
  readonly counts: ArrayLike<number>;
  /** Half-open range of weeks. */
  readonly from: number;
  readonly to: number;
  readonly design: RowDesign;
  readonly settings?: HarmonicSettings;
  /** Weeks one baseline serves; a month loses nothing and costs a third. */
  readonly refitEvery?: number;
}

/** P-values of past weeks, each judged by a model of what came before it only; NaN where there was too little history or no count. */
export function replay({ counts, from, to, design, settings = HARMONIC, refitEvery = 4 }: ReplayInput): Float64Array {
  const pValues = new Float64Array(to - from).fill(Number.NaN);
  let baseline: ReturnType<typeof fitBaseline> = null;
  for (let week = from; week < to; week += 1) {
    if ((week - from) % refitEvery === 0) baseline = fitBaseline(counts, week, { design, settings });
    if (baseline === null) continue;
    pValues[week - from] = evidenceAt(counts, week, { design, baseline })?.pValue ?? Number.NaN;
  }
  return pValues;
}
