import type { Assessment } from './assessment.ts';
import { byKind } from './grouping.ts';
import { month, monthFrom19 } from './period.ts';
import type { DeedRule, Scheme } from './scheme.ts';

const common = { version: 1, fair: '0.9', partly: '0', subOrders: true, minimum: 10, deeds: [] } as const;

/** 10/50/40 of a Beijing district, 基本满意 at 0.9, all three from the call-backs. Source: domain.md §3.1 [S23]. */
export const beijingDistrict: Scheme = {
  ...common,
  kind: 'weighted',
  id: 'beijing-district',
  name: '北京某区：响应 10、解决 50、满意 40',
  nameEn: 'A Beijing district: 10 response, 50 solved, 40 satisfied',
  source: 'docs/sources.md S23',
  items: [
    { measure: 'contacted', weight: '0.1' },
    { measure: 'solved', weight: '0.5' },
    { measure: 'satisfied', weight: '0.4' },
  ],
};

/** 30/35/35; the response is measured by the system. Source: domain.md §3.2 [S32], 准格尔旗. */
export const thirtyThirtyFive: Scheme = {
  ...common,
  kind: 'weighted',
  id: 'thirty-thirty-five',
  name: '响应 30、解决 35、满意 35',
  nameEn: '30 response, 35 solved, 35 satisfied',
  source: 'docs/sources.md S32',
  items: [
    { measure: 'responded', weight: '0.3' },
    { measure: 'solved', weight: '0.35' },
    { measure: 'satisfied', weight: '0.35' },
  ],
};

/** The school's own three rates in equal parts. Source: domain.md §3.3. */
export const schoolThreeRates: Scheme = {
  ...common,
  kind: 'weighted',
  id: 'school-three-rates',
  name: '本校三率：响应、办结、满意',
  nameEn: 'The school’s three rates: response, resolution, satisfaction',
  source: 'docs/kpi.md',
  items: [
    { measure: 'responded', weight: '1/3' },
    { measure: 'resolved', weight: '1/3' },
    { measure: 'satisfied', weight: '1/3' },
  ],
};

/**
 * The piecewise points law of 连云港 (domain.md §3.2 [S33]). Three lines fit all published pairs; of 及时签收 one pair is known (80 % → 0),
 * and 25 points at a slope of 1.25 pass through it. A school has no orders from the province: 解决率 stands under that line.
 */
export const pointsLaw: Scheme = {
  ...common,
  kind: 'points',
  id: 'points-law',
  name: '目标—斜率—保底计分',
  nameEn: 'Points by target, slope and floor',
  source: 'docs/sources.md S33',
  full: '100',
  items: [
    { measure: 'signedInTime', max: '25', target: '100', slope: '1.25', floor: '0' },
    { measure: 'resolvedInTime', max: '25', target: '100', slope: '1', floor: '0' },
    { measure: 'solved', max: '25', target: '98', slope: '0.5', floor: '12.5' },
    { measure: 'satisfied', max: '25', target: '95', slope: '0.5', floor: '12.5' },
  ],
};

export const schemes: readonly Scheme[] = [beijingDistrict, thirtyThirtyFive, schoolThreeRates, pointsLaw];

/** Suggested bonuses and penalties (domain.md §3.3); off until a school puts them into its scheme. */
export const suggestedDeeds: readonly DeedRule[] = [
  { kind: 'proactive', points: '0.5', cap: '3', veto: false },
  { kind: 'volunteered', points: '0.2', cap: '1', veto: false },
  { kind: 'overdue', points: '-0.2', cap: '5', veto: false },
  { kind: 'refusedReturn', points: '-0.5', cap: '5', veto: false },
  { kind: 'fakeClosing', points: '-2', cap: null, veto: false },
  { kind: 'leak', points: '0', cap: null, veto: true },
];

/** What a new school starts with: calendar months, each rate by its own day, the assessed scope, 10/50/40 (domain.md Appendix A). */
export const schoolAssessment: Assessment = {
  id: 'school',
  version: 1,
  period: month,
  basis: 'natural',
  scope: 'assessed',
  grouping: byKind,
  scheme: beijingDistrict,
};

/** A Beijing district's way, whole: the 19th to the 18th, by the day of creation, all cases, 10/50/40. */
export const beijingAssessment: Assessment = {
  ...schoolAssessment,
  id: 'beijing-district',
  period: monthFrom19,
  basis: 'created',
  scope: 'full',
};
