import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant } from './primitives.ts';

export const lookKinds = ['contact', 'case'] as const;

/** What a person sees of what happens to their own data, on one page; everything that is kept is `exportMine`. */
export const getMyData = endpoint({
  method: 'GET',
  path: '/api/me/data/overview',
  summary: 'Who looked at one’s own cases and contact data (谁看过我的诉求), and what became of one’s own requests about data',
  access: 'signedIn',
  response: z.object({
    /** Newest first, 200 at most. Readings of a case are one line for each unit and day (Asia/Shanghai). */
    looks: z.array(
      z.object({
        at: Instant,
        caseId: CaseId,
        caseNumber: z.string(),
        /** null: an office of the whole university. */
        unit: z.string().nullable(),
        what: z.enum(lookKinds),
        /** Why the contact data were looked at; '' for a reading. */
        purpose: z.string(),
        times: z.int(),
      }),
    ),
    requests: z.array(
      z.object({
        id: z.uuid(),
        at: Instant,
        kind: z.enum(['correct', 'delete']),
        text: z.string(),
        state: z.enum(['open', 'done', 'refused']),
        answer: z.string(),
        answeredAt: Instant.nullable(),
      }),
    ),
  }),
});
