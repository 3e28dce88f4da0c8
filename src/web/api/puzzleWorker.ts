import { solvePuzzle } from './solvePuzzle.ts';

onmessage = ({ data }: MessageEvent<{ challenge: string; bits: number }>) => {
  postMessage(solvePuzzle(data.challenge, data.bits, 0, Number.MAX_SAFE_INTEGER));
};
