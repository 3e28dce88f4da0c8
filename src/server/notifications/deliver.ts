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
  let nudge = () => {};

  async function empty(): Promise<number> {
    // A channel whose server hangs keeps its own next handful waiting, and no other channel's.
    const busy = new Map<string, Promise<void>>();
    const faults: unknown[] = [];
    let tried = 0;
    for (;;) {
      wanted = false;
      const parcels = await dueParcels(deps, (id) => !busy.has(id)).catch((error: unknown) => {
        faults.push(error);
        return [];
      });
      for (const [id, own] of Map.groupBy(parcels, ({ channel }) => channel.id)) {
        const sending = Promise.allSettled(own.map(({ channel, rows }) => deliver(channel, rows))).then((settled) => {
          busy.delete(id);
          for (const each of settled) if (each.status === 'rejected') faults.push(each.reason);
        });
        busy.set(id, sending);
      }
      tried += parcels.length;
      if (parcels.length > 0 || wanted) continue;
      if (busy.size === 0) break;
      const nudged = new Promise<void>((resolve) => {
        nudge = resolve;
      });
      await Promise.race([...busy.values(), nudged]);
    }
    // A bug with one message must not keep the others; its lease ends and it is tried again, a limited number of times.
    if (faults.length > 0) throw faults[0];
    return tried;
  }
  const deliver = async (channel: OpenChannel, rows: readonly ClaimedRow[]) =>
    record(deps, rows, await send(outside, channel, rows));
  const run = () => {
    wanted = true;
    nudge();
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

type Parcel = { readonly channel: OpenChannel; readonly rows: readonly ClaimedRow[] };

/** One handful of messages for each channel that has its hands free; those of one channel leave side by side. */
async function dueParcels(deps: Needs, isFree: (channel: string) => boolean): Promise<Parcel[]> {
  const now = deps.clock();
  const channels = (await readChannels(deps)).filter((channel) => channel.enabled && isFree(channel.id));
  if (channels.length === 0) return [];
  await sweep(deps, now);
  const rows = await claim(deps, { now, channels, onlyUrgent: afterQuietHours(now) !== now });
  return [...Map.groupBy(rows, (row) => `${row.channel} ${row.parcel}`).values()].map((parcel) => ({
    channel: channels.find(({ id }) => id === parcel[0]!.channel)!,
    rows: parcel,
  }));
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
