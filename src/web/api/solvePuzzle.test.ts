import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256, solvePuzzle } from './solvePuzzle.ts';

it('reckons SHA-256 as everybody else does, at every length around a block', () => {
  for (const length of [0, 1, 3, 54, 55, 56, 57, 63, 64, 65, 119, 120, 200]) {
    const text = 'abcdefghij'.repeat(20).slice(0, length);
    const hex = [...sha256(text)].map((word) => word.toString(16).padStart(8, '0')).join('');
    expect([length, hex]).toEqual([length, createHash('sha256').update(text).digest('hex')]);
  }
});

it('finds a number that the server accepts, and says when there is none among those tried', () => {
  const number = solvePuzzle('challenge', 10, 0, 100_000);
  expect(number).not.toBeNull();
  const hash = createHash('sha256').update(`challenge.${number}`).digest();
  expect(hash.readUInt16BE(0) >> 6).toBe(0);
  expect(solvePuzzle('challenge', 40, 0, 10)).toBeNull();
});
