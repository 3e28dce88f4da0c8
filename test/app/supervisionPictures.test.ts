import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/case/permissions.ts';
import * as deeds from '../../src/domain/deed/deed.ts';
import { mayRead as mayReadDeed } from '../../src/domain/deed/permissions.ts';
import type { VerifiedDeedKind } from '../../src/domain/deed/vocabulary.ts';
import * as directives from '../../src/domain/directive/directive.ts';
import { mayRead as mayReadDirective } from '../../src/domain/directive/permissions.ts';
import * as meetings from '../../src/domain/meeting/meeting.ts';
import { mayRead as mayReadMeeting } from '../../src/domain/meeting/permissions.ts';
import * as orders from '../../src/domain/order/order.ts';
import { mayRead as mayReadOrder } from '../../src/domain/order/permissions.ts';
import { type Role, roles } from '../../src/domain/people/vocabulary.ts';
import { deedRow } from '../../src/server/deeds/deedRow.ts';
import { commandDeed, enterDeed } from '../../src/server/deeds/execute.ts';
import { visibleDeeds } from '../../src/server/deeds/queries.ts';
import { directiveRow } from '../../src/server/directives/directiveRow.ts';
import { commandDirective, giveDirective } from '../../src/server/directives/execute.ts';
import { visibleDirectives } from '../../src/server/directives/queries.ts';
import { commandMeeting, planMeeting } from '../../src/server/meetings/execute.ts';
import { meetingRow } from '../../src/server/meetings/meetingRow.ts';
import { visibleMeetings } from '../../src/server/meetings/queries.ts';
import { readAggregate } from '../../src/server/platform/aggregateStore.ts';
import { commandOrder, draftOrder } from '../../src/server/supervision/execute.ts';
import { orderRow } from '../../src/server/supervision/orderRow.ts';
import { visibleOrders } from '../../src/server/supervision/queries.ts';
import { monday, type TestApp, testApp } from '../app.ts';

const units = ['hq-repair', 'library', 'student-affairs'] as const;
const person = (role: Role, unit: string | null, id: string = role) => ({
  actor: { id, grants: [{ role, units: unit === null ? null : [unit] }], followed: null } satisfies Actor,
  unit,
});

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  t.setClock(monday);
  for (const unit of units) await lives(unit);
});
afterAll(() => t.close());

/** Of each kind some in every phase that a unit can bring them to, or leave them in. */
async function lives(unit: string): Promise<void> {
  const [supervisor, second, leader] = [person('supervisor', null), person('supervisor', null, 's2'), person('leader', null)];
  const head = person('head', unit, `head-${unit}`);
  const text = { title: '关于漏水的督办', facts: '', analysis: '', demands: '请办理。', feedback: '' };
  for (const level of ['first', 'second'] as const) {
    const id = randomUUID();
    const none = { template: null, cases: [], categoryCode: null, placeId: null, workdays: null, origin: null };
    await draftOrder(t.deps, supervisor, { id, level, source: 'hot', recipients: [unit], ...text, ...none });
    if (level === 'second') continue;
    await commandOrder(t.deps, head, { id, command: { type: 'Sign', recipient: unit } });
    await commandOrder(t.deps, head, {
      id,
      command: { type: 'Reply', recipient: unit, measures: '更换阀芯', result: '不漏了', responsible: '周工', photos: [] },
    });
    await commandOrder(t.deps, second, { id, command: { type: 'Close', text: '已核查' } as never });
  }
  for (const steps of [0, 1, 2, 3]) {
    const id = randomUUID();
    await giveDirective(t.deps, leader, {
      id,
      text: '请抓紧办理。',
      caseId: null,
      units: steps === 0 ? [] : [unit],
      workdays: 3,
    });
    if (steps > 1) await commandDirective(t.deps, head, { id, command: { type: 'Report', text: '已经办好', photos: [] } });
    if (steps > 2) await commandDirective(t.deps, leader, { id, command: { type: 'Close', text: '好' } });
  }
  for (const [kind, steps] of [
    ['proactive', 0],
    ['volunteered', 1],
    ['proactive', 2],
    ['volunteered', 3],
  ] as const) {
    const id = randomUUID();
    const draft = { id, kind: kind satisfies VerifiedDeedKind, whose: unit, caseId: null, text: '供暖前逐栋检修', photos: [] };
    await enterDeed(t.deps, supervisor, draft);
    if (steps > 0) await commandDeed(t.deps, second, { id, command: { type: 'Confirm', text: '属实' } });
    if (steps > 1) await commandDeed(t.deps, head, { id, command: { type: 'Appeal', text: '应为两栋', photos: [] } });
    if (steps > 2) await commandDeed(t.deps, leader, { id, command: { type: 'Revoke', text: '重新登记' } });
  }
  const meeting = randomUUID();
  await planMeeting(t.deps, supervisor, {
    ...{ id: meeting, kind: 'leadingGroup', title: '领导小组会', startsAt: '2026-03-05T02:00:00.000Z', place: '行政楼 301' },
    ...{ chair: '', attendees: '', agenda: [], classes: [] },
  } as never);
  await commandMeeting(t.deps, supervisor, { id: meeting, command: { type: 'Hold' } as never });
  const decide = { type: 'Decide', decision: randomUUID(), item: null, text: '一个月内更换立管', owner: unit, due: '2026-04-20' };
  await commandMeeting(t.deps, supervisor, { id: meeting, command: decide as never });
}

