import { describe, expect, it } from 'vitest';
import { CallProblem } from '../../api/call.ts';
import { bulkSummary, runBulk } from './runBulk.ts';

const task = (id: string) => ({ id, number: `JS2026-${id}`, title: id, order: null });

describe('bulk commands', () => {
  it('tells of every case what became of it, in the order they were selected', async () => {
    const seen: number[] = [];
    const results = await runBulk(
      ['1', '2', '3', '4', '5'].map(task),
      async ({ id }) => {
        if (id === '2' || id === '4') throw new CallProblem('stale', 412, null);
        if (id === '5') throw new CallProblem('wrong-phase', 409, null);
      },
      (done) => seen.push(done),
    );
    expect(results.map((result) => result.ok)).toEqual([true, false, true, false, false]);
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    const summary = bulkSummary(results);
    expect(summary.done).toBe(2);
    expect(summary.refused.map(({ code, cases }) => [code, cases.map((each) => each.id)])).toEqual([
      ['stale', ['2', '4']],
      ['wrong-phase', ['5']],
    ]);
  });

  it('does not go on sending when the server cannot be reached', async () => {
    let sent = 0;
    const results = await runBulk(
      ['1', '2', '3', '4', '5', '6', '7', '8'].map(task),
      async () => {
        sent += 1;
        throw new CallProblem('offline', 0, null);
      },
      () => {},
    );
    expect(sent).toBeLessThanOrEqual(3);
    expect(results.every((result) => !result.ok && result.code === 'offline')).toBe(true);
  });
});
