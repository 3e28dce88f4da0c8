import type { ReactNode } from 'react';

/** An empty list: what it means, and what to do next. */
export function EmptyHint(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty-hint">
      <span className="empty-icon" aria-hidden>
        {props.icon}
      </span>
      <b>{props.title}</b>
      <p>{props.hint}</p>
      {props.action}
    </div>
  );
}
