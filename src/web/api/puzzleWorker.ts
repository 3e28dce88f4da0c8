import { solvePuzzle } from './solvePuzzle.ts';

self.addEventListener('message', ({ data }: MessageEvent<{ challenge: string; bits: number }>) => {
  self.postMessage(solvePuzzle(data.challenge, data.bits, 0, Number.MAX_SAFE_INTEGER));
});
