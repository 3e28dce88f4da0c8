import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { type ReferenceKind, referenceSchemas } from '../../contract/reference.ts';
import { schemes } from '../../domain/measures/presets.ts';
import type { Deps } from '../deps.ts';
import { calendarId, followUpRulesId, limitsId, supervisionId, wallSettingsId } from './queries.ts';

const folder = path.resolve(import.meta.dirname, '../../../seed');

type Seeded = { readonly kind: ReferenceKind; readonly id: string; readonly data: unknown };

/** Fills the reference tables of a new installation; what is there already stays as it is. @returns items written */
export async function seedReference(deps: Pick<Deps, 'database' | 'clock' | 'reference'>): Promise<number> {
  const items = (await readSeed()).map((item) => ({ ...item, data: referenceSchemas[item.kind].parse(item.data) }));
  const { rows } = await sql`
    insert into reference_item (kind, id, version, data, changed_at, changed_by)
    select x.kind, x.id, 1, x.data, ${deps.clock()}, 'seed' from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as x(kind text, id text, data jsonb)
    on conflict do nothing returning 1`.execute(deps.database.db);
  deps.reference.forget();
  return rows.length;
}

export async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(path.join(folder, name), 'utf8')) as T;
}

async function readSeed(): Promise<Seeded[]> {
  const list = async (file: string, kind: ReferenceKind, key: string): Promise<Seeded[]> =>
    (await readJson<Record<string, unknown>[]>(file)).map(({ [key]: id, ...data }) => ({ kind, id: String(id), data }));
  return [
    { kind: 'calendar', id: calendarId, data: await readJson('calendar.json') },
    { kind: 'limits', id: limitsId, data: await readJson('limits.json') },
    { kind: 'followUpRules', id: followUpRulesId, data: await readJson('followUpRules.json') },
    { kind: 'supervision', id: supervisionId, data: await readJson('supervision.json') },
    { kind: 'wallSettings', id: wallSettingsId, data: await readJson('wallSettings.json') },
    ...(await list('units.json', 'unit', 'id')),
    ...(await list('classes.json', 'class', 'code')),
    ...(await list('categories.json', 'category', 'code')),
    ...(await list('places.json', 'place', 'id')),
    ...(await list('campusMaps.json', 'campusMap', 'id')),
    ...(await list('topicGroups.json', 'topicGroup', 'code')),
    ...(await list('plans.json', 'plan', 'id')),
    ...(await list('replyTemplates.json', 'replyTemplate', 'id')),
    ...(await list('orderTemplates.json', 'orderTemplate', 'id')),
    ...(await list('directivePresets.json', 'directivePreset', 'id')),
    ...(await list('reportTemplates.json', 'reportTemplate', 'id')),
    ...(await list('courses.json', 'course', 'id')),
    ...(await list('quizzes.json', 'quiz', 'id')),
    ...(await list('practiceCases.json', 'practiceCase', 'id')),
    ...schemes.map(({ id, version: _, ...data }): Seeded => ({ kind: 'scheme', id, data })),
    ...(await list('assessments.json', 'assessment', 'id')),
  ];
}
