import { deadlineTone, deadlineWords } from '../../ui/deadline.ts';
import { useText } from '../text.ts';
import { useFormat, useNow } from '../useFormat.ts';
import { Icon } from './Icon.tsx';

/** Colour, icon and words: how much time is left, or how much it is over. Draws nothing when nothing is due. */
export function DeadlineBadge({ at, start }: { at: string | null; start?: string }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  if (at === null) return null;
  const tone = deadlineTone({ at }, now, start);
  return (
    <span className={`badge badge-${tone}`}>
      <Icon name={tone === 'late' ? 'alert' : 'clock'} />
      {deadlineWords({ at }, now, { text, format })}
    </span>
  );
}
