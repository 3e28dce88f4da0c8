/** What may become an alert: a week of a series that was judged unusual, by stored numbers only. */
export interface Candidate {
  readonly observed: number;
  readonly expected: number;
  /** Different people behind the cases. */
  readonly persons: number;
  /** Calibrated. */
  readonly pValue: number;
  /** Fire, electricity, food, health: passes with two cases and is never cut from the list. */
  readonly safety: boolean;
}

export interface AlarmRule {
  readonly minimumCases: number;
  readonly minimumPersons: number;
  /** observed / expected */
  readonly minimumRatio: number;
  /** observed − expected */
  readonly minimumExcess: number;
  readonly minimumSafetyCases: number;
}

export const ALARM_RULE: AlarmRule = {
  minimumCases: 3,
  minimumPersons: 2,
  minimumRatio: 1.5,
  minimumExcess: 2,
  minimumSafetyCases: 2,
};

export type Suppression = 'too-few-cases' | 'one-person' | 'ratio-small' | 'excess-small';

/** Why a candidate is not worth anyone's time, or null when it is. Suppressed candidates are logged, so that recall can be audited. */
export function suppression(
  { observed, expected, persons, safety }: Candidate,
  rule: AlarmRule = ALARM_RULE,
): Suppression | null {
  if (observed < (safety ? rule.minimumSafetyCases : rule.minimumCases)) return 'too-few-cases';
  if (persons < rule.minimumPersons) return 'one-person';
  if (observed < rule.minimumRatio * expected) return 'ratio-small';
  if (!safety && observed - expected < rule.minimumExcess) return 'excess-small';
  return null;
}

/** Messages that chance alone may send, per series and week: a tenth of the eight in a thousand that people can be asked to read. */
export const MESSAGE_CHANCE = 0.8 / 1000;

/**
 * Whether what is on the list is also sent to people: its newest week is rare by itself. The evidence of two weeks finds what grows slowly and
 * belongs on the list; but a second look at last week's luck is what most false messages are made of, and a fixed budget keeps their number the
 * same whether much or little else happens. NaN or null (no model of its own) passes.
 */
export function isMessage(weekChance: number | null, budget = MESSAGE_CHANCE): boolean {
  return weekChance === null || !(weekChance > budget);
}

/** Days until so rare a week comes once by chance in one series, when each week is judged once: 7 / p. */
export function recurrenceDays(pValue: number): number {
  return 7 / Math.max(pValue, 1e-9);
}

export type Rarity = 'very-rare' | 'rare' | 'slightly-high' | 'ordinary';

/** The layman's word for a recurrence interval: 非常罕见 from a year, 少见 from 100 days, 略偏多 from 30 days. Source: Greene et al., EID 22 (2016). */
export function rarity(days: number): Rarity {
  if (days >= 365) return 'very-rare';
  if (days >= 100) return 'rare';
  return days >= 30 ? 'slightly-high' : 'ordinary';
}

export interface Urgency {
  /** People more than expected. */
  readonly excessPersons: number;
  /** 1 ordinary, 2 dignity or sleep, 3 exams or health, 5 safety. */
  readonly severity: number;
  /** 1, or more where people cannot help themselves. */
  readonly vulnerability: number;
  /** 0..1: share of the harm that a week's waiting would not add. */
  readonly patience: number;
}

/** Order in which alerts are read: higher first. */
export function urgencyScore({ excessPersons, severity, vulnerability, patience }: Urgency): number {
  return Math.max(0, excessPersons) * severity * vulnerability * (1 - patience);
}

/** Groups of alerts that are one incident: any two that share at least half of the smaller one's cases, and what hangs together by them. */
export function mergeIncidents(alerts: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const parent = alerts.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    parent[i] = root;
    return root;
  };
  const holders = new Map<string, number[]>();
  for (const [i, cases] of alerts.entries()) {
    for (const id of new Set(cases)) holders.set(id, [...(holders.get(id) ?? []), i]);
  }
  const shared = new Map<number, number>();
  for (const list of holders.values()) {
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) shared.set(a * alerts.length + b, (shared.get(a * alerts.length + b) ?? 0) + 1);
    }
  }
  for (const [pair, count] of shared) {
    const a = Math.floor(pair / alerts.length);
    const b = pair % alerts.length;
    if (2 * count >= Math.min(new Set(alerts[a]).size, new Set(alerts[b]).size)) parent[rootOf(b)] = rootOf(a);
  }
  const groups = new Map<number, number[]>();
  for (const i of alerts.keys()) groups.set(rootOf(i), [...(groups.get(rootOf(i)) ?? []), i]);
  return [...groups.values()];
}

export interface Listed {
  readonly score: number;
  readonly safety: boolean;
}

/** The day's list: everything about safety, then the highest scores up to `cap` in all; the rest waits below the line. */
export function dailyList<T extends Listed>(
  incidents: readonly T[],
  cap = 5,
): { readonly shown: readonly T[]; readonly rest: readonly T[] } {
  const ordered = incidents.toSorted((a, b) => Number(b.safety) - Number(a.safety) || b.score - a.score);
  const safety = ordered.filter((incident) => incident.safety).length;
  const count = Math.max(cap, safety);
  return { shown: ordered.slice(0, count), rest: ordered.slice(count) };
}

export interface IncidentState {
  readonly cases: number;
  readonly rarity: Rarity;
}

const STEPS: readonly Rarity[] = ['ordinary', 'slightly-high', 'rare', 'very-rare'];

/** Whether an incident under way is worth a new message: one step rarer, or half as many cases again as when people last heard. */
export function worthTelling(told: IncidentState | null, now: IncidentState): boolean {
  if (told === null) return true;
  return STEPS.indexOf(now.rarity) > STEPS.indexOf(told.rarity) || now.cases >= 1.5 * told.cases;
}

/** 属实 · 误报 · 已知 · 活动所致 */
export type Judgement = 'confirmed' | 'false-alarm' | 'known' | 'event';

export interface ThresholdLimits {
  /** The rate below which replay would lose too much; never passed. */
  readonly lowest: number;
  readonly highest: number;
}

/**
 * A family's false discovery rate for the next month: a fifth lower when under half of the judged alerts were confirmed, a quarter higher
 * when over 80 % were (we then miss things), within limits. Known problems count as confirmed: the alert was right. Ten judgements at least.
 */
export function nextRate(rate: number, judgements: readonly Judgement[], { lowest, highest }: ThresholdLimits): number {
  if (judgements.length < 10) return rate;
  const right = judgements.filter((judgement) => judgement === 'confirmed' || judgement === 'known').length / judgements.length;
  const wanted = right < 0.5 ? rate * 0.8 : right > 0.8 ? rate * 1.25 : rate;
  return Math.min(highest, Math.max(lowest, wanted));
}
