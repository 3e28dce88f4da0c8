import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  CampaignPage,
  CampaignResults,
  DeskCampaign,
  DeskRecord,
  listDeskCampaigns,
  PublicCampaign,
} from '../../contract/opinions.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { CampaignState } from '../../domain/opinions/campaign.ts';
import { allowedCommands, standingsOf } from '../../domain/opinions/campaignRules.ts';
import { participationOf } from '../../domain/opinions/participation.ts';
import type { Part } from '../../domain/opinions/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { modulusOf } from './keys.ts';
import { countCampaign, electorsOf } from './results.ts';
import { shownTexts, undecidedTexts } from './texts.ts';
import { sheetsTaken } from './vote.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>;
type Row = {
  readonly id: string;
  readonly state: CampaignState;
  readonly changedAt: string;
  readonly took: number;
  readonly online: number;
  /** How the caller took part; null: not at all. */
  readonly means: 'online' | 'paper' | null;
  /** The caller's group on the roll; null: not on it. */
  readonly part: Part | null;
};
const pageSize = 20;

const columns = (person: string | null) => sql`c.id, c.state, c.changed_at as "changedAt",
  (select count(*)::int from opinion_taken t where t.roll = c.roll) as took,
  (select count(*)::int from opinion_ballot b where b.roll = c.roll) as online,
  (select t.means from opinion_taken t where t.roll = c.roll and t.person = ${person}::text) as means,
  (select e.part from opinion_elector e where e.roll = c.roll and e.person = ${person}::text) as part`;

