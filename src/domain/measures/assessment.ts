import type { Grouping } from './grouping.ts';
import type { PeriodRule } from './period.ts';
import type { Scheme } from './scheme.ts';
import type { Basis, Scope } from './vocabulary.ts';

/** All that a published number depends on besides the facts, in one value. */
export type Assessment = {
  readonly id: string;
  readonly version: number;
  readonly period: PeriodRule;
  readonly basis: Basis;
  readonly scope: Scope;
  readonly grouping: Grouping;
  readonly scheme: Scheme;
};
