import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import { useText } from '../text.ts';
import { Icon } from './Icon.tsx';

/** A dialog that rises from below on a phone and stands in the middle elsewhere. Drawn only while it is open; Escape and the back gesture close it. */
export function Sheet({
  title,
  onClose,
  full,
  children,
}: {
  title: string;
  onClose: () => void;
  full?: boolean;
  children: ReactNode;
}) {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    // Safari before 15.4 has no modal dialogs: there it only lies above the page.
    if (element && 'showModal' in element) element.showModal();
    else dialog.current?.setAttribute('open', '');
    return () => {
      if (element && 'close' in element) element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the sheet is a shortcut; Escape and the close button do the same
    <dialog
      ref={dialog}
      className={full ? 'sheet sheet-full' : 'sheet'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="sheet-body">
        <div className="sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="icon-button" onClick={onClose} aria-label={text('action.close')}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
