import type { RailEntry } from './railEntries.ts';

export const railGroupNames = ['daily', 'oversight', 'insight', 'voice', 'learning'] as const;
export type RailGroupName = (typeof railGroupNames)[number];

export type RailGroup = {
  readonly name: RailGroupName;
  readonly entries: readonly RailEntry[];
  /** What one does all day is never folded away, and one entry needs no name above it. */
  readonly named: boolean;
};

const groupOf: Record<RailEntry['name'], RailGroupName> = {
  leadership: 'daily',
  triage: 'daily',
  work: 'daily',
  followUp: 'daily',
  reinspect: 'daily',
  phone: 'daily',
  all: 'daily',
  search: 'daily',
  admin: 'daily',
  supervision: 'oversight',
  meetings: 'oversight',
  rates: 'insight',
  reports: 'insight',
  topics: 'insight',
  foresight: 'insight',
  understanding: 'insight',
  publications: 'voice',
  opinions: 'voice',
  knowledge: 'learning',
  training: 'learning',
};

/** The entries by what one does there, each group in the order of its entries; groups without any are left out. */
export function railGroups(entries: readonly RailEntry[]): readonly RailGroup[] {
  return railGroupNames
    .map((name) => ({ name, entries: entries.filter((entry) => groupOf[entry.name] === name) }))
    .filter((group) => group.entries.length > 0)
    .map((group) => ({ ...group, named: group.name !== 'daily' && group.entries.length > 1 }));
}

/** The groups that were folded, as they were written down; anything else that stands there is forgotten. */
export function closedGroupsOf(written: string | null): readonly RailGroupName[] {
  const names = (written ?? '').split(' ');
  return railGroupNames.filter((name) => names.includes(name));
}

export const writtenGroups = (closed: readonly RailGroupName[]): string => closed.join(' ');
