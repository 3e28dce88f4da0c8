import { expect, it } from 'vitest';
import { naturalDay, periodAt } from '../measures/period.ts';
import { exampleCounts, exampleLine, exampleNumbers, exampleUnit } from './exampleNumbers.ts';
import type { ReportNumbers } from './numbers.ts';
import { blanksOf } from './sentences.ts';
import type { BlankName } from './vocabulary.ts';

const say = (blank: BlankName, changes: Partial<ReportNumbers>) =>
  blanksOf(exampleNumbers(changes), { office: '接诉中心', number: 3 })[blank];

it('tells the volume with both comparisons', () => {
  const changes = {
    school: exampleCounts({ received: 1286 }),
    before: exampleCounts({ received: 1174 }),
    earlier: exampleCounts({ received: 1320 }),
  };
  expect(say('受理句', changes)).toBe(
    '2026年3月，全校共受理诉求1286件，较上月增加112件，增长9.5%；较去年同月减少34件，下降2.6%。',
  );
});

it('tells the volume alone before the records begin, and that there was none', () => {
  expect(say('受理句', { school: exampleCounts({ received: 7 }) })).toBe('2026年3月，全校共受理诉求7件。');
  expect(say('受理句', { before: exampleCounts({ received: 2 }) })).toBe(
    '2026年3月，全校未受理诉求，较上月减少2件，下降100.0%。',
  );
});

it('compares a day with the day before and the same day of the week before', () => {
  const period = periodAt('2026-03-05T00:00:00.000Z', naturalDay, [])!;
  const changes = {
    period,
    school: exampleCounts({ received: 40 }),
    before: exampleCounts({ received: 40 }),
    earlier: exampleCounts({ received: 50 }),
  };
  expect(say('受理句', changes)).toBe('2026年3月5日，全校共受理诉求40件，与前一日持平；较上周同日减少10件，下降20.0%。');
});

it('puts n beside every rate and weighs 基本满意 at 0.9', () => {
  const changes = {
    school: exampleCounts({ owed: 500, inTime: 493, valid: 100, solved: 90, satisfied: 80, fair: 10 }),
    before: exampleCounts({ owed: 400, inTime: 400, valid: 100, solved: 85, satisfied: 89, fair: 0 }),
  };
  expect(say('三率句', changes)).toBe(
    '响应率98.60%（应响应500件），较上月下降1.40个百分点；办结率100.00%（应办结500件），与上月持平；解决率90.00%（有效回访100件），较上月上升5.00个百分点；满意率89.00%（有效回访100件），与上月持平。',
  );
});

it('says that there are no rates instead of zeros', () => {
  expect(say('三率句', {})).toBe('本期没有到期应响应、应办结的诉件，也没有有效回访，不作三率统计。');
  expect(say('满意率', {})).toBeNull();
});

it('names the five largest items and their share of all', () => {
  const categories = ['热水', '网络', '菜价', '空调', '灯', '门'].map((name, i) => exampleLine(name, 60 - 10 * i));
  expect(say('热点句', { categories, school: exampleCounts({ received: 250 }) })).toBe(
    '诉求量居前五位的事项依次为热水（60件，占24.0%）、网络（50件，占20.0%）、菜价（40件，占16.0%）、空调（30件，占12.0%）、灯（20件，占8.0%），合计占全部诉求的80.0%。',
  );
});

it('tells what rose, what fell, what is new, and keeps silent about chance', () => {
  const categories = [
    exampleLine('热水', 40, 10),
    exampleLine('网络', 10, 25),
    exampleLine('供暖', 9, 0),
    exampleLine('灯', 12, 10),
  ];
  expect(say('升降句', { categories })).toBe(
    '与上月相比，增加较多的是热水（增加30件，增长300.0%）；回落较多的是网络（减少15件，下降60.0%）；上月没有、本期新出现的是供暖（9件）。',
  );
  expect(say('升降句', { categories: [exampleLine('灯', 12, 10)] })).toBe('与上月相比，各类事项的诉求量变化不大。');
});

const units = (scores: readonly number[]) =>
  scores.map((solved, i) => exampleUnit(`u${i}`, { received: 50, valid: 100, solved, satisfied: 100 }));
const unitNames = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`u${i}`, `单位${'甲乙丙丁戊己庚辛壬'[i]}`]));

