import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { reportBug } from '../ui/reportBug.ts';
import { CallProblem } from './call.ts';

/** What a page knows about a question that it asked the server. `ready` with a problem: shown from before, because asking again failed. */
export type Answering<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: CallProblem }
  | { readonly state: 'ready'; readonly value: T; readonly problem: CallProblem | null };

type Question = {
  now: Answering<unknown>;
  readonly listeners: Set<() => void>;
  asking: AbortController | null;
  /** Milliseconds since the epoch by the device's clock. */
  answeredAt: number;
};

const questions = new Map<string, Question>();

/**
 * Shows what was known of a key at once, and asks (again) unless that is younger than `freshFor` milliseconds or being asked already; null
 * asks nothing. The portal's stand-in for a query library, which would be larger than the whole form.
 */
export function useAnswer<T>(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<T>,
  freshFor = 1000,
): Answering<T> & { reload: () => void } {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (key === null) return () => undefined;
      const { listeners } = questionOf(key);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [key],
  );
  const now = useSyncExternalStore(subscribe, () => (key === null ? loading : questionOf(key).now));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked; `ask` is a new function at every drawing
  const reload = useCallback(() => {
    if (key !== null) void put(questionOf(key), ask);
  }, [key]);
  useEffect(() => {
    if (key === null) return;
    const { asking, answeredAt } = questionOf(key);
    if (!asking && Date.now() - answeredAt >= freshFor) reload();
  }, [key, freshFor, reload]);
  // A key belongs to one question, so what is kept under it has that question's type.
  return { ...(now as Answering<T>), reload };
}

const loading: Answering<never> = { state: 'loading' };

function questionOf(key: string): Question {
  const known = questions.get(key) ?? { now: loading, listeners: new Set(), asking: null, answeredAt: Number.NEGATIVE_INFINITY };
  questions.set(key, known);
  return known;
}

async function put(question: Question, ask: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  question.asking?.abort();
  const asking = new AbortController();
  question.asking = asking;
  try {
    const value = await ask(asking.signal);
    if (question.asking !== asking) return;
    question.answeredAt = Date.now();
    tell(question, { state: 'ready', value, problem: null });
  } catch (error) {
    if (question.asking !== asking) return;
    if (!(error instanceof CallProblem)) reportBug(error);
    const problem = error instanceof CallProblem ? error : new CallProblem('unexpected', 0, null);
    tell(question, question.now.state === 'ready' ? { ...question.now, problem } : { state: 'failed', problem });
  } finally {
    if (question.asking === asking) question.asking = null;
  }
}

function tell(question: Question, now: Answering<unknown>): void {
  question.now = now;
  for (const listener of question.listeners) listener();
}
