import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { giveDirective } from '../../src/contract/directives.ts';
import { getLeadership } from '../../src/contract/leadership.ts';
import { explainUnfinished, freezeLedger, getFrozen, getLedger, listFrozen } from '../../src/contract/ledgers.ts';
import { getMeeting, planMeeting } from '../../src/contract/meetings.ts';
import { commandOrder, draftOrder } from '../../src/contract/orders.ts';
import { orderColumns, unfinishedColumns, unitColumns } from '../../src/domain/ledger/vocabulary.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';
import { unzip } from '../unzip.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let head: Visitor;
let supervisor: Visitor;
let leader: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' }, { role: 'trusted' });
  head = await t.as({ role: 'head', unit });
  supervisor = await t.as({ role: 'supervisor' });
  leader = await t.as({ role: 'leader' });
});
afterAll(() => t.close());

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await who.call(getCase, { params: { id } });
  await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}
async function dispatched(more: Record<string, unknown> = {}, to = unit): Promise<string> {
  const body = {
    id: randomUUID() as string,
    categoryCode: '0507',
    title: '三号楼水房漏水,电话13800138000',
    placeId: 'd3',
    ...more,
  };
  await student.call(submitCase, { body });
  await give(desk, body.id, { type: 'Accept' });
  await give(desk, body.id, { type: 'Dispatch', unit: to });
  return body.id;
}
const texts = (rows: readonly { readonly cells: readonly { readonly text: string }[] }[]) =>
  rows.map(({ cells }) => cells.map(({ text }) => text));
const column = (columns: readonly { readonly key: string }[], key: string) => columns.findIndex((c) => c.key === key);

describe('the columns', () => {
  it('are those of the two documents, in their order', () => {
    expect(orderColumns.map(({ title }) => title).join(' | ')).toBe(
      '序号 | 督办编号 | 督办来源 | 督办主题 | 关联诉件编号 | 诉求摘要(脱敏) | 类别 | 校区/点位 | 承办(主办)单位 | 协办单位 | 责任领导 | 责任人/联系电话 | 紧急程度 | 立项日期 | 要求完成时限 | 督办要求 | 办理进展(最新) | 更新日期 | 是否为最终办理结果 | 计划完成时间(非最终) | 当前状态(黄/红) | 超期天数 | 催办次数 | 领导批示 | 办结时间 | 办理结果/回复内容 | 回访时间/内容 | 满意度 | 研判(一级/二级) | 销号日期/销号人 | 是否纳入考核 | 备注',
    );
    expect(unitColumns.map(({ title }) => title).join(' | ')).toBe(
      '单位 | 应办结 | 未办结 | 其中未超期 | 超期1-3天 | 4-7天 | >7天 | 延期中 | 挂账 | 退单争议 | 最长停留天数 | 较昨日',
    );
    expect(unfinishedColumns.map(({ title }) => title).join(' | ')).toBe(
      '序号 | 诉件编号 | 受理时间 | 类别 | 摘要 | 点位 | 主办 | 协办 | 当前环节 | 停留时长 | 应办结时间 | 剩余/超期 | 未办结原因 | 已采取措施 | 下步计划 | 预计完成 | 责任人 | 是否督办',
    );
  });
});

