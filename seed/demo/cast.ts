import type { Actor } from '../../src/domain/case/permissions.ts';
import type { Confidentiality } from '../../src/domain/case/vocabulary.ts';
import type { Role } from '../../src/domain/people/vocabulary.ts';
import type { Random } from '../../src/sentinel/random.ts';
import { happens, oneOf } from './chance.ts';
import type { DemoPerson } from './people.ts';
import type { World } from './world.ts';

/** Who does something in the history. A requester is the person of the case, or whoever holds its code. */
export type ScriptedActor =
  | { readonly as: 'person'; readonly person: string; readonly unit: string | null }
  | { readonly as: 'requester' }
  | { readonly as: 'system' };

/** Shares in 0..1 of cases that a unit contacts late, resolves late, and leaves people unhappy with. */
export type Temper = { readonly lateContact: number; readonly lateResult: number; readonly unhappy: number };

export type Cast = {
  readonly desk: (
    role: 'operator' | 'dispatcher' | 'caller' | 'supervisor',
    confidentiality: Confidentiality,
    random: Random,
  ) => ScriptedActor;
  /** Somebody of the unit who may see the case; null when nobody may. */
  readonly handler: (unit: string, confidentiality: Confidentiality, random: Random) => ScriptedActor | null;
  /** The head who reviews a unit's result; somebody of the centre where it has none. */
  readonly head: (unit: string, confidentiality: Confidentiality, random: Random) => ScriptedActor;
  readonly requester: (category: string, building: string | null, random: Random) => DemoPerson;
  readonly temper: (unit: string) => Temper;
};

/** Works out once who can play which part. */
export function castOf(world: World): Cast {
  const { people } = world;
  const holders = (role: Role, unit: string | null) =>
    people.filter((p) => p.grants.some((g) => g.role === role && g.unit === unit));
  const trusted = new Set(holders('trusted', null).map((p) => p.login));
  const desks = new Map(
    (['operator', 'dispatcher', 'caller', 'supervisor'] as const).map((role) => {
      const all = holders(role, null);
      return [role, { normal: all.filter((p) => !trusted.has(p.login)), trusted: all.filter((p) => trusted.has(p.login)) }];
    }),
  );
  const staffOf = new Map(
    [...world.units.keys()].map((unit) => {
      const officers = [...holders('officer', unit), ...holders('contractor', unit)];
      return [unit, { officers, heads: holders('head', unit), trusted: new Set(holders('trusted', unit).map((p) => p.login)) }];
    }),
  );
  const requesters = people.filter((p) => p.grants.length === 0 && p.kind !== 'leader' && p.kind !== 'contractor');
  const students = requesters.filter((p) => p.kind === 'student');
  const staff = requesters.filter((p) => p.kind === 'staff');
  // Whoever signs in as one of the known students should find a history of some length.
  const known = students.filter((p) => p.hasPassword);
  const residents = Map.groupBy(students, (p) => p.home);

  return {
    desk(role, confidentiality, random) {
      const { normal, trusted: trustedOnes } = desks.get(role)!;
      return acting(oneOf(random, confidentiality === 'normal' ? normal : trustedOnes));
    },
    handler(unit, confidentiality, random) {
      const found = staffOf.get(unit);
      if (!found) return null;
      const mayAct = (p: DemoPerson) => confidentiality !== 'secret' || found.trusted.has(p.login);
      const [officers, heads] = [found.officers.filter(mayAct), found.heads.filter(mayAct)];
      const chosen = heads.length > 0 && (officers.length === 0 || happens(random, 0.12)) ? heads : officers;
      return chosen.length > 0 ? acting(oneOf(random, chosen)) : null;
    },
    head(unit, confidentiality, random) {
      // A contractor's head is the head of the unit above it.
      for (let of: string | null = unit; of !== null; of = world.units.get(of)?.parent ?? null) {
        const heads = staffOf.get(of)?.heads ?? [];
        if (heads.length > 0) return acting(oneOf(random, heads));
      }
      return this.desk('dispatcher', confidentiality, random);
    },
    requester(category, building, random) {
      if (category.startsWith('10') || (category === '1102' && happens(random, 0.8)) || happens(random, 0.05))
        return oneOf(random, staff);
      const neighbours = residents.get(building);
      if (neighbours) return oneOf(random, neighbours);
      return oneOf(random, happens(random, 0.08) && known.length > 0 ? known : students);
    },
    temper: (unit) => tempers[unit] ?? usualTemper,
  };
}

function acting(person: DemoPerson): ScriptedActor {
  return { as: 'person', person: person.login, unit: person.unit };
}

/** What a person may do, as session/queries.ts tells it of somebody who signed in. */
export function actorOf(person: DemoPerson, unitsBelow: (unit: string) => readonly string[]): Actor {
  const grants = person.grants.map(({ role, unit }) => ({ role, units: unit === null ? null : unitsBelow(unit) }));
  return { id: person.login, grants, followed: null };
}

const usualTemper: Temper = { lateContact: 0.06, lateResult: 0.08, unhappy: 0.07 };

/** Invented: some units are clearly better, and some clearly worse, than the others. */
const tempers: Readonly<Record<string, Temper>> = {
  library: { lateContact: 0.01, lateResult: 0.01, unhappy: 0.03 },
  it: { lateContact: 0.02, lateResult: 0.025, unhappy: 0.05 },
  academic: { lateContact: 0.03, lateResult: 0.03, unhappy: 0.06 },
  'student-affairs': { lateContact: 0.02, lateResult: 0.03, unhappy: 0.05 },
  psych: { lateContact: 0, lateResult: 0.01, unhappy: 0.02 },
  'hq-heating': { lateContact: 0.03, lateResult: 0.05, unhappy: 0.1 },
  'hq-repair': { lateContact: 0.08, lateResult: 0.12, unhappy: 0.09 },
  'hq-commerce': { lateContact: 0.13, lateResult: 0.18, unhappy: 0.18 },
  'hq-construction': { lateContact: 0.08, lateResult: 0.14, unhappy: 0.13 },
  dorms: { lateContact: 0.07, lateResult: 0.1, unhappy: 0.1 },
  dining: { lateContact: 0.04, lateResult: 0.07, unhappy: 0.11 },
  finance: { lateContact: 0.1, lateResult: 0.15, unhappy: 0.11 },
  hospital: { lateContact: 0.07, lateResult: 0.08, unhappy: 0.1 },
  security: { lateContact: 0.04, lateResult: 0.07, unhappy: 0.07 },
};
