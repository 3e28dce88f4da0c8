import type { Deps } from '../deps.ts';
import { ratingToken } from '../evaluation/execute.ts';
import { addressOf } from './addressOf.ts';
import { type OpenChannel, readChannels } from './channelStore.ts';
import type { Outcome } from './channels/outcome.ts';
import { compose, offersRating } from './compose.ts';
import { type ClaimedRow, claim, record, sweep } from './outbox.ts';
import { preferencesOf } from './preferences.ts';
import { afterQuietHours } from './quietHours.ts';
import { type Outside, sendBy } from './sendBy.ts';

export type Sender = {
  /** Sends whatever is due. @returns how many messages were tried */
  readonly run: () => Promise<number>;
  /** Starts a run and does not wait for it. */
  readonly wake: () => void;
};
type Needs = Pick<Deps, 'database' | 'clock' | 'config' | 'contacts'>;

/** Empties the outbox. Several processes may do so at once: each message is claimed by one of them. */
export function openSender(
  deps: Needs,
  options: { readonly timeoutMilliseconds: number } = { timeoutMilliseconds: 10_000 },
): Sender {
  const outside: Outside = { ...options, clock: deps.clock, config: deps.config, tokens: new Map() };
  let running: Promise<number> | null = null;
  let wanted = false;

  async function empty(): Promise<number> {
    let tried = 0;
    for (;;) {
      wanted = false;
      const sent = await round(deps, outside);
      tried += sent;
      if (sent === 0 && !wanted) return tried;
    }
  }
  const run = () => {
    wanted = true;
    running ??= empty().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    run,
    wake() {
      // What hinders this run hinders the next minute's too, and that one is reported by the queue.
      run().catch(() => {});
    },
  };
}

/** One handful of messages, side by side: a slow server holds up its own handful only. */
async function round(deps: Needs, outside: Outside): Promise<number> {
  const now = deps.clock();
  const channels = (await readChannels(deps)).filter((channel) => channel.enabled);
  if (channels.length === 0) return 0;
  await sweep(deps, now);
  const rows = await claim(deps, { now, channels, onlyUrgent: afterQuietHours(now) !== now });
  const parcels = [...Map.groupBy(rows, (row) => `${row.channel} ${row.parcel}`).values()];
  const settled = await Promise.allSettled(
    parcels.map(async (parcel) => {
      const channel = channels.find(({ id }) => id === parcel[0]!.channel)!;
      await record(deps, parcel, await send(outside, channel, parcel));
    }),
  );
  // A bug with one message must not keep the others; its lease ends and it is tried again, a limited number of times.
  const failure = settled.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return parcels.length;
}

async function send(outside: Outside, channel: OpenChannel, parcel: readonly ClaimedRow[]): Promise<Outcome> {
  const [first] = parcel as readonly [ClaimedRow];
  const language = 'language' in channel.settings ? channel.settings.language : preferencesOf(first.preference).language;
  const items = await Promise.all(
    parcel.map(async (row) => ({ ...row, at: row.queuedAt, ratingToken: await tokenOf(outside, row) })),
  );
  const message = compose(first.parcel, language, { url: outside.config.publicUrl }, items);
  const to = first.person === null ? '' : addressOf(channel, first);
  return to === null ? { result: 'failed', error: 'no-address' } : sendBy(outside, channel, to, message);
}

async function tokenOf({ config }: Outside, { kind, audience, notification }: ClaimedRow): Promise<string | null> {
  if (notification === null || audience !== 'requester' || !offersRating(kind)) return null;
  return ratingToken(config.dataFolder, notification);
}
