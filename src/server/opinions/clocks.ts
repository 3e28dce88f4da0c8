import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { commandCampaign, type Needs } from './execute.ts';
import { mixUrns } from './mixUrns.ts';
import { removeStrayRolls } from './roll.ts';

const system = { actor: { id: 'system', grants: [], followed: null }, unit: null };

/** Ends campaigns whose time is over, mixes what came in, and clears away what no opening used. */
export async function opinionsWorker(deps: Needs & Pick<Deps, 'jobs'>): Promise<void> {
  await deps.jobs.schedule('close-campaigns', '* * * * *', async () => {
    await closeDue(deps);
  });
  await deps.jobs.schedule('mix-urns', '7 * * * *', async () => {
    await mixUrns(deps);
  });
  await deps.jobs.schedule('remove-stray-rolls', '40 3 * * *', async () => {
    await removeStrayRolls(deps);
  });
}

/** @returns campaigns that were closed */
export async function closeDue(deps: Needs): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from opinion_campaign where phase = 'running' and closes_at <= ${deps.clock()}::timestamptz`.execute(
    deps.database.db,
  );
  let closed = 0;
  for (const { id } of rows) {
    try {
      await commandCampaign(deps, system, id, { type: 'Close', reason: '' });
      closed += 1;
    } catch (error) {
      // Somebody closed or extended it at the same moment.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return closed;
}
