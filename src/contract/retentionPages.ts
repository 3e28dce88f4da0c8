import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant } from './primitives.ts';
import { Retention } from './privacy.ts';

const years = z.coerce.number().int().min(1).max(30);

export const previewRetention = endpoint({
  method: 'GET',
  path: '/api/admin/retention/preview',
  summary: 'How many cases a rule would touch tonight, before it is set',
  access: ['securityAdmin', 'auditor'],
  query: z.object({ ordinaryYears: years, supervisedYears: years }),
  response: z.object({
    /** Ended cases that would lose their people at once, and those for which the rule has time yet. */
    ordinaryDue: z.int(),
    supervisedDue: z.int(),
    ordinaryLater: z.int(),
    supervisedLater: z.int(),
  }),
});

export const retentionHistory = endpoint({
  method: 'GET',
  path: '/api/admin/retention/history',
  summary: 'All versions of the retention rules, newest first',
  access: ['securityAdmin', 'auditor'],
  response: z.object({
    versions: z.array(z.object({ version: z.int(), retention: Retention, changedAt: Instant, changedBy: z.string() })),
  }),
});
