import type { ReactNode } from 'react';
import type { CallProblem } from '../../api/call.ts';
import { problemWords } from '../problemWords.ts';
import { useText } from '../text.ts';
import { Icon, type IconName } from './Icon.tsx';

/** Placeholders in the shape of what is coming. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const text = useText();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{text('list.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity
        <div className="loading-line" key={line} />
      ))}
    </div>
  );
}

export function Failed({ problem, onRetry }: { problem: CallProblem; onRetry: () => void }) {
  const text = useText();
  return (
    <div className="state" role="alert">
      <Icon name={problem.code === 'offline' ? 'offline' : 'alert'} />
      <p className="state-title">{text('list.failed')}</p>
      <p>{problemWords(problem, text)}</p>
      <button type="button" className="button" onClick={onRetry}>
        {text('action.retry')}
      </button>
    </div>
  );
}

type EmptyProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly hint?: string;
  /** The whole page is empty: the title is its heading. */
  readonly wholePage?: boolean;
  readonly children?: ReactNode;
};

/** Nothing here, and what to do next. */
export function Empty({ icon, title, hint, wholePage, children }: EmptyProps) {
  return (
    <div className="state">
      <Icon name={icon} />
      {wholePage ? <h1 className="state-title">{title}</h1> : <p className="state-title">{title}</p>}
      {hint && <p>{hint}</p>}
      {children}
    </div>
  );
}
