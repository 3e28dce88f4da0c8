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
  summary: 'The database answers and is migrated; says how far the demonstration data are, if any',
  access: 'public',
  response: z.object({ ok: z.boolean(), migration: z.string(), demoCases: z.int().nullable(), demoDone: z.boolean().nullable() }),
});
