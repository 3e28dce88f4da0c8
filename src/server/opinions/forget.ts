import { sql } from 'kysely';
import type { Deps } from '../deps.ts';

/** How long it stays known who could vote and who did, after the answer: long enough for an objection to the count. */
const electorDays = 180;

/** Removes the rolls of campaigns that ended long ago; their sizes stand in the events. @returns people taken off */
export async function forgetElectors({ database, clock }: Pick<Deps, 'database' | 'clock'>): Promise<number> {
  const result = await sql`
    delete from opinion_elector e using opinion_campaign c
    where c.roll = e.roll and c.phase in ('answered', 'cancelled')
      and coalesce(c.answered_at, c.changed_at) < ${clock()}::timestamptz - make_interval(days => ${electorDays}::int)`.execute(
    database.db,
  );
  return Number(result.numAffectedRows ?? 0);
}

/**
 * Takes one person out of opinions, because they asked: what they proposed keeps its redacted words and its answer, without them. From the
 * rolls of running campaigns nobody is taken: that would be a second vote.
 */
export async function forgetInOpinions({ database }: Pick<Deps, 'database'>, person: string): Promise<void> {
  await sql`
    with w as (delete from opinion_proposal_words where proposer = ${person}),
    s as (delete from opinion_support where person = ${person})
    delete from opinion_elector e using opinion_campaign c
    where c.roll = e.roll and e.person = ${person} and c.phase <> 'running'`.execute(database.db);
}
