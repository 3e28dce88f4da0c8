import type { Instant } from '../calendar.ts';
import type { Grade } from '../grade/vocabulary.ts';
import type { Answers, CaseState } from './case.ts';
import type { Nature } from './vocabulary.ts';

/** How requesters are asked (回访规则): data with a history, so that nobody chooses whom to ask, and everybody can check who was drawn. */
export type FollowUpRules = {
  readonly version: number;
  /** Part of every draw. A new seed draws other cases from then on; the old one stays in the history. */
  readonly seed: string;
  /** Always called back. */
  readonly natures: readonly Nature[];
  readonly grades: readonly Grade[];
  /** Percent of all other cases, 0..100. */
  readonly percent: number;
  /** Different half-days on which somebody must have tried before the self-service link goes out. */
  readonly halfDays: number;
  /** Days for which a requester who was not reached, or not drawn, can still answer alone. */
  readonly selfServiceDays: number;
  /** Days for which the link that comes with a result is valid. */
  readonly linkDays: number;
  /** Percent of the settled cases that a second caller asks again (回头看); settled ones with a low answer are always asked again. */
  readonly reinspectPercent: number;
  readonly reinspectWorkdays: number;
  /** Read aloud before the questions. */
  readonly script: { readonly zh: string; readonly en: string };
};

/** Whether the requester is called back. A reworked case always is: whoever was let down once is not left to chance. */
export function isCalledBack(rules: FollowUpRules, s: Pick<CaseState, 'number' | 'round' | 'nature' | 'grade'>): boolean {
  if (s.round > 1 || rules.natures.includes(s.nature) || rules.grades.includes(s.grade)) return true;
  return drawOf(rules.seed, s, 'call-back') < rules.percent;
}

/** Whether a second caller asks again after a settled follow-up. */
export function isReinspected(rules: FollowUpRules, s: Pick<CaseState, 'number' | 'round'>, answers: Answers): boolean {
  const low = answers.solved === 'partly' || answers.handling === 'fair' || answers.process === 'unsatisfied';
  if (low && rules.reinspectPercent > 0) return true;
  return drawOf(rules.seed, s, 'reinspection') < rules.reinspectPercent;
}

/** 0..100, exclusive: the same for the same seed, case and round, on every machine and for ever. */
export function drawOf(seed: string, s: Pick<CaseState, 'number' | 'round'>, purpose: 'call-back' | 'reinspection'): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${s.number}/${s.round}/${purpose}`) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  // FNV-1a alone leaves neighbours near each other; the finaliser of MurmurHash3 spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * 100;
}

/** '2026-03-02 am' or 'pm' in Asia/Shanghai; the evening belongs to the afternoon. */
export function halfDayOf(at: Instant): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  return `${local.toPlainDate()} ${local.hour < 12 ? 'am' : 'pm'}`;
}
