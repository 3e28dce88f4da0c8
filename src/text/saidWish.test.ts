import { expect, it } from 'vitest';
import { saidWish } from './saidWish.ts';

it.each([
  ['402没有热水,希望今天能修好。谢谢', '希望今天能修好'],
  ['图书馆什么时候能开门?', '什么时候能开门?'],
  ['我想咨询一下转专业的条件', '想咨询一下转专业的条件'],
  ['路灯坏了,请尽快处理', '请尽快处理'],
  ['The lamp is broken, please repair it soon.', 'please repair it soon.'],
])('finds the wish in %s', (text, found) => {
  expect(saidWish(text)).toBe(found);
});

it.each(['402没有热水', '我请假了没批', ''])('finds none in %s', (text) => {
  expect(saidWish(text)).toBeNull();
});
