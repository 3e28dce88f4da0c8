import { expect, it } from 'vitest';
import { caseText, titleOf } from './caseText.ts';

it('puts the answers of a caller into one text, and leaves out what was not said', () => {
  expect(caseText({ what: '水龙头漏水', when: '昨晚', want: '尽快修好' })).toBe('水龙头漏水\n发生时间:昨晚\n诉求:尽快修好');
  expect(caseText({ what: '水龙头漏水', when: '', want: '' })).toBe('水龙头漏水');
});

it('takes the first sentence as the title, or the clauses of it that fit', () => {
  expect(titleOf('3号公寓402没有热水。从昨晚开始。')).toBe('3号公寓402没有热水');
  expect(titleOf('没水')).toBe('');
  const long = '三号公寓四层水房的水龙头一直在漏水关不紧,地面上全是水特别滑,已经有同学滑倒了两次,希望尽快来人处理一下';
  expect(titleOf(long)).toBe('三号公寓四层水房的水龙头一直在漏水关不紧,地面上全是水特别滑');
  expect(titleOf('漏'.repeat(80))).toHaveLength(40);
});
