import { sql } from 'kysely';
import { ProposalRules } from '../../contract/proposalRules.ts';
import type { Deps } from '../deps.ts';
import { proposalRulesId } from '../directory/queries.ts';

/** Read anew and not from what is held in memory: the rules of the moment become those of the proposal. */
export async function readProposalRules({ database }: Pick<Deps, 'database'>): Promise<ProposalRules> {
  const { rows } = await sql<{ data: unknown }>`
    select data from reference_item where kind = 'proposalRules' and id = ${proposalRulesId}`.execute(database.db);
  return ProposalRules.parse(rows[0]?.data ?? {});
}
