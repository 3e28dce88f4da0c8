import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar.ts';
import { fillBlanks, unknownBlanks } from './blanks.ts';
import { decide, type OrderCommand, type OrderContext } from './decide.ts';
import { evolve, fold, type OrderEvent, type OrderState, unborn } from './order.ts';
import { nextLevelByRule } from './rules.ts';
import type { OrderLevel } from './vocabulary.ts';

const calendar: Calendar = {
  version: 1,
  hours: [
    { from: '08:00', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  years: [2026],
  // Sunday 2026-02-15 is worked (调休), the week after is the Spring Festival.
  days: {
    '2026-02-15': { kind: 'makeup', name: '春节调休' },
    ...Object.fromEntries(
      ['16', '17', '18', '19', '20', '21', '22', '23'].map((d) => [`2026-02-${d}`, { kind: 'holiday', name: '春节' } as const]),
    ),
  },
  school: [],
};
const context = (more: Partial<OrderContext> = {}): OrderContext => ({
  now: '2026-03-02T02:00:00.000Z',
  by: 'super',
  unit: 'inspect',
  standings: ['supervisor'],
  calendar,
  limits: { sign: { unit: 'workMinutes', amount: 240 }, workdays: { reminder: 1, nudge: 1, first: 3, second: 3, third: 5 } },
  unitState: (id) => (id === 'gone' ? 'retired' : id === 'nowhere' ? 'unknown' : 'active'),
  ...more,
});
const draft = (more: Partial<Extract<OrderCommand, { type: 'Draft' }>> = {}): OrderCommand => ({
  type: 'Draft',
  level: 'first',
  source: 'other',
  template: null,
  title: '关于漏水的督办',
  facts: '',
  analysis: '',
  demands: '请尽快办理',
  feedback: '',
  recipients: ['repair'],
  cases: [],
  subject: { categoryCode: null, placeId: null },
  confidentiality: 'normal',
  workdays: null,
  origin: null,
  ...more,
});
/** What several commands lead to; each must be accepted. */
function reached(...steps: [OrderCommand, Partial<OrderContext>?][]): OrderState {
  return steps.reduce<OrderState>((s, [command, more]) => {
    const decision = decide(s, command, context(more));
    if ('refused' in decision) throw new Error(`${command.type}: ${decision.refused}`);
    return decision.reduce(evolve, s);
  }, unborn);
}
const refusal = (s: OrderState, c: OrderCommand, more: Partial<OrderContext> = {}) => {
  const decision = decide(s, c, context(more));
  return 'refused' in decision ? decision.refused : null;
};
const reply: OrderCommand = {
  type: 'Reply',
  recipient: 'repair',
  measures: '已更换',
  result: '不漏了',
  responsible: '张三',
  photos: [],
};
const close: OrderCommand = { type: 'Close', text: '属实', solved: true, assessed: true };

describe('raising an order', () => {
  it('issues it at once below the second level, and leaves it to a leader above', () => {
    expect(reached([draft()]).phase).toBe('issued');
    expect(reached([draft({ level: 'second' })]).phase).toBe('drafted');
    expect(reached([draft({ level: 'third' }), { by: 'leader', standings: ['leader'] }]).phase).toBe('issued');
    expect(reached([draft({ level: 'second' }), { by: 'system', standings: ['system'] }]).phase).toBe('issued');
  });
  it('counts the time to reply in working days, over the Spring Festival and its make-up Sunday', () => {
    const s = reached([draft(), { now: '2026-02-14T02:00:00.000Z' }]);
    // Sunday the 15th is worked; then nothing until Tuesday the 24th.
    expect(s.replyBy?.at).toBe('2026-02-25T09:30:00.000Z');
  });
  it('refuses nobody, unknown and retired units, and blanks that nobody fills', () => {
    expect(refusal(unborn, draft({ recipients: [] }))).toBe('no-recipient');
    expect(refusal(unborn, draft({ recipients: ['nowhere'] }))).toBe('unknown-unit');
    expect(refusal(unborn, draft({ recipients: ['gone'] }))).toBe('unit-is-retired');
    expect(refusal(unborn, draft({ demands: '请于{何时}前办理' }))).toBe('unknown-blank');
  });
  it('is signed by another person than the one who drafted it', () => {
    const s = reached([draft({ level: 'second' }), { by: 'a' }]);
    expect(refusal(s, { type: 'Issue' }, { by: 'a', standings: ['leader'] })).toBe('drafted-yourself');
    expect(refusal(s, { type: 'Issue' }, { by: 'b', standings: ['leader'] })).toBeNull();
  });
});

describe('the life of an order', () => {
  it('waits until every recipient has replied', () => {
    const two = reached([draft({ recipients: ['repair', 'security'] })], [reply]);
    expect(two.phase).toBe('issued');
    expect(
      reached([draft({ recipients: ['repair', 'security'] })], [reply], [{ ...reply, recipient: 'security' } as OrderCommand])
        .phase,
    ).toBe('replied');
    expect(refusal(two, reply)).toBe('already-replied');
    expect(refusal(two, { ...reply, recipient: 'library' } as OrderCommand)).toBe('not-a-recipient');
  });
  it('is closed by another person than the one who replied', () => {
    const s = reached([draft()], [reply, { by: 'head' }]);
    expect(refusal(s, close, { by: 'head' })).toBe('replied-yourself');
    expect(reached([draft()], [reply, { by: 'head' }], [close]).phase).toBe('closed');
    expect(refusal(reached([draft()]), close)).toBe('wrong-phase');
  });
  it('goes back with a new time when the reply does not do', () => {
    const s = reached([draft()], [reply], [{ type: 'SendBack', text: '没有佐证' }, { now: '2026-03-04T02:00:00.000Z' }]);
    expect(s).toMatchObject({ phase: 'signed', sentBack: 1 });
    expect(s.recipients[0]!.repliedAt).toBeNull();
    expect(s.replyBy?.at).toBe('2026-03-09T09:30:00.000Z');
  });
  it('is extended once, before it is due, by no more than its own time, by another person', () => {
    const ask: OrderCommand = { type: 'RequestExtension', workdays: 3, text: '等备件' };
    const issued = reached([draft()]);
    expect(refusal(issued, { ...ask, workdays: 4 })).toBe('longer-than-limit');
    expect(refusal(issued, ask, { now: '2026-03-05T09:30:00.000Z' })).toBe('order-overdue');
    const asked = reached([draft()], [ask, { by: 'head' }]);
    const grant: OrderCommand = { type: 'RuleOnExtension', granted: true, text: '' };
    expect(refusal(asked, grant, { by: 'head' })).toBe('same-person');
    const granted = reached([draft()], [ask, { by: 'head' }], [grant]);
    expect(granted.replyBy?.at).toBe('2026-03-10T09:30:00.000Z');
    expect(refusal(granted, ask)).toBe('wrong-phase');
  });
  it('climbs the ladder only upwards, and to the second level only by a leader or by rule', () => {
    const s = reached([draft({ level: 'nudge' })]);
    const to = (level: OrderLevel): OrderCommand => ({ type: 'Escalate', level, text: '逾期' });
    expect(refusal(s, to('reminder'))).toBe('level-not-higher');
    expect(refusal(s, to('first'))).toBeNull();
    expect(refusal(s, to('second'))).toBe('needs-leader');
    expect(refusal(s, to('second'), { standings: ['system'] })).toBeNull();
    expect(refusal(s, to('third'), { standings: ['leader'] })).toBeNull();
  });
  it('is the same when its history is folded again', () => {
    const events: OrderEvent[] = [];
    let s = unborn;
    for (const [command, more] of [
      [draft(), {}],
      [{ type: 'Sign', recipient: 'repair' }, {}],
      [{ type: 'Progress', recipient: 'repair', text: '备件已到', plannedOn: '2026-03-04', photos: [] }, {}],
      [reply, { by: 'head' }],
      [close, {}],
    ] as [OrderCommand, Partial<OrderContext>][]) {
      const decision = decide(s, command, context(more)) as OrderEvent[];
      events.push(...decision);
      s = decision.reduce(evolve, s);
    }
    expect(fold(events)).toEqual(s);
    expect(s.version).toBe(events.length);
  });
});

it('finds blanks that no template may have, and fills the others', () => {
  expect(unknownBlanks('请{主送单位}于{完成时限}前办理')).toEqual([]);
  expect(unknownBlanks('请{ 主送单位}办理{}')).toEqual([' 主送单位', '']);
  expect(fillBlanks('{主送单位}承办{件数}件{点位}', { 主送单位: '维修科', 件数: '3' })).toBe('维修科承办3件');
});

it('names the next step of the ladder, and none beyond its end', () => {
  const ladder = { enabled: true, afterWorkMinutes: 240, upTo: 'second' } as const;
  expect(nextLevelByRule('nudge', ladder)).toBe('first');
  expect(nextLevelByRule('second', ladder)).toBeNull();
  expect(nextLevelByRule('reminder', { ...ladder, enabled: false })).toBeNull();
});
