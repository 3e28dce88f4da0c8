import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded into the service by bench/soak.ts: tells what only the process itself knows. */
export type SoakProbe = {
  readonly rssMiB: number;
  /** Of the time since the last question. */
  readonly loopDelayP99Ms: number;
};

const everyMs = 10;
const delay = monitorEventLoopDelay({ resolution: everyMs });
delay.enable();
process.on('message', () => {
  process.send?.({
    rssMiB: process.memoryUsage.rss() / 2 ** 20,
    // What is measured is the time between two ticks of its timer.
    loopDelayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - everyMs),
  } satisfies SoakProbe);
  delay.reset();
});
// The service ends by itself: this channel must not keep it.
process.channel?.unref();
