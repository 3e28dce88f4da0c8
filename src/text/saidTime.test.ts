import { expect, it } from 'vitest';
import { saidTime } from './saidTime.ts';

it.each([
  ['3号公寓402从昨晚十点开始没有热水', '从昨晚十点开始'],
  ['今天下午2点半在二食堂吃到虫子', '今天下午2点半'],
  ['洗衣机不退钱,昨天晚上的事', '昨天晚上'],
  ['这几天暖气一直不热', '这几天'],
  ['上周三交的申请没人理', '上周三'],
  ['三天前报修过', '三天前'],
  ['刚才电梯停了一下', '刚才'],
  ['11月20日丢了校园卡', '11月20日'],
  ['晚上 22:10 还在施工', '晚上'],
  ['no hot water since yesterday evening', 'since yesterday evening'],
  ['the lift stopped two hours ago', 'two hours ago'],
])('finds when in %s', (text, when) => {
  expect(saidTime(text)).toBe(when);
});

it.each(['3号公寓的水龙头坏了', '4号楼门禁刷不开', '我要投诉二号食堂', ''])('finds no time in %s', (text) => {
  expect(saidTime(text)).toBeNull();
});
