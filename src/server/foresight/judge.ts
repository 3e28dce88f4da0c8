import type { Actor } from '../../domain/case/permissions.ts';
import type { Judgement } from '../../domain/foresight/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

/** 属实 · 误报 · 已知 · 活动所致. A second thought is a second row; the last one counts. @throws Problem 404 'no-such-alert' */
export async function judge(
  deps: Pick<Deps, 'database' | 'clock'>,
  actor: Actor,
  { id, judgement, reason }: { readonly id: string; readonly judgement: Judgement; readonly reason: string },
): Promise<void> {
  const { rowCount } = await deps.database.pool.query(
    `insert into foresight_judgement (incident, at, by, judgement, reason)
     select id, $2, $3, $4, $5 from foresight_incident where id = $1 on conflict (incident, at) do nothing`,
    [id, deps.clock(), actor.id, judgement, reason],
  );
  if (rowCount !== 1) throw new Problem(404, 'no-such-alert');
}
