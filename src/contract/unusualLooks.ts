import { z } from 'zod';
import { unusualReasons } from '../domain/privacy/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { Day, Instant } from './primitives.ts';

export const listUnusualLooks = endpoint({
  method: 'GET',
  path: '/api/admin/unusual-looks',
  summary: 'Who looked at cases in a way that should be asked about, week by week: counts and reasons, no case and no judgement',
  access: ['securityAdmin', 'auditor'],
  audit: 'unusual-looks-read',
  response: z.object({
    found: z.array(
      z.object({
        /** Its Monday. */
        week: Day,
        at: Instant,
        person: z.object({ id: z.string(), login: z.string(), name: z.string(), unit: z.string().nullable() }),
        reasons: z.array(z.enum(unusualReasons)),
        looks: z.int(),
        cases: z.int(),
        /** Cases that no unit of the person had in hand. */
        outside: z.int(),
        afterHours: z.int(),
        contacts: z.int(),
      }),
    ),
  }),
});
