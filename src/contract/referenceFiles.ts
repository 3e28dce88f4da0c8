import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { referenceKinds } from './reference.ts';

/** Tables that have a way of their own: the catalogue has its file, calendar and limits move open cases and are previewed where they are edited. */
const elsewhere = ['catalogueCell', 'calendar', 'limits'] as const;
export const fileKinds = referenceKinds.filter(
  (kind): kind is Exclude<(typeof referenceKinds)[number], (typeof elsewhere)[number]> =>
    !elsewhere.some((each) => each === kind),
);

const params = z.object({ kind: z.enum(fileKinds) });

export const exportItems = endpoint({
  method: 'GET',
  path: '/api/admin/reference-files/:kind',
  summary: 'A table of reference data as CSV: a column for each field, lists and structures as JSON',
  access: ['admin'],
  params,
  response: z.object({ csv: z.string() }),
});

export const importItems = endpoint({
  method: 'POST',
  path: '/api/admin/reference-files/:kind',
  summary: 'Read a table of reference data from CSV: differences and mistakes; with `apply` all of it is written or nothing',
  access: ['admin'],
  params,
  body: z.object({ csv: z.string().max(200_000), apply: z.boolean() }),
  response: z.object({
    lines: z.int(),
    applied: z.boolean(),
    mistakes: z.array(
      z.object({
        /** From 1, the heading included. */
        line: z.int(),
        column: z.string(),
        code: z.enum(['unknown-column', 'bad-id', 'repeated', 'not-json', 'invalid', 'unknown', 'stale', 'broken', 'loop']),
      }),
    ),
    changes: z.array(
      z.object({
        id: z.string(),
        isNew: z.boolean(),
        fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
        /** Open cases that stand in it: of a unit those in its charge, of a category or a place those about it. */
        openCases: z.int(),
      }),
    ),
  }),
});
