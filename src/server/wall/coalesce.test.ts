import { describe, expect, it, vi } from 'vitest';
import { coalesce } from './coalesce.ts';

describe('one computation for all', () => {
  it('runs once for many who ask at once, and once more for what changed meanwhile', async () => {
    vi.useFakeTimers();
    let runs = 0;
    const told: number[] = [];
    const shared = coalesce(
      async () => ++runs,
      (value) => told.push(value),
      { gapMilliseconds: 350, elapsed: () => performance.now() },
    );
    for (let i = 0; i < 50; i += 1) shared.ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([1]);
    for (let i = 0; i < 50; i += 1) shared.ask();
    await vi.advanceTimersByTimeAsync(349);
    expect(told).toEqual([1]);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual([1, 2]);
    shared.close();
    vi.useRealTimers();
  });

  it('gives all who wait the same answer, and a later one a new answer', async () => {
    let at = 0;
    let runs = 0;
    const shared = coalesce(
      async () => ++runs,
      () => {},
      { gapMilliseconds: 350, elapsed: () => at },
    );
    expect(await Promise.all([shared.latest(), shared.latest(), shared.latest()])).toEqual([1, 1, 1]);
    at = 100;
    expect(await shared.latest()).toBe(1);
    at = 400;
    expect(await shared.latest()).toBe(2);
    shared.close();
  });

  it('tries again after a failure', async () => {
    let at = 0;
    let runs = 0;
    const told: number[] = [];
    const shared = coalesce(
      async () => {
        runs += 1;
        if (runs === 1) throw new Error('no database');
        return runs;
      },
      (value) => told.push(value),
      { gapMilliseconds: 350, elapsed: () => at },
    );
    await expect(shared.latest()).rejects.toThrow('no database');
    at = 400;
    shared.ask();
    await Promise.resolve();
    expect(await shared.latest()).toBe(2);
    shared.close();
  });
});
