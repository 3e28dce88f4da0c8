import { z } from 'zod';
import { audiences, figureNames, reportTypes, tableNames, unknownBlanks } from '../domain/report/vocabulary.ts';
import { Slug, words } from './primitives.ts';

/** A text whose blanks are all known: '本期受理{受理量}件。' */
const withBlanks = (min: number, max: number) =>
  words(min, max).refine((text) => unknownBlanks(text).length === 0, { params: { code: 'unknown-blank' } });

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

const Part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: withBlanks(1, 4000), lead: words(0, 40).optional() }),
  z.object({ kind: z.literal('hand'), hint: words(0, 200) }),
  z.object({ kind: z.literal('table'), table: z.enum(tableNames) }),
  z.object({ kind: z.literal('figure'), figure: z.enum(figureNames) }),
]);

/** A kind of report as the school wants it; the fields are explained in src/domain/report/template.ts. */
export const ReportTemplate = z.object({
  type: z.enum(reportTypes),
  name: words(1, 60),
  nameEn: words(1, 120),
  title: withBlanks(1, 120),
  subtitle: withBlanks(0, 120),
  masthead: z.enum(['bulletin', 'official']).nullable(),
  mastName: words(1, 30),
  number: withBlanks(1, 60),
  office: words(1, 60),
  recipient: words(0, 200),
  copyTo: words(0, 200),
  audience: z.enum(audiences),
  approval: z.boolean(),
  schedule: z.object({ enabled: z.boolean(), hour: z.int().min(0).max(23), delayDays: z.int().min(0).max(60) }),
  cut: z.string().regex(/^(0[1-9]|1\d|2[0-3]):[0-5]\d$|^24:00$/),
  season: z.object({ from: monthDay, to: monthDay }).nullable(),
  /** By whose rules the rates and the ranking are reckoned. */
  assessment: Slug.default('school'),
  /** Codes of classes (two digits) or items (four); []: all. */
  classes: z.array(z.string().regex(/^\d{2}(\d{2})?$/)).max(100),
  sections: z
    .array(z.object({ heading: withBlanks(1, 60), level: z.literal([1, 2]), parts: z.array(Part).max(20) }))
    .min(1)
    .max(40),
  annexes: z.array(z.enum(tableNames)).max(6),
});
