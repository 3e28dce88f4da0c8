import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { FieldCode } from '../../contract/problem.ts';
import { type ReferenceKind, referenceSchemas } from '../../contract/reference.ts';
import { type CatalogueCell, cellKey } from '../../domain/catalogue/unitFor.ts';
import { compare, exact, isExact, one, zero } from '../../domain/measures/fraction.ts';
import { schemeMistakes } from '../../domain/measures/schemeMistakes.ts';
import type { MistakeCode } from '../../domain/measures/vocabulary.ts';
import { unknownBlanks } from '../../domain/order/blanks.ts';
import { unknownBlanks as unknownReplyBlanks } from '../../domain/reply/fillTemplate.ts';
import type { Deps } from '../deps.ts';
import { faultsOf } from '../platform/faults.ts';
import { Problem } from '../platform/problem.ts';
import { writeItem } from '../platform/writeItem.ts';
import { type Draft, loginTaken } from './people.ts';
import {
  type AssessmentData,
  calendarId,
  cellId,
  consentTextId,
  dutyRosterId,
  followUpRulesId,
  limitsId,
  proposalRulesId,
  type Reference,
  replyRulesId,
  supervisionId,
  wallSettingsId,
} from './queries.ts';
import { checkTraining } from './trainingLinks.ts';

export type Item = { kind: ReferenceKind; id: string; version: number; data: unknown; changedAt: string; changedBy: string };
type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;

/**
 * Writes one item of reference data; the version before stays in the history.
 * @throws Problem 400 with the wrong fields · 412 'stale' when it has changed since `seen` (0: it must not exist yet)
 */
export async function putReference(
  deps: Needs,
  item: { kind: ReferenceKind; id: string; seen: number; data: unknown; by: string; reason?: string },
): Promise<Item> {
  const parsed = referenceSchemas[item.kind].safeParse(item.data, { reportInput: true });
  if (!parsed.success) throw new Problem(400, 'invalid', faultsOf(parsed.error.issues, 'data'));
  checkLinks(item.kind, item.id, parsed.data, await deps.reference.newest());
  const moves = item.kind === 'calendar' || item.kind === 'limits';
  const { kind, id, seen, by, reason = '' } = item;
  const written = await writeItem(deps, { kind, id, seen, by, data: parsed.data, ...(moves ? { recompute: reason } : {}) });
  deps.reference.forget();
  return { ...written, kind };
}

