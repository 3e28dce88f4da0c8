import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { CaseId, Day, Slug } from './primitives.ts';
import { CatalogueCell } from './reference.ts';

const readers = ['operator', 'dispatcher', 'supervisor', 'leader', 'admin'] as const;
const CellOf = z.object({ category: z.string(), place: Slug.nullable() });

/** Who would get it, and what says so. */
export const Responsible = z.object({
  unit: Slug,
  alternates: z.array(Slug),
  /** The cell that says it; null: the category's own unit. */
  cell: CellOf.nullable(),
  /** The unit that the catalogue names, when its duties have gone to this one. */
  formerly: Slug.nullable(),
});

export const askCatalogue = endpoint({
  method: 'GET',
  path: '/api/catalogue/answer',
  summary: 'Who would get a case of a category at a place on a day (派件目录: 谁来办)',
  access: readers,
  query: z.object({ category: z.string().regex(/^\d{4}$/), place: Slug.optional(), on: Day }),
  response: z.object({ answer: Responsible.nullable() }),
});

export const readCatalogue = endpoint({
  method: 'GET',
  path: '/api/catalogue/grid',
  summary: 'The catalogue of a day as a grid: every category, for the whole school and for each of some places',
  access: readers,
  query: z.object({
    on: Day,
    /** The campus or building whose parts are the columns; absent: the campuses. */
    within: Slug.optional(),
  }),
  response: z.object({
    /** Columns; the first is the whole school or the place itself. */
    places: z.array(Slug.nullable()),
    rows: z.array(
      z.object({
        category: z.string(),
        cells: z.array(
          z.object({
            unit: Slug.nullable(),
            /** Said by a cell of this very category and place. */
            own: z.boolean(),
            formerly: Slug.nullable(),
          }),
        ),
      }),
    ),
    /** Classes, and '' for every matter: units that their own cells name on the day. */
    wider: z.array(z.object({ category: z.string(), cells: z.array(z.object({ unit: Slug.nullable() })) })),
  }),
});

export const unitsForCases = endpoint({
  method: 'POST',
  path: '/api/catalogue/cases',
  summary: 'Who would get each of some cases today, for dispatching many at once',
  access: ['operator', 'dispatcher'],
  body: z.object({ ids: z.array(CaseId).min(1).max(200) }),
  response: z.object({ units: z.array(Responsible.extend({ id: CaseId })) }),
});

const Change = z.object({
  category: z.string(),
  place: Slug.nullable(),
  before: Slug.nullable(),
  after: Slug.nullable(),
  /** Cases of the last 90 days. */
  recent: z.int(),
  /** Cases that wait to be dispatched now. */
  waiting: z.int(),
});

export const previewCatalogue = endpoint({
  method: 'POST',
  path: '/api/catalogue/preview',
  summary: 'What a change of cells would bring about: which matters would go elsewhere, counted by the cases of 90 days',
  access: ['admin'],
  body: z.object({ cells: z.array(CatalogueCell).min(1).max(500), on: Day }),
  response: z.object({ changes: z.array(Change), recent: z.int(), waiting: z.int() }),
});

export const exportCatalogue = endpoint({
  method: 'GET',
  path: '/api/catalogue/export',
  summary: 'All cells as CSV, one line for each period',
  access: readers,
  response: z.object({ csv: z.string() }),
});

export const importCatalogue = endpoint({
  method: 'POST',
  path: '/api/catalogue/import',
  summary: 'Read cells from CSV; with `apply` they are written all together or not at all, without it only looked at',
  access: ['admin'],
  body: z.object({ csv: z.string().max(500_000), apply: z.boolean(), on: Day }),
  response: z.object({
    lines: z.int(),
    /** Cells that differ from those in force. */
    changed: z.int(),
    applied: z.boolean(),
    mistakes: z.array(
      z.object({
        /** From 1, the heading included. */
        line: z.int(),
        column: z.enum(['category', 'place', 'unit', 'alternates', 'from', 'until', 'line']),
        code: z.enum(['unknown', 'bad-format', 'overlaps', 'broken']),
      }),
    ),
    preview: previewCatalogue.response.nullable(),
  }),
});