it('names three in front and three behind when there are enough, ties included', () => {
  expect(say('排名句', { units: units([90, 80, 70, 60, 50, 40, 40]), unitNames })).toBe(
    '职能部门中，综合成绩居前三位的是单位甲（95.00分）、单位乙（90.00分）和单位丙（85.00分）；居后三位的是单位戊（75.00分）、单位己（70.00分）和单位庚（70.00分）。',
  );
});

it('names nobody last among a few', () => {
  expect(say('排名句', { units: units([90, 80, 70]), unitNames })).toBe('职能部门中，综合成绩居首位的是单位甲（95.00分）。');
  expect(say('排名句', { units: units([90]), unitNames })).toBeNull();
});

it('says who is too small to be ranked', () => {
  const small = exampleUnit('u8', { received: 3, valid: 2 });
  expect(say('样本句', { units: [...units([90, 80]), small], unitNames })).toBe('另有1个单位样本不足10件，不参与排名。');
});

it('counts causes from the same counts as the rates', () => {
  const school = exampleCounts({ valid: 100, contacted: 97, solved: 80, satisfied: 90, fair: 4 });
  expect(say('失分句', { school })).toBe('失分主要集中在诉求人表示未解决（20件）、诉求人表示不满意（6件）和基本满意（4件）。');
});

it('tells of the open cases without a division by zero', () => {
  expect(say('未办结句', {})).toBe('截至2026年4月1日8时，全校没有未办结诉件。');
  expect(say('未办结句', { open: 9 })).toBe('截至2026年4月1日8时，全校未办结诉件9件，均在时限之内。');
  expect(say('未办结句', { open: 9, overdue: 3 })).toBe('截至2026年4月1日8时，全校未办结诉件9件，其中超期3件，占33.3%。');
});

it.each([
  [0, 0, '本期没有受理特急、紧急诉件。'],
  [4, 4, '本期受理特急、紧急诉件4件，已全部办结。'],
  [4, 0, '本期受理特急、紧急诉件4件，均在办理中。'],
  [4, 3, '本期受理特急、紧急诉件4件，已办结3件，其余正在办理。'],
])('tells of %i urgent cases, %i resolved', (received, resolved, text) => {
  expect(say('紧急句', { urgent: { received, resolved, lines: [] } })).toBe(text);
});

it('describes a make-up by its largest parts', () => {
  const channels = [
    exampleLine('网络', 70),
    exampleLine('电话', 20),
    exampleLine('现场', 6),
    exampleLine('邮件', 3),
    exampleLine('转办', 1),
  ];
  expect(say('渠道句', { channels })).toBe(
    '从来源渠道看，网络受理70件，占70.0%；电话受理20件，占20.0%；现场受理6件，占6.0%；其他4件，占4.0%。',
  );
  expect(say('渠道句', { channels: [exampleLine('网络', 5)] })).toBe('从来源渠道看，全部为网络。');
});

it('says that a rate of a few answers means little', () => {
  expect(say('三率句', { school: exampleCounts({ valid: 1, solved: 0, satisfied: 0 }) })).toContain(
    '解决率0.00%（有效回访1件，样本较少，仅供参考）',
  );
});

const idle = exampleNumbers().work;

it('tells of supervision, joint handling and warnings, and keeps silent where there was nothing', () => {
  expect(say('督办句', {})).toBe('本期没有督办事项。');
  expect(say('预警句', {})).toBeNull();
  const work = {
    ...idle,
    ordersIssued: 4,
    ordersClosed: 2,
    ordersOpen: 3,
    ordersOverdue: 1,
    directives: 1,
    joint: 5,
    warnings: 6,
    warningsConfirmed: 4,
    tasksIssued: 2,
    tasksDone: 1,
  };
  expect(say('督办句', { work })).toBe(
    '本期立督办单4件，领导批示1件，销号2件。截至2026年4月1日8时，在办督办单3件，其中超期未反馈1件。',
  );
  expect(say('联办句', { work, school: exampleCounts({ received: 50 }) })).toBe('部门联办诉件5件，占受理量的10.0%。');
  expect(say('预警句', { work })).toBe('本期发出预警6条，经研判属实4条；下达未诉先办任务2项，完成1项。');
});
