import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Answer } from '../../contract/endpoint.ts';
import type { lookAtRatingLink, rateByLink } from '../../contract/ratings.ts';
import { addNaturalMinutes, dayOf } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { execute } from '../cases/execute.ts';
import { stateOfCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { sealingKey } from '../platform/seal.ts';
import { digest } from '../platform/secrets.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'live'>;

/**
 * The secret of a link. It is derived from the message that carries it and a key that lies outside the database: a message that is sent again
 * carries the same link, and no table, queue or backup of the database holds one.
 */
export async function ratingToken(dataFolder: string, notice: string): Promise<string> {
  return createHmac('sha256', await sealingKey(dataFolder))
    .update(`rating link ${notice}`)
    .digest('base64url');
}

/** Opens links for the notices of one result; the same notice again changes nothing. */
export async function openRatingLinks(
  deps: Pick<Deps, 'database' | 'clock' | 'reference' | 'config'>,
  caseId: string,
  notices: readonly string[],
): Promise<void> {
  const { followUpRules } = await deps.reference.recent();
  const state = await stateOfCase(deps.database, caseId);
  // Told late, after the answers or a rework: a link would lead nowhere.
  if (state.phase !== 'resolved') return;
  const now = deps.clock();
  for (const notice of notices) {
    await deps.database.db
      .insertInto('rating_link')
      .values({
        token_hash: digest(await ratingToken(deps.config.dataFolder, notice)),
        case_id: caseId,
        round: state.round,
        made_at: now,
        expires_at: addNaturalMinutes(now, followUpRules.linkDays * 24 * 60),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** @throws Problem 404 'rating-link-unknown' · 410 'rating-link-used' · 410 'rating-link-expired' */
async function linkOf(deps: Needs, token: string) {
  const { rows } = await sql<{ caseId: string; round: number; expiresAt: string; usedAt: string | null }>`
    select case_id as "caseId", round, expires_at as "expiresAt", used_at as "usedAt" from rating_link
    where token_hash = ${digest(token)}`.execute(deps.database.db);
  const link = rows[0];
  if (!link) throw new Problem(404, 'rating-link-unknown');
  const state = await stateOfCase(deps.database, link.caseId);
  if (link.usedAt !== null || state.phase !== 'resolved' || state.round !== link.round)
    throw new Problem(410, 'rating-link-used');
  if (deps.clock() >= link.expiresAt) throw new Problem(410, 'rating-link-expired');
  return { ...link, state };
}

export async function showRatingLink(deps: Needs, token: string): Promise<Answer<typeof lookAtRatingLink>> {
  const { state, expiresAt } = await linkOf(deps, token);
  return {
    number: state.number,
    categoryCode: state.confidentiality === 'normal' ? state.categoryCode : null,
    submittedOn: dayOf(state.submittedAt),
    resolvedOn: dayOf(state.resolvedAt ?? state.submittedAt),
    expiresAt,
  };
}

type Given = Omit<z.output<NonNullable<(typeof rateByLink)['body']>>, 'token'>;

/** Answers by a link. Of two that answer at once the case takes one, and the other is told that the link is used. */
export async function answerByLink(deps: Needs, token: string, given: Given): Promise<Answer<typeof rateByLink>> {
  const { caseId, state } = await linkOf(deps, token);
  // Whoever holds the link speaks as the requester, for this one case and this one command.
  const actor: Actor = { id: state.requester, grants: [], followed: caseId };
  try {
    await execute(deps, {
      actor,
      unit: null,
      id: caseId,
      command: { type: 'FollowUp', reached: true, ...given },
      seen: state.version,
    });
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale') return answerByLink(deps, token, given);
    throw error;
  }
  await sql`update rating_link set used_at = ${deps.clock()}::timestamptz where token_hash = ${digest(token)}`.execute(
    deps.database.db,
  );
  return { closed: (await stateOfCase(deps.database, caseId)).endedAt !== null };
}
