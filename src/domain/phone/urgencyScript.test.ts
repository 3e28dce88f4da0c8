import { describe, expect, it } from 'vitest';
import { questionsFor, raisedBy, raisesTo } from './urgencyScript.ts';
import { type UrgencyQuestion, urgencyQuestions } from './vocabulary.ts';

const examples: Record<UrgencyQuestion, { asked: readonly string[]; not: readonly string[] }> = {
  'trapped-in-lift': { asked: ['教五楼电梯不动了'], not: ['热水卡充不进钱'] },
  'hurt-oneself': { asked: ['我真的快崩溃了', 'I feel hopeless'], not: ['系统崩了登不上去'] },
  'not-safe': { asked: ['晚上有人尾随我回宿舍'], not: ['想问图书馆几点关门'] },
  'fire-or-gas': { asked: ['插座有焦味', '楼道里一股燃气味'], not: ['暖气不热'] },
  'ill-after-eating': { asked: ['二食堂的饭里有虫'], not: ['食堂排队太久'] },
  'live-wire': { asked: ['天花板漏水滴到插座上'], not: ['选课选不上'] },
  injured: { asked: ['路上井盖翘起来绊人'], not: ['成绩还没有录入'] },
  'still-flowing': { asked: ['卫生间一直漏水'], not: ['网速很慢'] },
  'many-people': { asked: ['整个晚上没热水'], not: ['我的校园卡丢了'] },
  'class-now': { asked: ['教室投影打不开'], not: ['宿舍灯不亮'] },
};

describe('the urgency script', () => {
  it.each(urgencyQuestions)('asks %s where it matters and nowhere else', (question) => {
    for (const text of examples[question].asked)
      expect([text, questionsFor({ categoryCode: null, text })]).toEqual([text, expect.arrayContaining([question])]);
    for (const text of examples[question].not)
      expect([text, questionsFor({ categoryCode: null, text }).includes(question)]).toEqual([text, false]);
  });

  it('asks by category when the words do not say it', () => {
    expect(questionsFor({ categoryCode: '0402', text: '坏了' })).toEqual(['trapped-in-lift']);
    expect(questionsFor({ categoryCode: '1202', text: '怎么开证明' })).toEqual([]);
  });

  it('asks at most three, the gravest first', () => {
    const asked = questionsFor({ categoryCode: '0504', text: '水管爆了一直漏水,插座冒火花,有人滑倒摔了,整栋楼停水停电' });
    expect(asked).toHaveLength(3);
    expect(asked.map(raisesTo)).toEqual(['T', 'T', 'T']);
  });

  it('raises to what the gravest yes asks for, and closes the case where a person may be in danger from another or from oneself', () => {
    expect(raisedBy([])).toEqual({ raisesTo: null, confidential: false });
    expect(raisedBy(['many-people', 'still-flowing'])).toEqual({ raisesTo: 'J', confidential: false });
    expect(raisedBy(['many-people', 'live-wire'])).toEqual({ raisesTo: 'T', confidential: false });
    expect(raisedBy(['not-safe'])).toEqual({ raisesTo: 'T', confidential: true });
  });
});
