import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { Frozen, freezeLedger, getFrozen, getLedger, LedgerFilter } from '../../contract/ledgers.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { type LedgerKind, ledgerTitles } from '../../domain/ledger/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { momentCell } from './cells.ts';
import type { LedgerContent } from './ledgerDocument.ts';
import { type LedgerLine, orderLines } from './orderLines.ts';
import { unfinishedLines } from './unfinishedLines.ts';
import { unfinishedByUnit } from './unfinishedUnits.ts';

type Needs = Pick<Deps, 'analytics' | 'database' | 'clock' | 'reference'>;
type Page = Answer<typeof getLedger>;

/** The units whose lines somebody may see; null: all. A unit sees its own part. */
export function unitsOf(actor: Actor): readonly string[] | null {
  if (actor.grants.some(({ role }) => role === 'supervisor' || role === 'leader' || role === 'dispatcher')) return null;
  return [...new Set(actor.grants.filter(({ role }) => role === 'head' || role === 'officer').flatMap((g) => g.units ?? []))];
}

async function narrowed(deps: Needs, actor: Actor, filter: LedgerFilter): Promise<readonly string[] | null> {
  const own = unitsOf(actor);
  if (!filter.unit) return own;
  const asked = (await deps.reference.recent()).unitsBelow(filter.unit);
  return own === null ? asked : asked.filter((unit) => own.includes(unit));
}

type Asked = { readonly limit: number; readonly after?: string | undefined };

/** A page of a ledger as it stands now. `after` carries the place in the list: 52!2026-03-02T…_id */
export async function ledgerPage(
  deps: Needs,
  actor: Actor,
  kind: LedgerKind,
  filter: LedgerFilter,
  { limit, after }: Asked,
): Promise<Page> {
  const units = await narrowed(deps, actor, filter);
  const [place, key] = after?.split('!') ?? [];
  const first = place === undefined ? 1 : Number(place);
  if (!Number.isInteger(first) || first < 1) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  const page = { limit, after: key, first };
  const asOf = deps.clock();
  const { lines, next } = await (kind === 'orders' ? orderLines(deps, units, filter, page) : unfinishedLines(deps, units, page));
  return {
    kind,
    title: ledgerTitles[kind],
    asOf,
    units: kind === 'unfinished' && first === 1 ? (await unfinishedByUnit(deps, units)).map(plain) : [],
    lines: lines.map(plain),
    basis: basisOf(kind, asOf),
    next: next === null ? null : `${first + lines.length}!${next}`,
  };
}

function plain({ id, cells }: { readonly id: string | null; readonly cells: LedgerLine['cells'] }) {
  return { id, cells: cells.map((cell) => ({ ...cell })) };
}

function basisOf(kind: LedgerKind, asOf: string): string[] {
  const cut = `统计截止：${momentCell(asOf).text}（北京时间）。`;
  const secret = '涉密诉件只列编号和时限，不载内容。';
  if (kind === 'orders') return [cut, '口径：已签发的督办单，按立项时间倒序；超期天数按自然日，不足一日按一日。', secret];
  return [
    cut,
    '口径：未办结指已受理、尚未办结的诉件，并案件随主件计；应办结＝本月已办结＋未办结；挂账件计入未办结、不计超期；超期按自然日，不足一日按一日；较昨日指与今日零时相比。',
    secret,
  ];
}

/** More than this is not a document any more: a spreadsheet of a part of it is. */
const mostLines = 50_000;
const linesAtOnce = 500;

/** All of a ledger. @throws Problem 413 'too-many-rows' */
export async function wholeLedger(
  deps: Needs,
  actor: Actor,
  kind: LedgerKind,
  filter: LedgerFilter,
  most = mostLines,
): Promise<LedgerContent> {
  const first = await ledgerPage(deps, actor, kind, filter, { limit: linesAtOnce });
  const lines = [...first.lines];
  for (let { next } = first; next !== null; ) {
    if (lines.length >= most) throw new Problem(413, 'too-many-rows');
    const page = await ledgerPage(deps, actor, kind, filter, { limit: linesAtOnce, after: next });
    lines.push(...page.lines);
    next = page.next;
  }
  if (lines.length > most) throw new Problem(413, 'too-many-rows');
  return { kind, asOf: first.asOf, units: first.units, lines, basis: first.basis };
}

