import { fold } from '../../domain/case/case.ts';
import type { Deps } from '../deps.ts';
import { execute } from './execute.ts';
import { readHistory } from './queries.ts';

const system = { id: 'system', grants: [], followed: null };

/** Gives every case that was merged into a resolved one its answer. Repeated, it finds nobody left to answer. */
export async function answerFollowers(deps: Deps, mainId: string): Promise<number> {
  const main = fold(await readHistory(deps.database, mainId));
  // Reopened meanwhile: its next resolution makes a job of its own.
  if (main.resolvedAt === null || main.result === null) return 0;
  const followers = await deps.database.db
    .selectFrom('case_view')
    .select('id')
    .where('merged_into', '=', mainId)
    .where('phase', '=', 'merged')
    .orderBy('submitted_at')
    .execute();
  for (const { id } of followers) {
    await execute(deps, {
      actor: system,
      unit: main.lead,
      id,
      command: { type: 'AnswerWithMain', text: main.result, unit: main.lead },
    });
  }
  return followers.length;
}

export async function followersWorker(deps: Deps): Promise<void> {
  await deps.jobs.work('answer-followers', async ({ caseId }) => {
    await answerFollowers(deps, caseId);
  });
}
