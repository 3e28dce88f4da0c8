import type { OrderLevel, SupervisionRule } from './vocabulary.ts';
import { orderLevels } from './vocabulary.ts';

/** When and how high an order is raised without a person, as an administrator set it. */
export type RaisingRule = {
  readonly enabled: boolean;
  readonly level: OrderLevel;
  /** overdue: working minutes after the limit · dissatisfied: rounds · repeated, hot: cases · safety: unused */
  readonly threshold: number;
  /** Days looked back upon, for repeated and hot. */
  readonly days: number;
};

export type SupervisionSettings = {
  /** Working minutes from issue to the signature of the unit. */
  readonly signWorkMinutes: number;
  readonly workdays: Readonly<Record<OrderLevel, number>>;
  readonly rules: Readonly<Record<SupervisionRule, RaisingRule>>;
  readonly ladder: {
    readonly enabled: boolean;
    /** Working minutes after a missed reply until the order goes up one step. */
    readonly afterWorkMinutes: number;
    /** The highest level that is reached without a person. */
    readonly upTo: OrderLevel;
  };
};

/** The next step up the ladder that no person need decide; null at its end. */
export function nextLevelByRule(level: OrderLevel, ladder: SupervisionSettings['ladder']): OrderLevel | null {
  const at = orderLevels.indexOf(level);
  if (!ladder.enabled || at >= orderLevels.indexOf(ladder.upTo)) return null;
  return orderLevels[at + 1] ?? null;
}
