import { sql } from 'kysely';
import { execute } from '../cases/execute.ts';
import { stateOfCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

const system = { id: 'system', grants: [], followed: null };

/**
 * Closes what nobody has answered in the days of the self-service link: unreached after calls in vain, unrated when no call was drawn. Neither
 * counts as satisfied. @returns cases closed
 */
export async function closeUnanswered(deps: Pick<Deps, 'database' | 'clock' | 'reference' | 'live'>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from case_view where phase = 'resolved' and next_kind = 'selfService' and next_at <= ${deps.clock()}::timestamptz
    order by next_at limit 500`.execute(deps.database.db);
  let closed = 0;
  for (const { id } of rows) {
    const { toCall } = await stateOfCase(deps.database, id);
    const command = { type: 'Close', reason: toCall ? 'unreached' : 'unrated', text: '' } as const;
    try {
      await execute(deps, { actor: system, unit: null, id, command });
      closed += 1;
    } catch (error) {
      // The requester, or another process, was faster.
      if (!(error instanceof Problem)) throw error;
    }
  }
  return closed;
}

/** Every quarter of an hour, in one process. */
export async function evaluationWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('close-unanswered', '*/15 * * * *', async () => {
    await closeUnanswered(deps);
  });
}
