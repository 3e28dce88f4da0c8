import { useEffect, useRef } from 'react';
import { dialogIsOpen } from '../shell/dialogIsOpen.ts';

/** What each key of the phone desk does, wherever the focus is; undefined: nothing just now. */
export type PhoneKeys = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Function keys work while one writes, with an input method too. Single letters would not, and Ctrl and letter belong to the browser.
 * A key is written 'F9', 'Shift+F9' or 'Alt+1'.
 */
export function usePhoneKeys(keys: PhoneKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.isComposing) return;
      // With Alt the layout may make another character of the digit.
      const name = event.altKey && /^Digit\d$/.test(event.code) ? event.code.slice(5) : event.key;
      const key = `${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${name}`;
      const run = latest.current[key];
      if (!run || dialogIsOpen()) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
