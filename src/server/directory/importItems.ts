import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { ReferenceKind } from '../../contract/reference.ts';
import type { importItems, tableFormats } from '../../contract/referenceFiles.ts';
import type { Deps } from '../deps.ts';
import { uploadedRows } from '../imports/queries.ts';
import { Problem } from '../platform/problem.ts';
import { checkLinks } from './execute.ts';
import { changedRows, type FileMistake, type FileRow, itemLines, readItems, type StoredItem } from './itemFile.ts';
import type { Reference } from './queries.ts';
import { tableFile } from './tableFile.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;

/** A table of reference data as a file. @throws Problem 409 'csv-only' */
export async function exportedItems(
  deps: Needs & Pick<Deps, 'documents'>,
  kind: ReferenceKind,
  format: (typeof tableFormats)[number],
): Promise<string | ReadableStream<Uint8Array>> {
  return tableFile(deps, { name: kind, lines: itemLines(kind, await storedItems(deps, kind)), format });
}

/**
 * Says what a file would change, and with `apply` changes it: all of it in one transaction, or nothing. What the file does not name stays.
 * @throws Problem 412 'stale' when somebody was faster
 */
export async function importedItems(
  deps: Needs,
  file: { readonly kind: ReferenceKind; readonly bytes: Uint8Array; readonly apply: boolean; readonly by: string },
): Promise<Answer<typeof importItems>> {
  const { kind, bytes, apply, by } = file;
  const stored = new Map((await storedItems(deps, kind)).map((item) => [item.id, item]));
  const { lines, rows, mistakes: unread } = readItems(kind, await uploadedRows(bytes), stored);
  const changed = changedRows(rows, stored);
  const mistakes = [...unread, ...misdirected(kind, rows, await deps.reference.newest())];
  const clean = mistakes.length === 0;
  if (clean && apply && changed.length > 0) await write(deps, { kind, changed, by });
  const open = await openCasesIn(
    deps,
    kind,
    changed.map(({ id }) => id),
  );
  return {
    lines,
    applied: clean && apply,
    mistakes,
    changes: changed.map(({ id, data }) => {
      const before = stored.get(id);
      const was = (before?.data ?? {}) as Record<string, unknown>;
      return {
        id,
        name: typeof data.name === 'string' ? data.name : '',
        what: !before ? 'added' : closes(was, data) ? 'closed' : 'changed',
        fields: differences(was, data),
        openCases: open.get(id) ?? 0,
      };
    }),
  };
}

async function storedItems({ database }: Needs, kind: ReferenceKind): Promise<StoredItem[]> {
  return database.db
    .selectFrom('reference_item')
    .select(['id', 'version', 'data'])
    .where('kind', '=', kind)
    .orderBy('id')
    .execute();
}

/** What points nowhere; a row may point to another row of the same file, but not in a circle. */
function misdirected(kind: ReferenceKind, rows: readonly FileRow[], reference: Reference): FileMistake[] {
  const mapOf = { unit: 'units', place: 'places', class: 'classes', category: 'categories' } as const;
  const field = kind in mapOf ? mapOf[kind as keyof typeof mapOf] : null;
  const after = field
    ? {
        ...reference,
        [field]: new Map<string, unknown>([...reference[field], ...rows.map(({ id, data }) => [id, data] as const)]),
      }
    : reference;
  const parents = new Map(rows.map(({ id, data }) => [id, data.parent]));
  return rows.flatMap(({ line, id, data }): FileMistake[] => {
    const seen = new Set([id]);
    // Codes of categories and classes differ in length: only what is its own ancestor meets itself.
    for (let at = parents.get(id); typeof at === 'string'; at = parents.get(at)) {
      if (seen.has(at)) return [{ line, column: 'parent', code: 'loop' }];
      seen.add(at);
    }
    try {
      checkLinks(kind, id, data, after);
      return [];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const [fault] = error.fields ?? [];
      return [{ line, column: String(fault?.field ?? 'id').replace(/^data\./, ''), code: 'unknown' }];
    }
  });
}

async function write(
  { database, clock, reference }: Needs,
  { kind, changed, by }: { readonly kind: ReferenceKind; readonly changed: readonly FileRow[]; readonly by: string },
): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    const { numAffectedRows } = await sql`
      insert into reference_item as i (kind, id, version, data, changed_at, changed_by)
      select ${kind}, x.id, x.seen + 1, x.data, ${clock()}::timestamptz, ${by}
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x(id text, seen int, data jsonb)
      on conflict (kind, id) do update set version = excluded.version, data = excluded.data, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by where i.version = excluded.version - 1`.execute(tx);
    // Somebody was faster with one of them: none is written.
    if (Number(numAffectedRows) !== changed.length) throw new Problem(412, 'stale');
  });
  reference.forget();
}

/** Open cases by the item that they stand in; only where a change of it can touch them. */
async function openCasesIn(
  { database }: Needs,
  kind: ReferenceKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const columns: Partial<Record<ReferenceKind, string>> = { unit: 'unit', category: 'category_code', place: 'place_id' };
  const column = columns[kind];
  if (column === undefined || ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; cases: number }>`
    select ${sql.ref(column)} as id, count(*)::int as cases from case_view
    where next_at is not null and ${sql.ref(column)} = any(${ids}::text[]) group by 1`.execute(database.db);
  return new Map(rows.map(({ id, cases }) => [id, cases]));
}

/** Whether it ends by this change: retired now, or given its last day. */
function closes(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): boolean {
  return (after.retired === true && before.retired !== true) || (after.closesOn != null && before.closesOn == null);
}

const longest = 200;
const shown = (value: unknown) =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function differences(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  return Object.keys(after)
    .map((field) => ({ field, before: shown(before[field]).slice(0, longest), after: shown(after[field]).slice(0, longest) }))
    .filter((each) => each.before !== each.after);
}
