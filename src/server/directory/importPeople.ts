import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import { type importPeople, passwordLinkDays, personColumns } from '../../contract/peopleFiles.ts';
import type { tableFormats } from '../../contract/referenceFiles.ts';
import { note } from '../audit/execute.ts';
import type { Deps } from '../deps.ts';
import { type UploadedRow, uploadedRows } from '../imports/queries.ts';
import type { Db } from '../platform/db.ts';
import { Problem } from '../platform/problem.ts';
import { digest, newToken } from '../platform/secrets.ts';
import { assignCourses } from '../training/execute.ts';
import { loginTaken } from './people.ts';
import {
  columnNamed,
  grantsText,
  type KnownPerson,
  type PeopleMistake,
  type PersonLine,
  peopleLines,
  readPeople,
} from './peopleFile.ts';
import type { Reference } from './queries.ts';
import { tableFile } from './tableFile.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'contacts' | 'live'>;
type Imported = Answer<typeof importPeople>;

/**
 * Says what a table of people would change, and with `apply` changes it: all of it in one transaction, or nothing. Whom the table does not
 * name stays. People are locked while they are compared, so what is written is what was looked at.
 * @throws Problem 412 'stale' when the table would by now do something else · 409 'login-taken'
 */
export async function importedPeople(
  deps: Needs,
  given: {
    readonly bytes: Uint8Array;
    readonly apply: boolean;
    readonly seen: string | undefined;
    readonly by: string;
    readonly address: string;
  },
): Promise<Imported> {
  const file = await uploadedRows(given.bytes);
  const reference = await deps.reference.newest();
  if (!given.apply)
    return looked(await peopleNamed(deps, deps.database.db, file, false), { file, reference, by: given.by }).answer;
  const { answer, gone } = await deps.database.db.transaction().execute(async (tx) => {
    const known = await peopleNamed(deps, tx, file, true);
    const { answer, changed } = looked(known, { file, reference, by: given.by });
    if (answer.mistakes.length > 0) return { answer, gone: [] };
    if (answer.seen !== given.seen) throw new Problem(412, 'stale');
    const links = await write(deps, tx, changed);
    const gone = changed.flatMap(({ before, draft }) => (before?.active && !draft.active ? [before.id] : []));
    if (gone.length > 0) await tx.deleteFrom('session').where('person', 'in', gone).execute();
    return { answer: { ...answer, applied: true, links }, gone };
  });
  if (answer.applied) {
    await assignCourses(deps, 'everybody');
    await note(deps, { kind: 'people-imported', person: given.by, address: given.address });
    // Rights are remembered for a moment by every process: this takes them back at once.
    if (gone.length > 0 || answer.changes.length > 0) deps.live.announce({ kind: 'session', id: '' });
  }
  return answer;
}

/** People who hold a role, as a file. */
export async function exportedPeople(
  deps: Needs & Pick<Deps, 'documents'>,
  format: (typeof tableFormats)[number],
): Promise<string | ReadableStream<Uint8Array>> {
  const { rows } = await sql<KnownPerson>`
    select p.id, p.login, p.name, p.kind, p.unit, '' as phone, p.active,
      jsonb_agg(jsonb_build_object('role', g.role, 'unit', nullif(g.unit, '')) order by g.role, g.unit) as grants
    from person p join person_grant g on g.person = p.id group by p.id order by p.login`.execute(deps.database.db);
  return tableFile(deps, { name: '人员', lines: peopleLines(rows, await deps.reference.recent()), format });
}

/** The people whom a table names, by login in small letters. */
async function peopleNamed(
  { contacts }: Pick<Needs, 'contacts'>,
  db: Db,
  file: readonly UploadedRow[],
  locked: boolean,
): Promise<ReadonlyMap<string, KnownPerson>> {
  const column = (file[0]?.cells ?? []).findIndex((heading) => columnNamed(heading) === 'login');
  const logins = file.slice(1).flatMap(({ cells }) => cells?.[column]?.toLowerCase() ?? []);
  const { rows } = await sql<KnownPerson>`
    select p.id, p.login, p.name, p.kind, p.unit, p.phone, p.active,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'unit', nullif(g.unit, '')) order by g.role, g.unit)
        from person_grant g where g.person = p.id), '[]') as grants
    from person p where lower(p.login) = any(${logins}::text[]) order by p.login
    ${locked ? sql`for update` : sql``}`.execute(db);
  return new Map(rows.map((row) => [row.login.toLowerCase(), { ...row, phone: contacts.open(row.id, row.phone) }]));
}