/** Writes many cells of the catalogue in one statement: all or none. @returns how many differ from what is in force */
export async function putCells(
  deps: Needs,
  cells: readonly CatalogueCell[],
  { by, apply }: { readonly by: string; readonly apply: boolean },
): Promise<number> {
  const reference = await deps.reference.newest();
  const wrong = (field: string) => new Problem(400, 'invalid', [{ field, code: 'not-a-choice' }]);
  for (const cell of cells) checkCell(cellId(cell.category, cell.place), cell, reference, wrong);
  const changed = cells
    .map((cell) => ({ id: cellId(cell.category, cell.place), data: referenceSchemas.catalogueCell.parse(cell) }))
    .filter(({ data }) => !isDeepStrictEqual(reference.cells.get(cellKey(data.category, data.place)), data));
  if (!apply || changed.length === 0) return changed.length;
  await sql`
    insert into reference_item as i (kind, id, version, data, changed_at, changed_by)
    select 'catalogueCell', x.id, 1, x.data, ${deps.clock()}::timestamptz, ${by}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x(id text, data jsonb)
    on conflict (kind, id) do update set version = i.version + 1, data = excluded.data, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(deps.database.db);
  deps.reference.forget();
  return changed.length;
}

/** What points to another item must find it, and nothing may be its own ancestor. */
export function checkLinks(kind: ReferenceKind, id: string, data: unknown, reference: Reference): void {
  const wrong = (field: string) => new Problem(400, 'invalid', [{ field: `data.${field}`, code: 'not-a-choice' }]);
  if (kind === 'unit' || kind === 'place') {
    const { parent } = data as { parent: string | null };
    const known = kind === 'unit' ? reference.units : reference.places;
    const below = kind === 'unit' ? reference.unitsBelow(id) : reference.placesWithin(id);
    if (parent !== null && (!known.has(parent) || below.includes(parent))) throw wrong('parent');
  }
  if (kind === 'category') {
    const { parent, defaultUnit, alternates } = data as { parent: string; defaultUnit: string; alternates: string[] };
    if (!/^\d{4}$/.test(id) || !id.startsWith(parent) || !reference.classes.has(parent)) throw wrong('parent');
    if (!reference.units.has(defaultUnit)) throw wrong('defaultUnit');
    if (alternates.some((unit) => !reference.units.has(unit))) throw wrong('alternates');
  }
  if (kind === 'topicGroup') {
    const { lead, members } = data as { lead: string; members: string[] };
    if (!reference.units.has(lead)) throw wrong('lead');
    if (members.some((unit) => !reference.units.has(unit))) throw wrong('members');
  }
  if (kind === 'reportTemplate') {
    const { assessment, classes } = data as { assessment: string; classes: string[] };
    if (!reference.assessments.has(assessment)) throw wrong('assessment');
    if (classes.some((code) => !reference.classes.has(code) && !reference.categories.has(code))) throw wrong('classes');
  }
  if (kind === 'calendar') {
    if (id !== calendarId) throw new Problem(404, 'not-found');
    const { hours, school } = data as { hours: Span[]; school: { from: string; to: string; hours: Span[] | null }[] };
    if (hours.length === 0 || !inOrder(hours)) throw wrong('hours');
    const badPeriod = school.findIndex((p) => p.from > p.to || (p.hours !== null && !inOrder(p.hours)));
    if (badPeriod >= 0) throw wrong(`school.${badPeriod}`);
  }
  if (kind === 'catalogueCell') checkCell(id, data as CatalogueCell, reference, wrong);
  if (kind === 'dutyRoster') {
    if (id !== dutyRosterId) throw new Problem(404, 'not-found');
    const { shifts } = data as { shifts: readonly Span[] };
    const bad = shifts.findIndex((shift, i) => shift.from >= shift.to || (i > 0 && shifts[i - 1]!.to > shift.from));
    if (bad >= 0) throw wrong(`shifts.${bad}.to`);
  }
  if (kind === 'replyTemplate') {
    const { text, units } = data as { text: string; units: readonly string[] };
    if (units.some((unit) => !reference.units.has(unit))) throw wrong('units');
    if (unknownReplyBlanks(text).length > 0) throw wrong('text');
  }
  if (kind === 'campusMap') {
    const { campus, shapes } = data as { campus: string; shapes: { features: { properties: { place: string | null } }[] } };
    if (reference.places.get(campus)?.kind !== 'campus') throw wrong('campus');
    const lost = shapes.features.findIndex(({ properties: { place } }) => place !== null && !reference.places.has(place));
    if (lost >= 0) throw wrong(`shapes.features.${lost}.properties.place`);
  }
  if (kind === 'wallSettings') {
    if (id !== wallSettingsId) throw new Problem(404, 'not-found');
    for (const [rate, target] of Object.entries((data as { targets: Record<string, string | null> }).targets))
      if (target !== null && !isShare(target))
        throw new Problem(400, 'invalid', [{ field: `data.targets.${rate}`, code: 'out-of-range' }]);
  }
  if (kind === 'followUpRules' && id !== followUpRulesId) throw new Problem(404, 'not-found');
  if (kind === 'unit') {
    const { successor } = data as { successor?: string | null };
    const before = new Map([...reference.units].map(([unit, each]) => [unit, each.successor ?? null]));
    const seen = new Set([id]);
    for (let next = successor ?? null; next !== null; next = before.get(next) ?? null) {
      if (!reference.units.has(next) || seen.has(next)) throw wrong('successor');
      seen.add(next);
    }
  }
  if (kind === 'scheme') {
    const mistakes = schemeMistakes({ id, version: 1, ...(data as object) });
    if (mistakes.length > 0) {
      throw new Problem(
        400,
        'invalid',
        mistakes.map(({ field, code }) => ({ field: `data.${field}`, code: fieldCodeOf[code] })),
      );
    }
  }
  if (kind === 'assessment') {
    const { scheme, groups, placed } = data as AssessmentData;
    if (!reference.schemes.has(scheme)) throw wrong('scheme');
    const codes = groups.map((group) => group.code);
    if (new Set(codes).size < codes.length) throw wrong('groups');
    const [unit] = Object.entries(placed).find(
      ([each, group]) => !reference.units.has(each) || (group !== null && !codes.includes(group)),
    ) ?? [null];
    if (unit !== null) throw wrong(`placed.${unit}`);
  }
  checkTraining(kind, data, reference, wrong);
  if (kind === 'consentText') {
    if (id !== consentTextId) throw new Problem(404, 'not-found');
    const { edition } = data as { edition: number };
    // An edition that is left out or taken back would count acceptances for words that nobody saw.
    const before = reference.consentText?.edition ?? 0;
    if (edition !== before + 1 && (before === 0 || edition !== before)) throw wrong('edition');
  }
  if (kind === 'limits' && id !== limitsId) throw new Problem(404, 'not-found');
  if (kind === 'replyRules' && id !== replyRulesId) throw new Problem(404, 'not-found');
  if (kind === 'proposalRules' && id !== proposalRulesId) throw new Problem(404, 'not-found');
  if (kind === 'supervision' && id !== supervisionId) throw new Problem(404, 'not-found');
  if (kind === 'orderTemplate') {
    const texts = data as Record<string, unknown>;
    const field = ['title', 'facts', 'analysis', 'demands', 'feedback'].find(
      (name) => unknownBlanks(String(texts[name])).length > 0,
    );
    if (field !== undefined) throw new Problem(400, 'invalid', [{ field: `data.${field}`, code: 'unknown-blank' }]);
  }
}

/** @throws Problem 400 for a cell that names what there is not, or whose periods overlap */
export function checkCell(id: string, cell: CatalogueCell, reference: Reference, wrong: (field: string) => Problem): void {
  const { category, place, periods } = cell;
  if (id !== cellId(category, place)) throw wrong('category');
  const known = category === '' || (category.length === 2 ? reference.classes.has(category) : reference.categories.has(category));
  if (!known) throw wrong('category');
  if (place !== null && !reference.places.has(place)) throw wrong('place');
  for (const [i, period] of periods.entries()) {
    if (!reference.units.has(period.unit)) throw wrong(`periods.${i}.unit`);
    if (period.alternates.some((unit) => !reference.units.has(unit))) throw wrong(`periods.${i}.alternates`);
    if (period.from !== null && period.until !== null && period.from >= period.until) throw wrong(`periods.${i}.until`);
    const before = periods[i - 1];
    const follows = !before || (before.until !== null && period.from !== null && before.until <= period.from);
    if (!follows) throw wrong(`periods.${i}.from`);
  }
}

const fieldCodeOf = {
  required: 'required',
  'not-whole': 'bad-format',
  'not-a-number': 'not-exact',
  'out-of-range': 'out-of-range',
  unknown: 'not-a-choice',
  repeated: 'repeated',
  'wrong-direction': 'wrong-direction',
  'wrong-sign': 'wrong-sign',
  'floor-above-max': 'floor-above-max',
  'weights-not-one': 'weights-not-one',
  'points-not-full': 'points-not-full',
} as const satisfies Record<MistakeCode, FieldCode>;

/** 0 to 1, exactly. */
function isShare(text: string): boolean {
  return isExact(text) && compare(exact(text), zero) >= 0 && compare(exact(text), one) <= 0;
}

type Span = { from: string; to: string };
function inOrder(spans: readonly Span[]): boolean {
  return spans.every((span, i) => span.from < span.to && (i === 0 || spans[i - 1]!.to <= span.from));
}

/** Creates a person with grants in one statement. @throws Problem 409 'login-taken' */
export async function insertPerson(
  { database, contacts }: Pick<Deps, 'database' | 'contacts'>,
  draft: Draft,
  passwordHash: string | null,
  now: string,
  id: string = randomUUID(),
): Promise<string> {
  await sql`
    with p as (
      insert into person (id, login, name, kind, unit, phone, active, password_hash, created_at)
      values (${id}, ${draft.login}, ${draft.name}, ${draft.kind}, ${draft.unit}, ${contacts.seal(id, draft.phone)}, ${draft.active}, ${passwordHash}, ${now}) returning id)
    insert into person_grant (person, role, unit) select p.id, g.role, coalesce(g.unit, '')
    from p, jsonb_to_recordset(${JSON.stringify(draft.grants)}::jsonb) as g(role text, unit text)
    on conflict do nothing`
    .execute(database.db)
    .catch(loginTaken);
  return id;
}
