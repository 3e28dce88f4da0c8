import type { Audience, NoticeKind, PersonalChannel } from '../../contract/notifications.ts';
import type { Wish } from './preferences.ts';
import { nextDigest } from './quietHours.ts';

export type Recipient = {
  readonly person: string;
  readonly audience: Audience;
  readonly wish: Wish;
  /** Hour of the daily digest, 7..21. */
  readonly digestHour: number;
  /** Channels that are switched on and reach this person. */
  readonly reachable: readonly PersonalChannel[];
};
export type Planned = {
  readonly person: string | null;
  readonly channel: string;
  readonly audience: Audience;
  readonly nextAt: string;
};

/**
 * Which messages follow from one fact, and when. The quiet hours are kept when a message leaves (deliver.ts), so that a process that was
 * down keeps them too. A case of grade T reaches staff on every channel and waits for no digest, whatever they chose.
 */
export function planDeliveries(
  fact: { readonly now: string; readonly kind: NoticeKind; readonly urgent: boolean },
  recipients: readonly Recipient[],
  robots: readonly string[],
): Planned[] {
  const toPeople = recipients.flatMap(({ person, audience, wish, digestHour, reachable }) => {
    const emergency = fact.urgent && audience === 'staff';
    const channels = emergency ? reachable : reachable.filter((channel) => wish.channels.includes(channel));
    const nextAt = wish.digest && !fact.urgent ? nextDigest(fact.now, digestHour) : fact.now;
    return channels.map((channel) => ({ person, channel, audience, nextAt }));
  });
  const toGroups = robots.map((channel) => ({ person: null, channel, audience: 'staff' as const, nextAt: fact.now }));
  return [...toPeople, ...toGroups];
}