function looked(
  known: ReadonlyMap<string, KnownPerson>,
  { file, reference, by }: { file: readonly UploadedRow[]; reference: Reference; by: string },
): { readonly answer: Imported; readonly changed: readonly PersonLine[] } {
  const { lines, people, mistakes: unread } = readPeople(file, known, reference);
  // The last administrator must not lock the door from outside.
  const ousted = people.filter(
    ({ before, draft }) => before?.id === by && (!draft.active || !draft.grants.some(({ role }) => role === 'admin')),
  );
  const mistakes: PeopleMistake[] = [
    ...unread,
    ...ousted.map(({ line, draft }) => ({ line, column: draft.active ? 'grants' : 'active', code: 'yourself' as const })),
  ];
  const differing = people
    .map((person) => ({ person, fields: differences(person, reference) }))
    .filter(({ fields }) => fields.length > 0);
  const changes = differing.map(({ person: { before, draft }, fields }) => ({
    login: draft.login,
    name: draft.name,
    what: !before ? ('added' as const) : before.active && !draft.active ? ('closed' as const) : ('changed' as const),
    fields,
  }));
  return {
    answer: {
      lines,
      applied: false,
      seen: createHash('sha256')
        .update(JSON.stringify([changes, differing.map(({ person }) => person.before?.id)]))
        .digest('base64url'),
      mistakes,
      changes,
      links: [],
    },
    changed: differing.map(({ person }) => person),
  };
}

function differences({ before, draft }: PersonLine, reference: Reference): Imported['changes'][number]['fields'] {
  const shown = (of: PersonLine['draft'] | null) => ({
    name: of?.name ?? '',
    kind: of?.kind ?? '',
    unit: of?.unit ?? '',
    phone: of?.phone ?? '',
    active: of ? String(of.active) : '',
    grants: of ? grantsText(of, reference) : '',
  });
  const [was, is] = [shown(before), shown(draft)];
  return (Object.keys(personColumns) as (keyof typeof personColumns)[])
    .filter((field) => field !== 'login')
    .map((field) => ({ field, before: was[field as keyof typeof was], after: is[field as keyof typeof is] }))
    .filter((each) => each.before !== each.after);
}

/** Writes people and their grants in one statement, and a link for each who is new. @returns the links, shown once */
async function write({ contacts, clock }: Needs, tx: Db, changed: readonly PersonLine[]): Promise<Imported['links']> {
  const now = clock();
  const expires = Temporal.Instant.from(now)
    .add({ hours: passwordLinkDays * 24 })
    .toString({ smallestUnit: 'millisecond' });
  const rows = changed.map(({ before, draft }) => {
    const id = before?.id ?? randomUUID();
    const token = before ? null : newToken();
    return {
      ...draft,
      id,
      token,
      phone: contacts.seal(id, draft.phone),
      token_hash: token === null ? null : digest(token).toString('hex'),
      grants: draft.grants.map(({ role, unit }) => ({ role, unit: unit ?? '' })),
    };
  });
  const sent = rows.map(({ token: _, ...row }) => row);
  await sql`
    with x as (
      select * from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb)
        as x(id text, login text, name text, kind text, unit text, phone text, active boolean, token_hash text, grants jsonb)),
    p as (
      insert into person (id, login, name, kind, unit, phone, active, created_at)
      select id, login, name, kind, unit, phone, active, ${now}::timestamptz from x
      on conflict (id) do update set name = excluded.name, kind = excluded.kind, unit = excluded.unit, phone = excluded.phone,
        active = excluded.active
      returning id),
    wanted as (
      select x.id as person, g.role, g.unit from x, jsonb_to_recordset(x.grants) as g(role text, unit text)),
    gone as (
      delete from person_grant d using p where d.person = p.id and (d.person, d.role, d.unit) not in (select person, role, unit from wanted)),
    links as (
      insert into password_link (token_hash, person, created_at, expires_at)
      select decode(x.token_hash, 'hex'), p.id, ${now}::timestamptz, ${expires}::timestamptz
      from x join p on p.id = x.id where x.token_hash is not null and x.active)
    insert into person_grant (person, role, unit) select w.person, w.role, w.unit from wanted w join p on p.id = w.person
    on conflict do nothing`
    .execute(tx)
    .catch(loginTaken);
  return rows.flatMap(({ token, login, name, active }) => (token === null || !active ? [] : [{ login, name, token }]));
}
