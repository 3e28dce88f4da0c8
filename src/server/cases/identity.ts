import { type RawBuilder, sql } from 'kysely';
import type { CaseDetail, CaseLine, TimelineEntry } from '../../contract/cases.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import type { Database } from '../platform/db.ts';

/** Digits long enough to be somebody's: phone, student, staff and identity numbers, whatever is typed between them; and mail addresses. */
const personal = /[\w.+-]+@[\w-]+(\.[\w-]+)+|(?<![\d-])\+?\d(?:[ -]?\d){5,18}[xX]?(?!\d)/gu;

/** The text with personal data covered, character for character, so that what is marked in it stays where it was. */
export function covered(text: string, names: readonly string[]): string {
  const cover = (words: string) => '*'.repeat(words.length);
  // Names first: once the digits in one are covered, the rest of it would not be known again.
  const known = names.filter((name) => name.length >= 2);
  return known.reduce((before, name) => before.replaceAll(name, cover), text).replaceAll(personal, cover);
}

/** A case as an external firm may see it: what is to be done and where, and nothing of who asked. */
export function withoutIdentity(detail: CaseDetail, requester: string | null): CaseDetail {
  const names = requester === null ? [] : [requester];
  const hide = <T extends string | null>(text: T): T => (text === null ? text : covered(text, names)) as T;
  return {
    ...detail,
    title: hide(detail.title),
    text: hide(detail.text),
    placeText: hide(detail.placeText),
    question: hide(detail.question),
    result: hide(detail.result),
    draft: hide(detail.draft),
    requester: null,
    screened: [],
    answers: null,
    parts: detail.parts.map((part) => ({ ...part, task: hide(part.task), report: hide(part.report) })),
    timeline: detail.timeline.map((entry) => hiddenEntry(entry, hide, requester)),
  };
}

function hiddenEntry(
  entry: TimelineEntry,
  hide: <T extends string | null>(text: T) => T,
  requester: string | null,
): TimelineEntry {
  const person = entry.person === requester ? null : entry.person;
  return { ...entry, text: hide(entry.text), reason: hide(entry.reason), person, answers: null };
}

const readers: readonly Role[] = ['operator', 'dispatcher', 'supervisor', 'leader', 'caller', 'officer', 'head'];

/** Whether the actor sees at least some cases for an external firm alone: their lines are covered. */
export function worksForFirm(actor: Actor): boolean {
  return actor.grants.some(({ role }) => role === 'contractor') && !actor.grants.some(({ role }) => readers.includes(role));
}

/** Lines with titles covered, for an external firm. Needs the names of those who asked, which nobody else's list reads. */
export async function linesFor(database: Database, actor: Actor, lines: readonly CaseLine[]): Promise<CaseLine[]> {
  if (!worksForFirm(actor) || lines.length === 0) return [...lines];
  const names = await requestersOf(
    database,
    lines.map(({ id }) => id),
  );
  return lines.map((line) => ({ ...line, title: covered(line.title, names.get(line.id) ?? []) }));
}

/** The names of those who asked, by case. */
export async function requestersOf(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await requesters(ids).execute(database.db);
  return new Map(rows.map(({ id, name }) => [id, [name]]));
}

function requesters(ids: readonly string[]): RawBuilder<{ id: string; name: string }> {
  return sql`select v.id, p.name from case_view v join person p on p.id = v.requester where v.id = any(${ids}::uuid[])`;
}