type Head = Pick<LedgerContent, 'units' | 'basis'>;

/** Freezes a ledger, head and lines in one statement; under an id that was used it answers with what is there. */
export async function freeze(
  deps: Needs,
  actor: Actor,
  {
    id,
    kind,
    note,
    filter,
  }: { readonly id: string; readonly kind: LedgerKind; readonly note: string; readonly filter: LedgerFilter },
): Promise<Answer<typeof freezeLedger>> {
  const content = await wholeLedger(deps, actor, kind, filter);
  const head: Head = { units: content.units, basis: content.basis };
  const lines = content.lines.map(({ cells }) => cells);
  const digest = createHash('sha256')
    .update(JSON.stringify([content.asOf, head, lines]))
    .digest('hex');
  await sql`
    with f as (
      insert into frozen_ledger (id, kind, as_of, frozen_by, note, filter, head, lines, digest)
      values (${id}::uuid, ${kind}, ${content.asOf}::timestamptz, ${actor.id}, ${note}, ${JSON.stringify(filter)}::jsonb,
        ${JSON.stringify(head)}::jsonb, ${lines.length}, ${digest}) on conflict do nothing returning id)
    insert into frozen_ledger_line (ledger, line, data)
    select f.id, x.line, x.data from f, jsonb_array_elements(${JSON.stringify(lines)}::jsonb) with ordinality as x(data, line)`.execute(
    deps.database.db,
  );
  const [frozen] = await frozenLedgers(deps, { id });
  return frozen!;
}

export async function frozenLedgers(
  deps: Pick<Deps, 'database'>,
  which: { readonly id?: string; readonly kind?: LedgerKind | undefined },
): Promise<Frozen[]> {
  const { rows } = await sql<Omit<Frozen, 'title'>>`
    select f.id, f.kind, f.as_of as "asOf", p.name as "frozenBy", f.note, f.lines, f.digest
    from frozen_ledger f left join person p on p.id = f.frozen_by
    where (${which.id ?? null}::uuid is null or f.id = ${which.id ?? null}::uuid)
      and (${which.kind ?? null}::text is null or f.kind = ${which.kind ?? null})
    order by f.as_of desc, f.id desc limit 200`.execute(deps.database.db);
  return rows.map((row) => ({ ...row, title: ledgerTitles[row.kind] }));
}

/** @throws Problem 404 'no-such-ledger' */
export async function frozenPage(
  deps: Pick<Deps, 'database'>,
  id: string,
  { limit, after }: Asked,
): Promise<Answer<typeof getFrozen>> {
  const [frozen] = await frozenLedgers(deps, { id });
  if (!frozen) throw new Problem(404, 'no-such-ledger');
  const from = after === undefined ? 0 : Number(after);
  if (!Number.isInteger(from) || from < 0) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  const { rows } = await sql<{ line: number; data: LedgerLine['cells'] }>`
    select line, data from frozen_ledger_line where ledger = ${id}::uuid and line > ${from} order by line limit ${limit}`.execute(
    deps.database.db,
  );
  const { rows: heads } = await sql<{ head: Head }>`select head from frozen_ledger where id = ${id}::uuid`.execute(
    deps.database.db,
  );
  const head = heads[0]!.head;
  const last = rows.at(-1)?.line ?? from;
  return {
    frozen,
    kind: frozen.kind,
    title: frozen.title,
    asOf: frozen.asOf,
    units: from === 0 ? head.units.map(({ cells }) => plain({ id: null, cells })) : [],
    lines: rows.map(({ data }) => plain({ id: null, cells: data })),
    basis: [...head.basis],
    next: last < frozen.lines ? String(last) : null,
  };
}

export async function wholeFrozen(deps: Pick<Deps, 'database'>, id: string): Promise<LedgerContent> {
  const page = await frozenPage(deps, id, { limit: mostLines });
  return { kind: page.kind, asOf: page.asOf, units: page.units, lines: page.lines, basis: page.basis };
}
