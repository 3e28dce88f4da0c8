import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { FreeText } from '../../contract/opinions.ts';
import type { CampaignState } from '../../domain/opinions/campaign.ts';
import { deidentified } from '../../text/deidentify.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

type Needs = Pick<Deps, 'database' | 'clock'>;
type Text = { readonly source: string; readonly question: string; readonly text: string };
const pageSize = 50;

/** Free answers of ballots, by a digest that leads back to no token, and those of batches. */
const onlineTexts = (roll: string | null) => sql`
  select encode(sha256(b.token || convert_to(q.key, 'UTF8')), 'hex') as source, q.key as question, q.value->>'text' as text
  from opinion_ballot b cross join jsonb_each(b.answers) q where b.roll = ${roll}::uuid and q.value ? 'text'`;

function batchTexts(state: CampaignState): Text[] {
  return state.batches
    .filter((batch) => batch.state === 'counted')
    .flatMap(({ id, texts }) =>
      texts.map(({ question, text }, i) => ({
        source: createHash('sha256').update(`${id} ${i}`).digest('hex'),
        question,
        text,
      })),
    );
}

const allTexts = (state: CampaignState) => sql`(${onlineTexts(state.roll)} union all
  select x.source, x.question, x.text from jsonb_to_recordset(${JSON.stringify(batchTexts(state))}::jsonb) as x(source text, question text, text text))`;

export async function textPage(
  { database }: Needs,
  id: string,
  state: CampaignState,
  skip: number,
): Promise<{ texts: FreeText[]; next: number | null }> {
  const { rows } = await sql<Text & Pick<FreeText, 'state' | 'shown' | 'reason'>>`
    select a.source, a.question, a.text, d.state, coalesce(d.shown, '') as shown, coalesce(d.reason, '') as reason
    from ${allTexts(state)} a left join opinion_text d on d.campaign = ${id} and d.source = a.source
    order by d.state is not null, a.source limit ${pageSize + 1} offset ${skip}`.execute(database.db);
  return {
    texts: rows.slice(0, pageSize).map((row) => ({ ...row, proposed: deidentified(row.text).text })),
    next: rows.length > pageSize ? skip + pageSize : null,
  };
}

export async function undecidedTexts({ database }: Pick<Deps, 'database'>, id: string, state: CampaignState): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${allTexts(state)} a
    where not exists (select from opinion_text d where d.campaign = ${id} and d.source = a.source)`.execute(database.db);
  return rows[0]!.n;
}

/** @throws Problem 404 'not-found' */
export async function findText({ database }: Pick<Deps, 'database'>, state: CampaignState, source: string): Promise<Text> {
  const { rows } =
    await sql<Text>`select a.source, a.question, a.text from ${allTexts(state)} a where a.source = ${source}`.execute(
      database.db,
    );
  if (!rows[0]) throw new Problem(404, 'not-found');
  return rows[0];
}

export type TextDecision =
  | { readonly state: 'shown'; readonly source: string; readonly shown: string }
  | { readonly state: 'withheld'; readonly source: string; readonly reason: string };

export async function writeDecision(deps: Needs, id: string, state: CampaignState, by: string, d: TextDecision): Promise<void> {
  const { question } = await findText(deps, state, d.source);
  const shown = d.state === 'shown' ? d.shown : '';
  const reason = d.state === 'withheld' ? d.reason : '';
  await sql`
    insert into opinion_text (campaign, source, question, state, shown, reason, decided_by, decided_at)
    values (${id}, ${d.source}, ${question}, ${d.state}, ${shown}, ${reason}, ${by}, ${deps.clock()})
    on conflict (campaign, source) do update set state = excluded.state, shown = excluded.shown, reason = excluded.reason,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(deps.database.db);
}

/** In an order that says nothing: by the digest. */
export async function shownTexts(
  { database }: Pick<Deps, 'database'>,
  id: string,
): Promise<{ question: string; text: string }[]> {
  const { rows } = await sql<{ question: string; text: string }>`
    select question, shown as text from opinion_text where campaign = ${id} and state = 'shown' order by source limit 1000`.execute(
    database.db,
  );
  return rows;
}
