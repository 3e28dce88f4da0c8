import type { ReactNode } from 'react';

export function AdminHead({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        <p className="muted">{hint}</p>
      </div>
      <div className="page-actions">{children}</div>
    </header>
  );
}
