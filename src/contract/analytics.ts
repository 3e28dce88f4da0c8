import { z } from 'zod';
import { unitGroups } from '../domain/people/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant } from './primitives.ts';

/** A share as the exact fraction it is; null-like when `of` is 0. Rounded only where it is shown. */
export const Fraction = z.object({ part: z.number(), of: z.number() });

export const UnitRates = z.object({
  unit: z.string(),
  group: z.enum(unitGroups),
  /** Cases whose first dispatch to the unit fell in the period. */
  received: z.int(),
  /** First contact in time / first contacts due in the period (响应率). */
  responded: Fraction,
  /** Resolved / due in the period (办结率). */
  resolved: Fraction,
  /** Resolved in time / due in the period (按期办结率). */
  resolvedInTime: Fraction,
  /** Solved / reached in the follow-up (解决率). */
  solved: Fraction,
  /** (Satisfied + 0.9 × fair) / reached in the follow-up (满意率). */
  satisfied: Fraction,
  /** Returned dispatches, reworks and nudges, as counts. */
  returns: z.int(),
  reworks: z.int(),
  overdueNow: z.int(),
});

export const getRates = endpoint({
  method: 'GET',
  path: '/api/rates',
  summary: 'The three rates of every unit for a period [from, to), with n beside each',
  access: ['operator', 'dispatcher', 'head', 'supervisor', 'secretary', 'leader', 'officer'],
  query: z.object({ from: Day, to: Day }),
  response: z.object({ asOf: Instant, from: Day, to: Day, minimum: z.int(), units: z.array(UnitRates), total: UnitRates }),
});
