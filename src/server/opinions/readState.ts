import { sql } from 'kysely';
import { type CampaignState, unborn } from '../../domain/opinions/campaign.ts';
import type { Deps } from '../deps.ts';

/** The folded state of a campaign as its picture holds it; `unborn` when there is none. */
export async function readState({ database }: Pick<Deps, 'database'>, id: string): Promise<CampaignState> {
  const { rows } = await sql<{ state: CampaignState }>`select state from opinion_campaign where id = ${id}`.execute(database.db);
  // Only campaigns.ts writes the column, from a folded state.
  return rows[0]?.state ?? unborn;
}
