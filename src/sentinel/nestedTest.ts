import { fisherTail } from './fisherF.ts';
import { fitGlm, type Glm, type GlmInput } from './glm.ts';

export interface NestedTest {
  /** Drop in deviance per added column over the dispersion (at least 1) of the larger model; 0 when nothing is gained. */
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  /** Chance of such a gain when the added columns say nothing; 1 when they cannot be judged. */
  readonly p: number;
  readonly full: Glm;
}

/**
 * F-test whether columns added to a quasi-Poisson model explain anything.
 * Source: McCullagh & Nelder, Generalized Linear Models (1989), ch. 4.5 and 9.2.
 */
export function nestedTest(
  input: Omit<GlmInput, 'design' | 'size'>,
  base: GlmInput['design'],
  added: GlmInput['design'],
): NestedTest {
  const small = fitGlm({ ...input, design: base });
  const full = fitGlm({ ...input, design: [...base, ...added] });
  const df1 = full.rank - small.rank;
  const df2 = full.df;
  if (df1 < 1 || df2 < 1) return { f: 0, df1, df2, p: 1, full };
  const f = Math.max(0, (small.deviance - full.deviance) / df1 / Math.max(1, full.dispersion));
  return { f, df1, df2, p: fisherTail(f, df1, df2), full };
}
