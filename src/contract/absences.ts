import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Day, Instant, Slug, words } from './primitives.ts';

/** Those who may be away and may be stood in for; the rest follows from their grants. */
const working = ['operator', 'dispatcher', 'officer', 'head', 'contractor', 'caller', 'supervisor', 'admin'] as const;

const Named = z.object({ id: z.string(), name: z.string(), unit: Slug.nullable() });

export const Absence = z.object({
  id: z.uuid(),
  person: Named,
  deputy: Named,
  from: Day,
  /** The first day back. */
  until: Day,
  reason: z.string(),
  endedAt: Instant.nullable(),
  /** Whether the caller may end it. */
  mayEnd: z.boolean(),
});
export type Absence = z.output<typeof Absence>;

export const listAbsences = endpoint({
  method: 'GET',
  path: '/api/absences',
  summary: 'Who is or will be away, and who stands in (AB 角): my own, those I stand in for, and those of the units I head',
  access: working,
  response: z.object({ absences: z.array(Absence) }),
});

export const listDeputies = endpoint({
  method: 'GET',
  path: '/api/absences/deputies',
  summary: 'Whom the caller may send away, and who may stand in for each: colleagues of the same unit or office',
  access: working,
  response: z.object({ people: z.array(Named.extend({ deputies: z.array(Named) })) }),
});

export const AbsenceDraft = z.object({
  /** Oneself, or somebody of a unit that one heads. */
  person: z.string().min(1).max(64),
  deputy: z.string().min(1).max(64),
  from: Day,
  until: Day,
  reason: words(2, 100),
});

export const addAbsence = endpoint({
  method: 'POST',
  path: '/api/absences',
  summary: 'Name a deputy for some days; from the first on the deputy has the rights and the notices',
  access: working,
  body: AbsenceDraft,
  response: Absence,
});

export const endAbsence = endpoint({
  method: 'POST',
  path: '/api/absences/:id/end',
  summary: 'Back early, or never left: nobody stands in any more',
  access: working,
  params: z.object({ id: z.uuid() }),
  response: Absence,
});
