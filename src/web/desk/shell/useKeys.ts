import { useEffect, useRef } from 'react';
import { dialogIsOpen } from './dialogIsOpen.ts';
import { pressedKey } from './shortcuts.ts';

const storedChoice = 'huying.desk.keys';

/** Single keys can be switched off (WCAG 2.1.4): speech input would otherwise trigger them. */
export const keysAreOn = (): boolean => localStorage.getItem(storedChoice) !== 'off';
export const chooseKeys = (on: boolean): void => localStorage.setItem(storedChoice, on ? 'on' : 'off');

export type Keys = Readonly<Record<string, (() => void) | undefined>>;

/** Listens for single keys while the component is on the screen; not while a dialogue is open or a field has the focus. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !keysAreOn()) return;
      const target = event.target instanceof Element ? event.target : document.body;
      const key = pressedKey(event, isField(target));
      if (key === null || dialogIsOpen()) return;
      // Enter on a link or button is already a press of it.
      if (key === 'Enter' && target.closest('a, button, [role="button"], [role="tab"]')) return;
      const run = latest.current[key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isField(target: Element): boolean {
  if (target.closest('textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"]'))
    return true;
  const input = target.closest('input');
  return input !== null && !['checkbox', 'radio', 'button', 'submit'].includes(input.type);
}
