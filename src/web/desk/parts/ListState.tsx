import type { ReactNode } from 'react';
import { useText } from '../useText.ts';
import { LoadFailed } from './LoadFailed.tsx';

type ListStateProps = {
  readonly pending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  readonly isEmpty: boolean;
  /** What an empty list says, and what to do next. */
  readonly empty: ReactNode;
  readonly rows?: number;
  readonly children: ReactNode;
};

/** The states of every list: loading, failed, empty, filled. "Too many" is the list's own foot, for it knows how to ask for more. */
export function ListState({ pending, error, retry, isEmpty, empty, rows = 8, children }: ListStateProps) {
  if (pending) return <RowSkeletons rows={rows} />;
  if (error && isEmpty) return <LoadFailed error={error} retry={retry} />;
  if (isEmpty) return <>{empty}</>;
  return <>{children}</>;
}

const widths = [62, 45, 55, 38, 59, 49, 41, 53, 36, 47];

function RowSkeletons({ rows }: { readonly rows: number }) {
  const text = useText();
  return (
    <div className="row-skeletons" role="status" aria-label={text('list.loading')}>
      {widths.slice(0, rows).map((width) => (
        <div key={width} className="row-skeleton">
          <i style={{ width: `${width}%` }} />
          <i style={{ width: `${100 - width}%` }} />
        </div>
      ))}
    </div>
  );
}
