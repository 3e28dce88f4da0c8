import type { ScreenRow } from '../../../api/deskWall.ts';

/** A connected screen is seen every five minutes; one beat may be missed. */
const awayMilliseconds = 11 * 60_000;

/** @param now milliseconds since the epoch by the server's clock */
export function screenState({ openedAt, seenAt, revokedAt }: ScreenRow, now: number): 'new' | 'online' | 'away' | 'revoked' {
  if (revokedAt !== null) return 'revoked';
  if (openedAt === null || seenAt === null) return 'new';
  return now - Date.parse(seenAt) < awayMilliseconds ? 'online' : 'away';
}
