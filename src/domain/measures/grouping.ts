import type { UnitGroup } from '../people/vocabulary.ts';

/** Which units are compared with which: like with like, as Beijing ranks streets and departments apart (domain.md §3.3). */
export type Grouping = {
  readonly id: string;
  readonly version: number;
  readonly groups: readonly { readonly code: string; readonly of: readonly UnitGroup[] }[];
  /** Units that the school puts elsewhere than their kind says; null: not ranked. */
  readonly placed: Readonly<Record<string, string | null>>;
};

/** Functional departments, colleges, service units, contractors; the leadership is not ranked. */
export const byKind: Grouping = {
  id: 'by-kind',
  version: 1,
  groups: [
    { code: 'department', of: ['department'] },
    { code: 'college', of: ['college'] },
    { code: 'service', of: ['service'] },
    { code: 'contractor', of: ['contractor'] },
  ],
  placed: {},
};

/** The code of the group in which a unit is ranked; null: in none. */
export function groupOf(grouping: Grouping, unit: { readonly id: string; readonly group: UnitGroup }): string | null {
  const placed = grouping.placed[unit.id];
  if (placed !== undefined) return placed;
  return grouping.groups.find((group) => group.of.includes(unit.group))?.code ?? null;
}
