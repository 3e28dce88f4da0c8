/** The p-th percentile (0..1) of times in milliseconds, by nearest rank. */
export function percentile(times: readonly number[], p: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? 0;
}

/** Runs `task` n times, `clients` at once; each one's milliseconds and the seconds of the whole. */
export async function timed(
  n: number,
  clients: number,
  task: (i: number) => Promise<void>,
): Promise<{ times: number[]; seconds: number }> {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let i = next++; i < n; i = next++) {
        const from = performance.now();
        await task(i);
        times.push(performance.now() - from);
      }
    }),
  );
  return { times, seconds: (performance.now() - started) / 1000 };
}

export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
