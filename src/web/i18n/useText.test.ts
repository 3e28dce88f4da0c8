import { expect, it } from 'vitest';
import { textOf } from './useText.ts';
import { zh } from './words.zh-CN.ts';

const { text } = textOf({ 'own.greeting': '您好, {name}', requester: '您' }, async () => ({
  'own.greeting': 'Hello, {name}',
  requester: 'you',
}));

it('merges the words of a face with the shared ones, and the face has the last word', () => {
  expect(text('own.greeting', { name: '李静' })).toBe('您好, 李静');
  expect(text('phase.closed')).toBe(zh['phase.closed']);
  expect(text('requester')).toBe('您');
});

it('leaves a blank that nobody filled in sight', () => {
  expect(text('due.in')).toContain('{duration}');
});
