import { expect, it } from 'vitest';
import { fillTemplate, unknownBlanks } from './fillTemplate.ts';

const known = {
  number: 'JS2026-000001',
  title: '水房漏水',
  place: '东湖3号公寓',
  unit: '维修服务科',
  unitPhone: '2031',
  category: '宿舍家具门窗维修',
  today: '3月2日',
  due: '3月5日 17:30',
};

it('fills in what the system knows, in either language, and leaves what a person must write', () => {
  expect(fillTemplate('{编号}:{unit}已到{地点}。{查明情况},{完成时间}前办好。', known)).toBe(
    'JS2026-000001:维修服务科已到东湖3号公寓。{查明情况},{完成时间}前办好。',
  );
});
it('leaves a blank for what is not known of this case', () => {
  expect(fillTemplate('已到{地点}', { ...known, place: '' })).toBe('已到{地点}');
});
it('names blanks that nobody could fill in', () => {
  expect(unknownBlanks('{编号} {学号} { 单位 } {date}')).toEqual(['学号']);
  expect(unknownBlanks('没有空')).toEqual([]);
});
