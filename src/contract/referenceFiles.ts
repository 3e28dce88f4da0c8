import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { referenceKinds } from './reference.ts';

/** Tables that have a way of their own: the catalogue has its file, calendar and limits move open cases and are previewed where they are edited. */
const elsewhere = ['catalogueCell', 'calendar', 'limits'] as const;
export const fileKinds = referenceKinds.filter(
  (kind): kind is Exclude<(typeof referenceKinds)[number], (typeof elsewhere)[number]> =>
    !elsewhere.some((each) => each === kind),
);
export type FileKind = (typeof fileKinds)[number];

export const tableFormats = ['csv', 'xlsx'] as const;
export const tableLimits = { megabytes: 5 } as const;

/** A table of reference data as a file: a column for each field, lists and structures as JSON. For administrators. */
export const itemsFilePath = '/api/admin/reference-files/:kind/:format';

/** `line`: from 1, the heading included. `column`: as it stands in the heading; '' for the whole row. */
const Mistake = z.object({
  line: z.int(),
  column: z.string(),
  code: z.enum(['unknown-column', 'bad-id', 'repeated', 'invalid', 'unknown', 'stale', 'broken', 'loop']),
});

export const importItems = endpoint({
  method: 'POST',
  path: '/api/admin/reference-files/:kind',
  summary:
    'Read a table of reference data from CSV or XLSX (multipart field "table"): differences and mistakes; with `apply` all of it is written or nothing',
  access: ['admin'],
  params: z.object({ kind: z.enum(fileKinds) }),
  query: z.object({ apply: z.stringbool() }),
  response: z.object({
    lines: z.int(),
    applied: z.boolean(),
    mistakes: z.array(Mistake),
    changes: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** closed: retired, or given its last day. */
        what: z.enum(['added', 'changed', 'closed']),
        fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
        /** Open cases that stand in it: of a unit those in its charge, of a category or a place those about it. */
        openCases: z.int(),
      }),
    ),
  }),
});
