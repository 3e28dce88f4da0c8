import { z } from 'zod';
import { type Chart as ChartType, type Document as DocumentType, papers } from '../domain/document/vocabulary.ts';

const text = z.string();
const nullable = z.string().nullable();

const series = z.array(z.object({ name: text, values: z.array(z.number().nullable()), faint: z.boolean().optional() }));
const slices = z.array(z.object({ name: text, value: z.number() }));
const labels = z.array(text);

const Chart: z.ZodType<ChartType> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('line'),
    unit: text,
    labels,
    series,
    band: z.object({ centre: z.number(), low: z.number(), high: z.number() }).optional(),
  }),
  z.object({ type: z.literal('bars'), unit: text, labels, series }),
  z.object({ type: z.literal('columns'), unit: text, labels, series }),
  z.object({ type: z.literal('pareto'), unit: text, labels, values: z.array(z.number()) }),
  z.object({ type: z.literal('pie'), unit: text, slices }),
  z.object({ type: z.literal('funnel'), unit: text, slices }),
  z.object({ type: z.literal('heat'), unit: text, columns: labels, rows: labels, values: z.array(z.array(z.number())) }),
]);

const Cell = z.object({
  text,
  number: z.number().optional(),
  format: text.optional(),
  day: text.optional(),
  instant: text.optional(),
});

const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.literal([1, 2, 3, 4]), text }),
  z.object({ kind: z.literal('paragraph'), id: nullable, text, lead: text.optional(), generated: text.optional() }),
  z.object({
    kind: z.literal('table'),
    id: text,
    title: text,
    untitled: z.literal(true).optional(),
    columns: z.array(z.object({ width: z.number(), align: z.enum(['left', 'center', 'right']) })),
    head: z.array(z.array(z.object({ text, columns: z.int().optional(), rows: z.int().optional() }))),
    rows: z.array(z.array(Cell)),
    totals: z.int(),
    notes: z.array(text),
  }),
  z.object({ kind: z.literal('figure'), id: text, title: text, chart: Chart, notes: z.array(text) }),
]);

/** A document as it travels to a page; what the fields mean is said in src/domain/document/vocabulary.ts. */
export const Document: z.ZodType<DocumentType> = z.object({
  title: text,
  subtitle: nullable,
  masthead: z
    .object({
      kind: z.enum(['bulletin', 'official']),
      name: text,
      number: nullable,
      office: text,
      day: nullable,
      marks: z.array(text),
      signer: nullable,
    })
    .nullable(),
  recipient: nullable,
  body: z.array(Block),
  basis: z.array(text),
  signature: z.object({ office: text, day: nullable }).nullable(),
  attachments: z.array(z.object({ title: text, body: z.array(Block), paper: z.enum(papers) })),
  imprint: z.object({ copyTo: nullable, office: text, day: nullable }).nullable(),
  paper: z.enum(papers),
});