/** What everybody may read: never a draft. */
export async function publicCampaigns(
  { database }: Needs,
  actor: Actor,
  after: string | undefined,
): Promise<{ campaigns: PublicCampaign[]; next: string | null }> {
  const cursor = readCursor(after);
  const { rows } = await sql<Row & { closesAt: string }>`
    select ${columns(actor.id)}, c.closes_at as "closesAt" from opinion_campaign c
    where c.phase <> 'draft' and c.opened_at is not null
      and ${cursor ? sql`(c.closes_at, c.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by c.closes_at desc, c.id desc limit ${pageSize + 1}`.execute(database.db);
  const last = rows[pageSize - 1];
  return {
    campaigns: rows.slice(0, pageSize).map(lineOf),
    next: rows.length > pageSize && last ? `${last.closesAt}_${last.id}` : null,
  };
}

/** @throws Problem 404 'no-such-campaign' also for a draft */
export async function campaignPage(deps: Needs, actor: Actor, id: string): Promise<CampaignPage> {
  const row = await readRow(deps, actor, id);
  if (row.state.openedAt === null) throw new Problem(404, 'no-such-campaign');
  const { state } = row;
  const isAnswered = state.phase === 'answered';
  return {
    ...pageOf(row),
    standing: lineOf(row).standing,
    part: row.part,
    keys: await keysOf(deps, state),
    conclusion: isAnswered ? state.conclusion : '',
    items: isAnswered ? itemsOf(state) : [],
    results: isAnswered ? frozenOf(state) : null,
    texts: isAnswered ? await shownTexts(deps, id) : [],
  };
}

/** A unit sees its own drafts and what it has to do; the house and leaders see all. */
export async function deskCampaigns(
  { database }: Needs,
  actor: Actor,
  filter: z.output<NonNullable<typeof listDeskCampaigns.query>>,
): Promise<{ campaigns: DeskCampaign[]; next: string | null }> {
  const cursor = readCursor(filter.after);
  const { rows } = await sql<Row>`
    select ${columns(null)} from opinion_campaign c
    where ${visible(actor)} and (${filter.phase ?? null}::text is null or c.phase = ${filter.phase ?? null})
      and (${filter.text ?? null}::text is null or c.state->>'title' ilike ${`%${(filter.text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`})
      and ${cursor ? sql`(c.changed_at, c.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
    order by c.changed_at desc, c.id desc limit ${pageSize + 1}`.execute(database.db);
  const last = rows[pageSize - 1];
  return {
    campaigns: rows
      .slice(0, pageSize)
      .map((row) => ({ ...lineOf(row), openItems: openItems(row.state), changedAt: row.changedAt })),
    next: rows.length > pageSize && last ? `${last.changedAt}_${last.id}` : null,
  };
}

function visible(actor: Actor) {
  const seesAll = actor.grants.some(
    ({ role, units }) => role === 'supervisor' || role === 'leader' || (role === 'secretary' && units === null),
  );
  if (seesAll) return sql`true`;
  const own = [
    ...new Set(actor.grants.flatMap(({ role, units }) => (['head', 'officer', 'secretary'].includes(role) ? (units ?? []) : []))),
  ];
  return sql`(c.owner = any(${own}::text[]) or c.doers && ${own}::text[])`;
}

/** @throws Problem 404 'no-such-campaign' also for whoever has nothing to do with it */
export async function deskRecord(deps: Needs, actor: Actor, id: string): Promise<DeskRecord> {
  const row = await readRow(deps, actor, id);
  const { state } = row;
  const leads = actor.grants.some(({ role }) => role === 'leader');
  if (standingsOf(actor, state).length === 0 && !leads) throw new Problem(404, 'no-such-campaign');
  const hasEnded = state.phase === 'closed' || state.phase === 'answered';
  return {
    ...pageOf(row),
    version: state.version,
    origin: state.origin,
    openItems: openItems(state),
    changedAt: row.changedAt,
    conclusion: state.conclusion,
    items: itemsOf(state),
    // What is seen early is steered early: not even the house sees numbers while votes can be cast.
    results: !hasEnded ? null : (frozenOf(state) ?? (await countCampaign({ ...deps, database: deps.analytics }, state))),
    batches: state.batches.map(({ id: batch, kind, source, sheets, state: stage, tally, reason, enteredBy }) => ({
      id: batch,
      kind,
      source,
      sheets,
      state: stage,
      reason,
      own: enteredBy === actor.id,
      tally: stage === 'entered' && enteredBy !== actor.id ? null : tally,
    })),
    sheetsTaken: await sheetsTaken(deps, state.roll),
    undecidedTexts: hasEnded ? await undecidedTexts(deps, id, state) : 0,
    cases: [...state.cases],
    allowed: allowedCommands(actor, state),
  };
}

async function readRow({ database }: Needs, actor: Actor, id: string): Promise<Row> {
  const { rows } = await sql<Row>`select ${columns(actor.id)} from opinion_campaign c where c.id = ${id}`.execute(database.db);
  if (!rows[0]) throw new Problem(404, 'no-such-campaign');
  return rows[0];
}

function lineOf({ id, state, took, online, means, part }: Row): PublicCampaign {
  const paper = state.batches
    .filter((b) => b.kind === 'paper' && b.state === 'counted')
    .reduce((sum, b) => sum + b.tally.ballots, 0);
  const frozen = frozenOf(state);
  return {
    id,
    number: state.number,
    phase: state.phase ?? 'draft',
    title: state.title,
    titleEn: state.titleEn,
    owner: state.owner,
    openedAt: state.openedAt,
    closesAt: state.closesAt,
    answerBy: state.answerBy,
    answeredAt: state.answeredAt,
    // The roll itself is forgotten some day; what was published stays.
    participation: frozen?.participation ?? participationOf({ electors: electorsOf(state), took, answered: online + paper }),
    standing: means === 'paper' ? 'paper' : means === 'online' ? 'took' : part !== null ? 'elector' : null,
  };
}

type Common = Omit<CampaignPage, 'standing' | 'part' | 'keys' | 'texts' | 'conclusion' | 'items' | 'results'>;

function pageOf(row: Row): Common {
  const { state } = row;
  const { standing: _, ...line } = lineOf(row);
  return {
    ...line,
    intro: state.intro,
    introEn: state.introEn,
    audience: { kinds: [...state.audience.kinds], units: [...state.audience.units], roles: [...state.audience.roles] },
    answerWithin: state.answerWithin,
    questions: state.questions.map((q) => ({ ...q, options: [...q.options] })),
    wording: state.wording,
    corrections: [...state.corrections],
    extensions: [...state.extensions],
    closedAt: state.closedAt,
    closeReason: state.closeReason,
  };
}

function itemsOf(state: CampaignState): CampaignPage['items'] {
  return state.items.map((item) => ({ ...item, reports: item.reports.map(({ at, text }) => ({ at, text })) }));
}

/** Written by PublishAnswer from `countCampaign`, never changed after. */
function frozenOf(state: CampaignState): CampaignResults | null {
  return state.frozen === null ? null : (state.frozen.results as CampaignResults);
}

const openItems = (state: CampaignState): number =>
  state.phase === 'answered' ? state.items.filter(({ owner, doneAt }) => owner !== null && doneAt === null).length : 0;

async function keysOf({ database }: Needs, state: CampaignState): Promise<CampaignPage['keys']> {
  const { rows } = await sql<{ part: string; public: string }>`
    select part, public from opinion_key where roll = ${state.roll}::uuid`.execute(database.db);
  return state.parts.flatMap(({ part, size, fingerprint }) => {
    const key = rows.find((row) => row.part === part);
    return key ? [{ part, size, fingerprint, modulus: modulusOf(key.public) }] : [];
  });
}

/** @throws Problem 400 for what no page ended with. */
function readCursor(after: string | undefined): { at: string; id: string } | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!at || !id) throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  return { at, id };
}