type Event = Parameters<typeof readAggregate>[1] extends never
  ? never
  : { type: string; at: string; by: string; unit: string | null };
const kinds = [
  ['order', 'supervision_order', (h: Event[], id: string) => orderRow(id, orders.fold(h as unknown as orders.OrderEvent[]))],
  [
    'directive',
    'directive',
    (h: Event[], id: string) => directiveRow(id, directives.fold(h as unknown as directives.DirectiveEvent[])),
  ],
  ['meeting', 'meeting', (h: Event[], id: string) => meetingRow(id, meetings.fold(h as unknown as meetings.MeetingEvent[]))],
  ['deed', 'deed', (h: Event[], id: string) => deedRow(id, deeds.fold(h as unknown as deeds.DeedEvent[]))],
] as const;

describe('a picture', () => {
  it.each(kinds)('of each %s is what the replay of its events draws', async (kind, table, drawn) => {
    const { rows } = await t.deps.database.pool.query<{ id: string }>(`select * from ${table} order by id`);
    expect(rows.length).toBeGreaterThanOrEqual(units.length);
    for (const row of rows) {
      const { history } = await readAggregate(t.deps.database, kind, row.id);
      expect(row).toEqual(JSON.parse(JSON.stringify(drawn(history, row.id))));
    }
  });
});

/** Every role alone, over the school and in one unit; every role beside a unit's head. */
const actors: [string, Actor][] = [
  ...roles.flatMap((role): [string, Actor][] => [
    [role, { id: 'p', grants: [{ role, units: null }], followed: null }],
    [`${role} of one unit`, { id: 'p', grants: [{ role, units: ['library'] }], followed: null }],
    [
      `${role} and head of two units`,
      {
        id: 'p',
        grants: [
          { role, units: null },
          { role: 'head', units: ['library', 'hq-repair'] },
        ],
        followed: null,
      },
    ],
  ]),
  ['nobody', { id: null, grants: [], followed: null }],
];

describe('who may see what', () => {
  it.each(actors)('is the same in SQL as in the rules: %s', async (_, actor) => {
    const { db } = t.deps.database;
    const seen = async <S>(table: string, where: ReturnType<typeof visibleOrders>, mayRead: (a: Actor, s: S) => boolean) => {
      const { rows: all } = await sql<{ id: string; state: S }>`select id, state from ${sql.table(table)} order by id`.execute(
        db,
      );
      const { rows: some } = await sql<{ id: string }>`select id from ${sql.table(table)} where ${where} order by id`.execute(db);
      expect({ table, ids: some.map(({ id }) => id) }).toEqual({
        table,
        ids: all.filter(({ state }) => mayRead(actor, state)).map(({ id }) => id),
      });
    };
    await seen<orders.OrderState>('supervision_order', visibleOrders(actor), mayReadOrder);
    await seen<directives.DirectiveState>('directive', visibleDirectives(actor), mayReadDirective);
    await seen<deeds.DeedState>('deed', visibleDeeds(actor), mayReadDeed);
    await seen<meetings.MeetingState>('meeting', visibleMeetings(actor), mayReadMeeting);
  });
});
