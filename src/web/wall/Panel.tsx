import type { ReactNode } from 'react';
import { text } from './text.ts';
import { type PanelName, useWall } from './WallContext.ts';

/** A part of the wall under its heading. In the operations room the heading opens it in large. */
export function Panel({
  name,
  note,
  aside,
  children,
  large = false,
}: {
  readonly name: PanelName;
  readonly note?: ReactNode;
  /** Beside the note; it says more than a sentence. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly large?: boolean;
}) {
  const { touch, open } = useWall();
  const title = text(`panel.${name}`);
  return (
    <section className={`panel panel-${name}`} aria-label={title}>
      <div className="panel-head">
        <h2>
          {touch && !large ? (
            <button type="button" onClick={() => open(name)} aria-label={text('wall.open', { panel: title })}>
              {title}
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M9 3h4v4M7 13H3V9M13 3L9 7M3 13l4-4" />
              </svg>
            </button>
          ) : (
            title
          )}
        </h2>
        {note && <p className="muted">{note}</p>}
        {aside}
      </div>
      {children}
    </section>
  );
}
