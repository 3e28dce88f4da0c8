import type { Answer } from '../../contract/endpoint.ts';
import { PersonDraft } from '../../contract/people.ts';
import type { importPeople, PersonColumn } from '../../contract/peopleFiles.ts';
import { personColumns } from '../../contract/peopleFiles.ts';
import { peopleEn, peopleZh } from '../../contract/peopleWords.ts';
import { personKinds, roles, unitRoles } from '../../domain/people/vocabulary.ts';
import type { UploadedRow } from '../imports/queries.ts';
import type { Draft } from './people.ts';
import type { Reference } from './queries.ts';

export type PeopleMistake = Answer<typeof importPeople>['mistakes'][number];
export type KnownPerson = Draft & { readonly id: string };
export type PersonLine = { readonly line: number; readonly before: KnownPerson | null; readonly draft: Draft };

type Units = Pick<Reference, 'units'>;
// The contract names them.
const columnIds = Object.keys(personColumns) as readonly PersonColumn[];

/** A heading and one line a person. Telephone numbers stay here: a file travels. */
export function peopleLines(people: readonly Draft[], { units }: Units): readonly (readonly string[])[] {
  const shown = columnIds.filter((column) => column !== 'phone');
  const heading = shown.map((column) => `${personColumns[column].zh} ${personColumns[column].en}`);
  const unit = (id: string | null) => (id === null ? '' : (units.get(id)?.name ?? id));
  return [
    heading,
    ...people.map((person) => [
      person.login,
      person.name,
      peopleZh[`personKind.${person.kind}`],
      unit(person.unit),
      person.active ? '是' : '否',
      grantsText(person, { units }),
    ]),
  ];
}

/** Roles as they stand in a cell: 工作专员@图书馆；督查员. */
export function grantsText({ grants }: Pick<Draft, 'grants'>, { units }: Units): string {
  return grants
    .map(({ role, unit }) => `${peopleZh[`role.${role}`]}${unit === null ? '' : `@${units.get(unit)?.name ?? unit}`}`)
    .sort()
    .join('；');
}

/** Which column a heading names: by its code, its Chinese or its English word, or both words together. */
export function columnNamed(heading: string): PersonColumn | null {
  const plain = heading
    .replace(/[\s*＊]+/g, ' ')
    .trim()
    .toLowerCase();
  return (
    columnIds.find((id) => {
      const { zh, en } = personColumns[id];
      return [id, zh, en, `${zh} ${en}`].some((name) => name.toLowerCase() === plain);
    }) ?? null
  );
}

/** Reads a table of people; `known` by login in small letters. A column that is left out stays as it is; an empty cell is empty. */
export function readPeople(
  file: readonly UploadedRow[],
  known: ReadonlyMap<string, KnownPerson>,
  reference: Units,
): { readonly lines: number; readonly people: readonly PersonLine[]; readonly mistakes: readonly PeopleMistake[] } {
  const mistakes: PeopleMistake[] = [];
  const wrong = (line: number, column: string, code: PeopleMistake['code']) => mistakes.push({ line, column, code });
  const [heading, ...body] = file;
  const headings = heading?.cells ?? [];
  const columns = headings.map(columnNamed);
  for (const [i, word] of headings.entries()) {
    if (word === '' || columns[i] !== null) continue;
    wrong(1, word, /密码|口令|password/i.test(word) ? 'no-passwords' : 'unknown-column');
  }
  for (const column of new Set(columns))
    if (column && columns.filter((each) => each === column).length > 1) wrong(1, column, 'repeated');
  for (const column of ['login', 'name'] as const) if (!columns.includes(column)) wrong(1, column, 'missing-column');
  const filled = body.filter(({ cells }) => cells === null || cells.some((cell) => cell !== ''));
  if (mistakes.length > 0) return { lines: filled.length, people: [], mistakes };

  const people: PersonLine[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of filled) {
    if (cells === null) {
      wrong(line, '', 'broken');
      continue;
    }
    const of = (column: PersonColumn) => (columns.includes(column) ? (cells[columns.indexOf(column)] ?? '') : null);
    const login = of('login') ?? '';
    const before = known.get(login.toLowerCase()) ?? null;
    const faults = mistakes.length;
    if (seen.has(login.toLowerCase())) wrong(line, 'login', 'repeated');
    seen.add(login.toLowerCase());
    const draft = PersonDraft.safeParse({
      login: before?.login ?? login,
      name: of('name'),
      kind: read(of('kind'), before?.kind ?? 'staff', (cell) => kindNamed(cell) ?? fail('kind')),
      unit: read(of('unit'), before?.unit ?? null, (cell) => (cell === '' ? null : (unitNamed(cell, reference) ?? fail('unit')))),
      phone: of('phone') ?? before?.phone ?? '',
      active: read(of('active'), before?.active ?? true, (cell) => (cell === '' ? true : (truth(cell) ?? fail('active')))),
      grants: read(of('grants'), before?.grants ?? [], (cell) => grantsOf(cell)),
    });
    // What could not be read has been said.
    if (!draft.success && mistakes.length === faults)
      for (const column of new Set(draft.error.issues.map(({ path }) => String(path[0] ?? '')))) wrong(line, column, 'invalid');
    if (draft.success && mistakes.length === faults) people.push({ line, before, draft: draft.data });

    function fail(column: PersonColumn): undefined {
      wrong(line, column, 'unknown');
      return undefined;
    }
    function grantsOf(cell: string): Draft['grants'] {
      const grants = cell
        .split(/[;；、,，\n]+/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .flatMap((part): Draft['grants'] => {
          const [word = '', place] = part.split(/[@＠]/).map((each) => each.trim());
          const role = roleNamed(word);
          const unit = place === undefined || place === '' ? null : unitNamed(place, reference);
          if (role === undefined || unit === undefined) {
            fail('grants');
            return [];
          }
          // Whoever works for a unit and names none works for the own one.
          const needed = unitRoles.some((each) => each === role);
          const own = needed ? unitNamed(of('unit') ?? before?.unit ?? '', reference) : null;
          if (needed && unit === null && !own) {
            wrong(line, 'grants', 'needs-unit');
            return [];
          }
          return [{ role, unit: unit ?? own ?? null }];
        });
      return [...new Map(grants.map((grant) => [`${grant.role} ${grant.unit}`, grant])).values()];
    }
  }
  return { lines: filled.length, people, mistakes };
}

/** A cell; `left` when the table has no such column. */
function read<T>(cell: string | null, left: T, of: (cell: string) => T | undefined): T | undefined {
  return cell === null ? left : of(cell);
}

function truth(cell: string): boolean | undefined {
  if (/^(是|yes|y|true|1)$/i.test(cell)) return true;
  return /^(否|no|n|false|0)$/i.test(cell) ? false : undefined;
}

function kindNamed(cell: string) {
  if (cell === '') return 'staff' as const;
  return personKinds.find((kind) => kind !== 'guest' && isNamed(cell, kind, `personKind.${kind}`));
}

function roleNamed(cell: string) {
  return roles.find((role) => isNamed(cell, role, `role.${role}`));
}

function isNamed(cell: string, code: string, key: keyof typeof peopleZh): boolean {
  return [code, peopleZh[key], peopleEn[key]].some((name) => name.toLowerCase() === cell.toLowerCase());
}

/** A unit by its id or its name; a name that two units bear names none. */
function unitNamed(cell: string, { units }: Units): string | undefined {
  if (units.has(cell)) return cell;
  const named = [...units].filter(([, { name, nameEn }]) => name === cell || (nameEn !== '' && nameEn === cell));
  return named.length === 1 ? named[0]![0] : undefined;
}
