import { describe, expect, it } from 'vitest';
import { emergenciesIn } from './emergencies.ts';

describe('emergenciesIn', () => {
  it.each([
    ['室友说不想活了,要跳楼', ['crisis']],
    ['三号楼配电箱冒烟', ['fire']],
    ['食堂吃完好几个人食物中毒', ['medical']],
    ['有人持刀在校门口', ['violence']],
    ['我们被困在电梯里', ['trapped']],
    ['电梯里困住两个人', ['trapped']],
    ['He wants to commit suicide', ['crisis']],
    ['有人割腕晕倒了', ['crisis', 'medical']],
  ])('sees the danger in 「%s」', (text, kinds) => expect(emergenciesIn(text)).toEqual(kinds));

  it.each(['宿舍没有热水', '电脑中毒打不开', '电梯太慢', '食堂打折跳楼价', '灭火器过期了', '热死了,空调坏了', ''])(
    'keeps quiet about 「%s」',
    (text) => expect(emergenciesIn(text)).toEqual([]),
  );
});
