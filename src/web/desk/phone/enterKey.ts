import type { KeyboardEvent } from 'react';

/** Enter belongs to the input method while it composes (Safari tells by the key code only). */
export function isEnter(event: KeyboardEvent): boolean {
  return (
    event.key === 'Enter' &&
    !event.shiftKey &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.nativeEvent.isComposing &&
    event.keyCode !== 229
  );
}
