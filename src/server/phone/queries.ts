import { talkedSeconds } from '../../domain/phone/callLeg.ts';
import type { CallDirection } from '../../domain/phone/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { completePhoneKeys } from './callers.ts';
import { phoneKeys } from './phoneKeys.ts';

export type Conversation = {
  readonly id: string;
  readonly direction: CallDirection;
  readonly at: string;
  readonly talkedSeconds: number;
};

const mostConversations = 20;

/**
 * Conversations of a person with a requester, newest first: the person was signed on at the telephone, the number is the requester's, and
 * somebody answered. They prove a contact; nothing else of the log is told to units.
 */
export async function conversations(
  { database }: Pick<Deps, 'database'>,
  between: { readonly person: string; readonly requester: string },
): Promise<Conversation[]> {
  type Row = { id: string; direction: CallDirection; answeredAt: string; endedAt: string | null };
  const { rows } = await database.pool.query<Row>({
    name: 'conversations',
    text: `select c.id, c.direction, c.answered_at as "answeredAt", c.ended_at as "endedAt"
      from phone_call c join person p on p.phone_key = c.phone_key
      where p.id = $1 and octet_length(p.phone_key) > 0 and c.person = $2 and c.answered_at is not null
      order by c.answered_at desc limit ${mostConversations}`,
    values: [between.requester, between.person],
  });
  return rows.map(({ id, direction, answeredAt, endedAt }) => ({
    id,
    direction,
    at: answeredAt,
    talkedSeconds: talkedSeconds({ rangAt: null, answeredAt, endedAt }),
  }));
}

/** When the conversation began that proves a contact. @throws Problem 409 'no-such-conversation' when the log has none of the two with this id */
export async function contactProvedBy(
  deps: Pick<Deps, 'database'>,
  call: string,
  between: { readonly person: string; readonly requester: string | null },
): Promise<string> {
  const { person, requester } = between;
  const known = requester === null ? [] : await conversations(deps, { person, requester });
  const found = known.find(({ id }) => id === call);
  if (!found) throw new Problem(409, 'no-such-conversation');
  return found.at;
}

/** The keyed digest by which a number is looked up; everybody has theirs afterwards. null: it is no number. */
export async function phoneDigest(deps: Pick<Deps, 'database' | 'config' | 'contacts'>, written: string): Promise<Buffer | null> {
  const digest = (await phoneKeys(deps.config.dataFolder)).digestOf(written);
  if (digest) await completePhoneKeys(deps);
  return digest;
}
