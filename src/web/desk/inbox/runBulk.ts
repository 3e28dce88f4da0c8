import { CallProblem } from '../../api/call.ts';

export type BulkTask<T> = { readonly id: string; readonly number: string; readonly title: string; readonly order: T };
export type BulkResult =
  | { readonly id: string; readonly number: string; readonly title: string; readonly ok: true }
  | {
      readonly id: string;
      readonly number: string;
      readonly title: string;
      readonly ok: false;
      readonly code: string;
      readonly why: string;
    };

/**
 * Gives one command per case, three at a time, and tells of each what became of it: one refusal stops nobody else.
 * After a lost connection the rest is not tried; it is reported as not sent.
 */
export async function runBulk<T>(
  tasks: readonly BulkTask<T>[],
  give: (task: BulkTask<T>) => Promise<unknown>,
  onProgress: (done: number) => void,
): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = new Array(tasks.length);
  let next = 0;
  let done = 0;
  let offline = false;

  async function worker(): Promise<void> {
    while (next < tasks.length) {
      const at = next++;
      const task = tasks[at]!;
      const { id, number, title } = task;
      if (offline) results[at] = { id, number, title, ok: false, code: 'offline', why: '' };
      else {
        try {
          await give(task);
          results[at] = { id, number, title, ok: true };
        } catch (error) {
          if (!(error instanceof CallProblem)) throw error;
          offline ||= error.code === 'offline';
          results[at] = { id, number, title, ok: false, code: error.code, why: error.details?.detail ?? '' };
        }
      }
      onProgress(++done);
    }
  }

  await Promise.all(Array.from({ length: Math.min(3, tasks.length) }, worker));
  return results;
}

export type BulkSummary = {
  readonly done: number;
  /** Refused ones together by their reason, the commonest first. */
  readonly refused: readonly { readonly code: string; readonly why: string; readonly cases: readonly BulkResult[] }[];
};

export function bulkSummary(results: readonly BulkResult[]): BulkSummary {
  const refused = new Map<string, { code: string; why: string; cases: BulkResult[] }>();
  for (const result of results) {
    if (result.ok) continue;
    const group = refused.get(result.code) ?? { code: result.code, why: result.why, cases: [] };
    group.cases.push(result);
    refused.set(result.code, group);
  }
  return {
    done: results.filter((result) => result.ok).length,
    refused: [...refused.values()].sort((a, b) => b.cases.length - a.cases.length),
  };
}