describe('the list of unfinished cases', () => {
  it('counts by unit and day, compares with midnight, and names no person and no confidential matter', async () => {
    t.setClock(monday);
    const old = await dispatched();
    await dispatched();
    t.setClock('2026-03-10T01:00:00.000Z');
    const fresh = await dispatched();
    const secret = await dispatched({ categoryCode: '0108', title: '反映辅导员工作', placeId: null }, 'student-affairs');
    t.setClock('2026-03-10T06:00:00.000Z');
    await head.call(explainUnfinished, {
      params: { id: old },
      body: { reason: 'purchase', measures: '已报采购', plan: '到货后更换', expectedOn: '2026-03-20', responsible: '周工' },
    });
    const live = { params: { kind: 'unfinished' as const }, query: {} };
    const page = await supervisor.call(getLedger, live);
    const row = texts(page.units).find(([name]) => name === '维修服务科')!;
    // 应办结 3 · 未办结 3 · 未超期 1 · 超期 1-3 天 0 · 4-7 天 2 … 较昨日 +1: one came today
    expect(row.slice(1)).toEqual(['3', '3', '1', '0', '2', '0', '0', '0', '0', '9', '+1']);
    expect(texts(page.units).at(-1)!.slice(0, 3)).toEqual(['合计', '4', '4']);
    const lines = texts(page.lines);
    expect(lines).toHaveLength(4);
    expect(lines[0]![column(unfinishedColumns, 'summary')]).toBe('三号楼水房漏水,电话***');
    expect(lines.find((l) => l.includes('需采购'))).toEqual(
      expect.arrayContaining(['已报采购', '到货后更换', '2026-03-20', '周工']),
    );
    expect(JSON.stringify(page)).not.toContain('辅导员');
    expect(page.lines.map(({ id }) => id)).toEqual(expect.arrayContaining([fresh, secret]));

    // A unit sees its own part; page after page gives every line once.
    const own = await head.call(getLedger, live);
    expect(own.lines).toHaveLength(3);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const part = await supervisor.call(getLedger, { params: live.params, query: { limit: 2, ...(after ? { after } : {}) } });
      seen.push(...texts(part.lines).map(([index]) => index!));
      if (part.next === null) break;
      after = part.next;
    }
    expect(seen).toEqual(['1', '2', '3', '4']);
  });

  it('is frozen once and for all, and printed again the same', async () => {
    const id = randomUUID();
    const frozen = await supervisor.call(freezeLedger, { body: { id, kind: 'unfinished', note: '三月上旬' } });
    expect(frozen.lines).toBe(4);
    const before = await supervisor.call(getFrozen, { params: { id }, query: {} });
    t.setClock('2026-03-18T06:00:00.000Z');
    await dispatched();
    expect(await supervisor.call(freezeLedger, { body: { id, kind: 'unfinished' } })).toEqual(frozen);
    expect(await supervisor.call(getFrozen, { params: { id }, query: {} })).toEqual(before);
    expect((await supervisor.call(listFrozen, { query: {} })).ledgers).toHaveLength(1);
    await expect(t.deps.database.pool.query('update frozen_ledger_line set line = 9')).rejects.toThrow('never changed');
    const file = () => t.app.inject({ url: `/api/ledgers/frozen/${id}/file/xlsx`, cookies: supervisor.cookies });
    const [first, again] = [await file(), await file()];
    expect(first.headers['content-disposition']).toContain(encodeURIComponent('校内接诉即办未办结统计清单'));
    expect(first.rawPayload.equals(again.rawPayload)).toBe(true);
    expect(first.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const sheets = [...(await unzip(first.rawPayload)).values()].map(({ text }) => text).join('');
    expect(sheets).toMatch(/导出：王p\w+（p\w+） 2026-03-18 14:00；审计链第 \d+ 环 [0-9a-f]{64}/);
    expect((await t.app.inject({ url: `/api/ledgers/frozen/${id}/file/xlsx`, cookies: student.cookies })).statusCode).toBe(403);
  });
});

