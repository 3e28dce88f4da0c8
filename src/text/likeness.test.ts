import { expect, it } from 'vitest';
import { likeFrom, likeness } from './likeness.ts';

const wishes = [
  ['延长浴室开放时间', '晚上十点浴室就关了，实验做完洗不上澡，希望开到十一点半。'],
  ['浴室开放时间太短', '希望浴室晚上开到十一点半，做完实验回来十点已经关门了。'],
  ['浴室能不能晚点关门', '希望浴室开到晚上十一点半'],
  ['图书馆增加自助打印机', '考试周打印要排队一小时，希望图书馆一层再放两台自助打印机。'],
  ['图书馆打印机太少', '期末打印排队太久，建议多放几台打印机'],
  ['浴室热水不稳定', '浴室水温忽冷忽热，希望检修锅炉。'],
  ['教学楼增加直饮水机', '教三只有一层有饮水机，希望每层都有。'],
  ['增设校园直饮水点', '希望教学楼每层放一台直饮水机'],
].map(([title, text]) => ({ title: title!, text: text! }));
const groups = [[0, 1, 2], [3, 4], [5], [6, 7]];

it('puts the same wish in other words together, and other wishes about the same place apart', () => {
  for (const [i, wish] of wishes.entries()) {
    const like = likeness(wish, wishes).flatMap((fit, j) => (fit >= likeFrom ? [j] : []));
    expect([wish.title, like]).toEqual([wish.title, groups.find((group) => group.includes(i))]);
  }
});

it('does not take words of wishing for a likeness, nor nothing for anything', () => {
  expect(likeness({ title: '希望增加', text: '建议学校可以提供' }, wishes)).toEqual(wishes.map(() => 0));
  expect(likeness({ title: '', text: '' }, wishes)).toEqual(wishes.map(() => 0));
});
