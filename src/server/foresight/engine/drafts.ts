import type { AlertNumbers, AlertSeries } from '../../../contract/foresightNumbers.ts';
import type { PlainDay } from '../../../domain/calendar.ts';
import type { AlertKind, Caveat, Confidence, Family, Suppressed } from '../../../domain/foresight/vocabulary.ts';

/** What an alert is about; null stands for "all". */
export type Scope = {
  readonly category: string | null;
  readonly klass: string | null;
  readonly places: readonly string[];
};

/** What the engine found and nobody has been told yet. */
export type Draft = {
  readonly kind: AlertKind;
  readonly family: Family;
  readonly scope: Scope;
  /** Half-open. */
  readonly from: PlainDay;
  readonly to: PlainDay;
  readonly numbers: AlertNumbers;
  readonly series: AlertSeries | null;
  readonly confidence: Confidence;
  readonly caveats: readonly Caveat[];
  readonly safety: boolean;
  /** Excess persons × severity × (1 − patience). */
  readonly score: number;
  /** Rows of the facts behind it, for merging; not stored. */
  readonly rows: readonly number[];
};

export type SuppressedDraft = {
  readonly family: Family;
  readonly scope: Scope;
  readonly reason: Suppressed;
  readonly observed: number;
  readonly expected: number;
  readonly chance: number;
};