describe('the supervision ledger', () => {
  it('tells each order from its start to its end', async () => {
    t.setClock('2026-03-18T02:00:00.000Z');
    const caseId = await dispatched();
    const order = {
      id: randomUUID() as string,
      level: 'first' as const,
      title: '关于漏水的督办',
      demands: '请尽快办理',
      recipients: [unit, 'security'],
    };
    await supervisor.call(draftOrder, { body: { ...order, cases: [caseId] } });
    await leader.call(giveDirective, { body: { id: randomUUID(), text: '请抓紧', caseId } });
    const progress = { type: 'Progress' as const, version: 2, recipient: unit, text: '备件已到', plannedOn: '2026-03-19' };
    await head.call(commandOrder, { params: { id: order.id }, body: progress });
    t.setClock('2026-03-25T02:00:00.000Z');
    const { lines } = await supervisor.call(getLedger, { params: { kind: 'orders' }, query: { open: 'true' } });
    const [line] = texts(lines);
    const at = (key: string) => line![column(orderColumns, key)];
    expect(line).toHaveLength(orderColumns.length);
    expect([at('number'), at('source'), at('lead'), at('assist')]).toEqual(['督〔2026〕1号', '其他', '维修服务科', '保卫部(处)']);
    expect([at('progress'), at('isFinal'), at('plannedOn'), at('card'), at('overdueDays')]).toEqual([
      '备件已到',
      '否',
      '2026-03-19',
      '红',
      '2',
    ]);
    expect(at('followUp')).toBe('');
    expect([at('summary'), at('directive'), at('verdict')]).toEqual([
      '三号楼水房漏水,电话***',
      '批〔2026〕1号 请抓紧',
      '一级督办',
    ]);
  });

  it('tells what the requester answered and said, without numbers that lead to a person', async () => {
    t.setClock('2026-03-26T01:00:00.000Z');
    const caseId = await dispatched();
    const give = async (who: Visitor, command: Record<string, unknown>) => {
      const { version } = await who.call(getCase, { params: { id: caseId } });
      await who.call(commandCase, { params: { id: caseId }, body: { ...command, version } as never });
    };
    await give(head, { type: 'Sign' });
    await give(head, { type: 'Respond', means: 'call', evidence: '已电话联系' });
    await give(head, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。' });
    t.setClock('2026-03-26T03:30:00.000Z');
    const answers = { reached: true, contacted: true, solved: 'partly', handling: 'fair', process: 'fair' };
    await give(await t.as({ role: 'caller' }), { type: 'FollowUp', ...answers, words: '水压还小,可打 13800001234 联系' });
    const body = { id: randomUUID() as string, level: 'first' as const, title: '关于水压的督办', demands: '请尽快办理' };
    await supervisor.call(draftOrder, { body: { ...body, recipients: [unit], cases: [caseId] } });
    const { lines } = await supervisor.call(getLedger, { params: { kind: 'orders' }, query: {} });
    const line = texts(lines).find((cells) => cells.includes('关于水压的督办'))!;
    expect(line[column(orderColumns, 'followUp')]).toBe('2026-03-26 11:30 部分解决、基本满意；水压还小,可打 *** 联系');
  });

  it.each(['docx', 'pdf', 'xlsx'] as const)(
    'goes out as %s',
    async (format) => {
      const file = await t.app.inject({ url: `/api/ledgers/live/orders/file/${format}?open=true`, cookies: supervisor.cookies });
      expect(file.statusCode).toBe(200);
      expect(file.rawPayload.subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK');
    },
    60_000,
  );
});

describe('the leaders’ page', () => {
  it('shows today, what is overdue and what waits, and no word of a confidential case', async () => {
    t.setClock('2026-03-25T02:00:00.000Z');
    await dispatched();
    const body = {
      id: randomUUID() as string,
      level: 'second' as const,
      title: '关于供暖的督办',
      demands: '请尽快办理',
      recipients: [unit],
    };
    await supervisor.call(draftOrder, { body });
    const page = await leader.call(getLeadership, {});
    expect(page.today).toMatchObject({ received: 1, ordersOpen: 3, ordersOverdue: 1 });
    expect(page.overdue.length).toBeGreaterThan(2);
    expect(page.waiting).toContainEqual(expect.objectContaining({ kind: 'order', id: body.id, title: '关于供暖的督办' }));
    expect(page.directives).toMatchObject([{ text: '请抓紧', phase: 'assigned' }]);
    expect(JSON.stringify(page)).not.toContain('辅导员');
    expect(page.overdue.some(({ title }) => title === null)).toBe(true);
  });
});

describe('the pack of a meeting', () => {
  it('is one document for those who see the meeting whole', async () => {
    const body = {
      id: randomUUID() as string,
      kind: 'leadingGroup' as const,
      title: '三月领导小组会',
      startsAt: '2026-03-26T01:00:00.000Z',
      agenda: [{ id: randomUUID(), source: 'free' as const, label: '通报三月上旬情况' }],
    };
    await supervisor.call(planMeeting, { body });
    expect((await supervisor.call(getMeeting, { params: { id: body.id } })).agenda[0]!.label).toBe('通报三月上旬情况');
    const file = await t.app.inject({ url: `/api/meetings/${body.id}/pack/docx`, cookies: supervisor.cookies });
    expect(file.statusCode).toBe(200);
    expect((await t.app.inject({ url: `/api/meetings/${body.id}/pack/docx`, cookies: head.cookies })).statusCode).toBe(404);
    const order = await t.app.inject({ url: `/api/meetings/${body.id}/minutes/pdf`, cookies: leader.cookies });
    expect(order.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
  }, 60_000);
});
