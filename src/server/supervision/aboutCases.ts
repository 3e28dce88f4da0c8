import { sql } from 'kysely';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Confidentiality } from '../../domain/case/vocabulary.ts';
import { seenLines } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';

export type CaseAbout = {
  readonly id: string;
  readonly number: string;
  readonly confidentiality: Confidentiality;
  readonly unit: string | null;
};

/** The cases that somebody names, in that order. @throws Problem 404 'no-such-case' for one that is none, or none for the actor */
export async function aboutCases(
  deps: Pick<Deps, 'database'>,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly CaseAbout[]> {
  if (ids.length === 0) return [];
  const where = sql`id = any(${[...ids]}::uuid[])`;
  const found: readonly CaseAbout[] =
    actor.id === 'system'
      ? (await sql<CaseAbout>`select id, number, confidentiality, unit from case_view where ${where}`.execute(deps.database.db))
          .rows
      : await seenLines(deps, actor, { where, limit: ids.length });
  const byId = new Map(found.map((c) => [c.id, c]));
  return [...new Set(ids)].map((id) => {
    const c = byId.get(id);
    if (!c) throw new Problem(404, 'no-such-case');
    return c;
  });
}
