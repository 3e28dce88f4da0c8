import { randomUUID } from 'node:crypto';
import type { Answer } from '../../contract/endpoint.ts';
import type { testChannel } from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { addressOf, type Reachable } from './addressOf.ts';
import { readChannels } from './channelStore.ts';
import { testMessage } from './compose.ts';
import { preferencesOf } from './preferences.ts';
import { sendBy } from './sendBy.ts';

const timeoutMilliseconds = 10_000;

/** Sends a test message now, also by a channel that is still switched off. @throws Problem 404 'not-found' */
export async function sendTest(
  deps: Pick<Deps, 'database' | 'clock' | 'config' | 'contacts'>,
  id: string,
  person: string,
): Promise<Answer<typeof testChannel>> {
  const [channel] = await readChannels(deps, id);
  if (!channel) throw new Problem(404, 'not-found');
  const tester = await deps.database.db
    .selectFrom('person')
    .select(['login', 'kind as personKind', 'phone'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const to = toOf(channel, { ...tester, phone: deps.contacts.open(person, tester.phone) });
  if (to === null) return { sent: false, error: 'no-address', receipt: null };
  const language = 'language' in channel.settings ? channel.settings.language : preferencesOf(null).language;
  const message = testMessage(randomUUID(), language, { url: deps.config.publicUrl });
  const outcome = await sendBy({ ...deps, tokens: new Map(), timeoutMilliseconds }, channel, to, message);
  return outcome.result === 'sent'
    ? { sent: true, error: null, receipt: outcome.receipt }
    : { sent: false, error: outcome.error, receipt: null };
}

/** A robot needs no address of a person. */
function toOf(channel: Parameters<typeof addressOf>[0], tester: Reachable): string | null {
  return 'kinds' in channel.settings ? '' : addressOf(channel, tester);
}
