import { dailyList, mergeIncidents } from '../../../sentinel/alarmControl.ts';
import type { Draft } from './drafts.ts';

/** Alerts that rest on the same cases, told once by the one that says it best. */
export type Incident = {
  readonly lead: Draft;
  /** The others, strongest first. */
  readonly also: readonly Draft[];
  readonly score: number;
  readonly safety: boolean;
  /** Whether it stands above the line of the day's list. */
  readonly shown: boolean;
};

/** Incidents that people are shown a day; what concerns safety always is. */
const CAP = 5;

/**
 * What happens at a place is merged where it shares half of its cases. What shows on the whole campus only because of such a place is told with
 * it; merging everything that overlaps would make one incident of a busy week.
 */
export function incidentsOf(drafts: readonly Draft[], cap = CAP): readonly Incident[] {
  const local = drafts.filter(({ scope, rows }) => scope.places.length > 0 && rows.length > 0);
  const groups: Draft[][] = mergeIncidents(local.map(({ rows }) => rows.map(String))).map((group) => group.map((i) => local[i]!));
  const campusWide = drafts.filter((draft) => !local.includes(draft)).sort((a, b) => breadth(a) - breadth(b));
  for (const draft of campusWide) {
    const home = explainedBy(draft, groups);
    if (home === null) groups.push([draft]);
    else home.push(draft);
  }
  const incidents = groups.map((group) => {
    const members = group.toSorted((a, b) => b.score - a.score);
    const own = members.filter((member) => local.includes(member));
    // The narrowest that still holds most of what is too much: of a building's week only the burst is news.
    const most = Math.max(0, ...own.map(excessOf));
    const whole = own.filter((member) => excessOf(member) >= 0.6 * most);
    const lead = [whole, own, members]
      .find((some) => some.length > 0)!
      .toSorted((a, b) => breadth(a) - breadth(b) || b.score - a.score)[0]!;
    return {
      lead,
      also: members.filter((member) => member !== lead),
      score: Math.max(...(own.length > 0 ? own : members).map(({ score }) => score)),
      safety: members.some(({ safety }) => safety),
    };
  });
  const { shown } = dailyList(incidents, cap);
  const above = new Set(shown);
  return incidents
    .map((incident) => ({ ...incident, shown: above.has(incident) }))
    .sort((a, b) => Number(b.safety) - Number(a.safety) || b.score - a.score);
}

const excessOf = ({ rows, numbers }: Draft): number => ('expected' in numbers ? rows.length - numbers.expected : rows.length);

/** The incident that accounts for at least half of what is too much; null when several must be added up for it. */
function explainedBy(draft: Draft, groups: readonly Draft[][]): Draft[] | null {
  const { rows } = draft;
  if (rows.length === 0) return null;
  const own = new Set(rows);
  let best: Draft[] | null = null;
  let most = 0.5 * Math.max(1, excessOf(draft));
  for (const group of groups) {
    const shared = new Set(group.flatMap((member) => member.rows.filter((row) => own.has(row)))).size;
    if (shared >= most) [best, most] = [group, shared];
  }
  return best;
}

/** At the same spot a rhythm explains a burst, and both explain that something came back. */
const telling: Record<Draft['kind'], number> = {
  periodic: 0,
  burst: 0.1,
  regional: 0.2,
  rebound: 0.3,
  topic: 0.4,
  seasonal: 0.4,
  leading: 0.4,
  bottleneck: 0.4,
};

/** One category in one building says most; everything everywhere least. */
function breadth({ scope, kind }: Draft): number {
  const what = scope.category !== null ? 0 : scope.klass !== null ? 2 : 3;
  const where = scope.places.length === 1 ? 0 : scope.places.length > 1 ? 1 : 4;
  return what + where + telling[kind];
}

/** What is found outside the cube stands for itself. */
export const alone = (lead: Draft): Incident => ({ lead, also: [], score: lead.score, safety: lead.safety, shown: true });

/** What makes an incident of tonight the same as one of yesterday. What showed on the campus because of a place is not the place's own. */
export function keysOf({ lead, also }: Pick<Incident, 'lead' | 'also'>): string[] {
  const isLocal = lead.scope.places.length > 0;
  return [...new Set([lead, ...also.filter(({ scope }) => isLocal && scope.places.length > 0)].map(keyOf))];
}

function keyOf({ kind, scope, numbers }: Draft): string {
  const what = scope.category ?? scope.klass ?? '*';
  const where = scope.places.length === 0 ? '*' : scope.places[0]!;
  // A burst and a scan at one spot are one trouble; a season or a rhythm is another matter than the burst it brings.
  const family = kind === 'burst' || kind === 'regional' ? 'now' : kind;
  const unit =
    numbers.kind === 'bottleneck'
      ? `:${numbers.unit}:${numbers.step}`
      : numbers.kind === 'leading'
        ? `:${numbers.indicator}`
        : '';
  const when = numbers.kind === 'seasonal' ? `:${numbers.from.slice(0, 4)}` : '';
  return `${family}:${what}:${where}${when}${unit}`;
}
