import { type Channel, channels } from '../../../domain/case/vocabulary.ts';
import type { DeskText } from '../useText.ts';

/** The word for a channel that a run names. */
export function channelWord(name: string, text: DeskText): string {
  const channel = channels.find((each): each is Channel => each === name);
  return channel ? text(`channel.${channel}`) : name;
}
