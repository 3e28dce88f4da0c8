import { z } from 'zod';
import { endpoint } from './endpoint.ts';

export const healthz = endpoint({
  method: 'GET',
  path: '/healthz',
  summary: 'The process answers',
  access: 'public',
  response: z.object({ ok: z.literal(true) }),
});

export const readyz = endpoint({
  method: 'GET',
  path: '/readyz',
  summary: 'The database answers and is migrated; says how far the demonstration data are, if any, and how old the backups',
  access: 'public',
  response: z.object({
    ok: z.boolean(),
    migration: z.string(),
    demoCases: z.int().nullable(),
    demoDone: z.boolean().nullable(),
    /** Instants of the newest complete backup and of the last successful trial of restoring one; the fault of the newest run. */
    backup: z.object({
      configured: z.boolean(),
      last: z.string().nullable(),
      restoredForTrial: z.string().nullable(),
      fault: z.string().nullable(),
    }),
  }),
});
