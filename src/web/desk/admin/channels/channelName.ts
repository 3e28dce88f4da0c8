import type { ChannelKind } from '../../../../contract/notifications.ts';
import type { DeskText } from '../../useText.ts';

/** A robot is told from others of its kind by the name it was given. */
export function channelName({ id, kind }: { readonly id: string; readonly kind: ChannelKind }, text: DeskText): string {
  const name = text(`channelKind.${kind}`);
  return id === kind ? name : `${name} · ${id}`;
}
