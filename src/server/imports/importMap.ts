import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CategoryCode } from '../../contract/cases.ts';
import { Slug } from '../../contract/primitives.ts';
import { channels, lawfulGrounds } from '../../domain/case/vocabulary.ts';
import { ImportMistakes } from './importMistakes.ts';
import { dateForms } from './readDate.ts';
import { columnsOf } from './template.ts';

const Column = z.string().min(1);
/** One template, or several: a part all of whose columns are empty is left out. */
const Templates = z
  .union([z.string().min(1), z.array(z.string().min(1))])
  .transform((given) => (typeof given === 'string' ? [given] : given));

const isZone = (name: string) => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
};
const isPattern = (source: string) => {
  try {
    new RegExp(source, 'iu');
    return true;
  } catch {
    return false;
  }
};

/** What each column of a foreign table means here; the reference for writers is docs/import.md. */
export const ImportMap = z
  .strictObject({
    /** For people who open the file. */
    description: z.string().optional(),
    /** Short stable name of the source. With the key it is what tells an old row from a new one. */
    system: Slug,
    /** What people see, e.g. 后勤报修系统. */
    name: z.string().min(1).max(40),
    /** Of a CSV without a byte order mark. */
    encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
    delimiter: z.enum([',', ';', '\t', '|']).default(','),
    /** Sheet of a workbook; null: the first. */
    sheet: z.string().min(1).nullable().default(null),
    /** Row of the column names, as a spreadsheet numbers it; what stands above is skipped. */
    headerRow: z.int().min(1).max(100).default(1),
    timeZone: z.string().refine(isZone, '不是 IANA 时区名 · no time zone of the IANA database').default('Asia/Shanghai'),
    dates: z
      .array(z.enum(dateForms))
      .refine(
        (forms) => !(forms.includes('us') && forms.includes('european')),
        'us 和 european 只能选一个 · 04/05/2024 is two days: us or european, not both',
      )
      .default(['iso']),
    /** One template: where parts of a key are left out, two rows could meet in one. */
    key: z.string().refine((key) => columnsOf(key).length > 0, '没有写列名，应写作 {列名} · names no column: write {column}'),
    /** Absent: the first sentence of the text. */
    title: Templates.default([]),
    text: Templates.default([]),
    receivedAt: Column.nullable().default(null),
    closedAt: Column.nullable().default(null),
    /** Which rows are history (ended) and which are still somebody's business (open). A value in neither list is refused. */
    status: z.union(
      [z.enum(['open', 'ended']), z.strictObject({ column: Column, open: z.array(z.string()), ended: z.array(z.string()) })],
      '应为 "open"、"ended" 或 {column, open, ended} · must be "open", "ended" or {column, open, ended}',
    ),
    channel: z.enum(channels).default('import'),
    /** On what ground the source held what people wrote; it is kept with every case. */
    ground: z.enum(lawfulGrounds).exclude(['consent']).default('duty'),
    /** `values` first, then `keywords` in their order, then `default`. */
    category: z.strictObject({
      values: z.strictObject({ column: Column, codes: z.record(z.string(), CategoryCode) }).optional(),
      keywords: z
        .strictObject({
          columns: z.array(Column).min(1),
          rules: z.array(z.strictObject({ code: CategoryCode, words: z.array(z.string().min(1)).min(1) })).min(1),
        })
        .optional(),
      default: CategoryCode.optional(),
    }),
    /** Exact values first, then patterns (regular expressions, case ignored) in their order; no match leaves only `placeText`. */
    place: z
      .strictObject({
        from: Templates,
        values: z.record(z.string(), Slug).default({}),
        patterns: z
          .array(z.strictObject({ pattern: z.string().refine(isPattern, '不是正则表达式 · no regular expression'), place: Slug }))
          .default([]),
      })
      .optional(),
    placeText: Templates.default([]),
    /** Kept as the last line of the text when plausible. */
    coordinates: z
      .strictObject({
        latitude: Column,
        longitude: Column,
        label: z.string().max(20).default('坐标'),
        bounds: z
          .strictObject({
            south: z.number().min(-90).max(90),
            north: z.number().min(-90).max(90),
            west: z.number().min(-180).max(180),
            east: z.number().min(-180).max(180),
          })
          .refine(
            (b) => b.south < b.north && b.west < b.east,
            'south 应小于 north,west 应小于 east · south must be below north and west below east',
          )
          .default({ south: -90, north: 90, west: -180, east: 180 }),
      })
      .optional(),
  })
  .refine((map) => map.title.length + map.text.length > 0, {
    path: ['text'],
    error: 'title 和 text 至少要有一个 · title or text is needed',
  });
export type ImportMap = z.output<typeof ImportMap>;

/** @throws ImportMistakes naming every wrong key of the file. */
export async function readImportMap(file: string): Promise<ImportMap> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ImportMistakes([`无法读取映射文件 ${file} / The map ${file} cannot be read (${error.code ?? error.message})`]);
  });
  return parseImportMap(text);
}

/** @throws ImportMistakes naming every wrong key. */
export function parseImportMap(text: string): ImportMap {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new ImportMistakes([`映射文件不是有效的 JSON / The map is not valid JSON: ${(error as Error).message}`]);
  }
  const parsed = ImportMap.safeParse(given);
  if (parsed.success) return parsed.data;
  const chinese = ImportMap.safeParse(given, { error: z.locales.zhCN().localeError }).error?.issues ?? [];
  throw new ImportMistakes(
    parsed.error.issues.map(({ path, message }, i) => {
      const both = new Set([chinese[i]?.message ?? message, message]);
      return `映射文件 map · ${path.join('.') || '(top)'}: ${[...both].join(' · ')}`;
    }),
  );
}

/** Every column that a map reads. */
export function columnsOfMap(map: ImportMap): string[] {
  const templates = [map.key, ...map.title, ...map.text, ...map.placeText, ...(map.place?.from ?? [])];
  const columns = [
    ...templates.flatMap(columnsOf),
    map.receivedAt,
    map.closedAt,
    typeof map.status === 'string' ? null : map.status.column,
    map.category.values?.column ?? null,
    ...(map.category.keywords?.columns ?? []),
    map.coordinates?.latitude ?? null,
    map.coordinates?.longitude ?? null,
  ];
  return [...new Set(columns.filter((column) => column !== null))];
}
