import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monday, type TestApp, testApp, type Visitor } from '../../../test/app.ts';
import { type HeardServer, httpServer, mailServer, type Reply, wecomRobot } from '../../../test/messageServers.ts';
import {
  allowLoopback,
  dispatchedCase,
  mailChannel,
  outbox,
  robotChannel,
  setChannel,
  takeJobs,
  workOff,
} from '../../../test/outgoing.ts';
import { putPreferences, readNotice } from '../../contract/notifications.ts';
import { openSender } from './deliver.ts';
import { notify } from './execute.ts';
import { backOffMinutes } from './outbox.ts';

let t: TestApp;
let student: Visitor;
let operator: Visitor;
let officer: Visitor;
const open: { close: () => Promise<void> }[] = [];
const people = () => ({ student, operator });
/** '14:30' of the Monday in Beijing, or of a day after. */
const at = (time: string, days = 0) =>
  Temporal.PlainDate.from('2026-03-02')
    .add({ days })
    .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: time })
    .toInstant()
    .toString({
      smallestUnit: 'millisecond',
    });

beforeEach(async () => {
  t = await testApp();
  allowLoopback(t);
  student = await t.as();
  operator = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit: 'hq-repair' });
});
afterEach(async () => {
  await t.close();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function mail(manners: Parameters<typeof mailServer>[0] = { kind: 'open' }, more: Record<string, unknown> = {}) {
  const server = await mailServer(manners);
  open.push(server);
  await setChannel(t, mailChannel(server.port, more));
  return server;
}
async function gateway(answering: () => Reply | 'silence'): Promise<HeardServer> {
  const server = await httpServer(answering);
  open.push(server);
  await setChannel(t, robotChannel('repair-robot', 'wecom-robot', `${server.address}/send?key=k`));
  return server;
}

describe('a dispatch', () => {
  it('reaches the officers of the unit by mail and in the app, and nobody else', async () => {
    const server = await mail();
    await t.as({ role: 'officer', unit: 'library' });
    const { number, id } = await dispatchedCase(people());
    expect(await workOff(t)).toBe(1);
    expect(server.mails().map((m) => m.to)).toEqual([`${officer.id}@example.edu.cn`]);
    expect(server.mails()[0]?.text).toContain(`https://huying.example/desk/cases/${id}`);
    expect(server.mails()[0]?.text).toContain(number);
    expect(await outbox(t)).toMatchObject([{ channel: 'email', person: officer.id, state: 'sent', attempts: 1, next_at: null }]);
  });
  it('is told to the group of the unit, not to the group of another', async () => {
    const server = await httpServer(wecomRobot('k'));
    open.push(server);
    const robot = (id: string, unit: string) =>
      robotChannel(id, 'wecom-robot', `${server.address}/send?key=k&of=${id}`, {
        settings: { unit, kinds: ['CaseDispatched'], language: 'zh' },
      });
    await setChannel(t, robot('logistics', 'hq'));
    await setChannel(t, robot('books', 'library'));
    await dispatchedCase(people());
    await workOff(t);
    expect(server.requests().map(({ url }) => url.searchParams.get('of'))).toEqual(['logistics']);
  });
  it('of a confidential case is told to no group', async () => {
    const server = await gateway(() => ({ body: { errcode: 0 } }));
    const trusted = await t.as({ role: 'operator' }, { role: 'dispatcher' }, { role: 'trusted' });
    await dispatchedCase({ student, operator: trusted }, { categoryCode: '0203', unit: 'academic' });
    await workOff(t);
    expect(server.requests()).toEqual([]);
  });
  it('of a secret case is told only to those of the unit who are trusted with it', async () => {
    const server = await mail();
    const desk = await t.as({ role: 'operator' }, { role: 'dispatcher' }, { role: 'trusted' });
    const trusted = await t.as({ role: 'officer', unit: 'discipline' }, { role: 'trusted', unit: 'discipline' });
    await t.as({ role: 'officer', unit: 'discipline' });
    await dispatchedCase({ student, operator: desk }, { categoryCode: '1304', unit: 'discipline' });
    await workOff(t);
    // The desk's own trusted person is paged for grade T before anybody is dispatched to.
    const dispatched = server.mails().filter((m) => m.text.includes('已派到'));
    expect(dispatched.map((m) => m.to)).toEqual([`${trusted.id}@example.edu.cn`]);
  });
});

describe('a job that is delivered twice', () => {
  it('acts once', async () => {
    const server = await mail();
    await dispatchedCase(people());
    const [job] = await takeJobs(t);
    await Promise.all([1, 2, 3].map(() => notify(t.deps, job!.id, job!.data)));
    await workOff(t);
    await notify(t.deps, job!.id, job!.data);
    await workOff(t);
    expect(server.mails()).toHaveLength(1);
    const { rows } = await t.deps.database.pool.query('select id from notification');
    expect(rows).toHaveLength(1);
  });
  it('is sent once by two processes that empty the outbox together', async () => {
    const server = await mail();
    for (let i = 0; i < 4; i++) await dispatchedCase(people(), { grade: 'T' });
    await takeJobs(t);
    await Promise.all([1, 2, 3].map(() => openSender(t.deps).run()));
    expect(server.mails()).toHaveLength(4);
  });
});

describe('a message that does not get through', () => {
  it('is tried again after 1, 5, 15 … minutes, then given up for an administrator to see', async () => {
    const server = await gateway(() => ({ status: 503, body: '' }));
    await dispatchedCase(people());
    let now = Temporal.Instant.from(monday);
    await workOff(t);
    for (const [i, minutes] of backOffMinutes.entries()) {
      expect(await outbox(t)).toMatchObject([{ state: 'queued', attempts: i + 1, error: 'http-503' }]);
      now = now.add({ minutes: minutes - 1 });
      t.setClock(now.toString({ smallestUnit: 'millisecond' }));
      expect(await workOff(t)).toBe(0);
      // Nothing of this test falls into the quiet hours but the end, which waits for the morning.
      now = now.add({ minutes: 1 });
      const beijing = now.toZonedDateTimeISO('Asia/Shanghai');
      if (beijing.hour >= 22 || beijing.hour < 7) now = Temporal.Instant.from(at('07:00', 1));
      t.setClock(now.toString({ smallestUnit: 'millisecond' }));
      expect(await workOff(t)).toBe(1);
    }
    expect(server.requests()).toHaveLength(backOffMinutes.length + 1);
    expect(await outbox(t)).toMatchObject([
      { state: 'failed', attempts: backOffMinutes.length + 1, error: 'http-503', next_at: null },
    ]);
  });
  it('gets through when the other side is well again', async () => {
    let well = false;
    const server = await gateway(() => (well ? { body: { errcode: 0 } } : 'silence'));
    await dispatchedCase(people());
    const sender = openSender(t.deps, { timeoutMilliseconds: 150 });
    await workOff(t, sender);
    expect(await outbox(t)).toMatchObject([{ state: 'queued', error: 'timeout' }]);
    well = true;
    t.setClock(at('10:01'));
    await workOff(t, sender);
    expect(await outbox(t)).toMatchObject([{ state: 'sent', error: null }]);
    expect(server.requests()[0]?.body).toBe(server.requests()[1]?.body);
  });
  it('and never will is given up at once', async () => {
    await gateway(() => ({ body: { errcode: 93000 } }));
    await dispatchedCase(people());
    await workOff(t);
    expect(await outbox(t)).toMatchObject([{ state: 'failed', attempts: 1, error: 'errcode-93000' }]);
  });
  it('because the robot is used too much holds back what comes after it', async () => {
    const server = await gateway(() => ({ body: { errcode: 45009 } }));
    await dispatchedCase(people(), { grade: 'T' });
    await workOff(t);
    await dispatchedCase(people(), { grade: 'T' });
    await takeJobs(t);
    // The second one is free to go; the first one's hold was for what was queued then.
    expect(await outbox(t)).toMatchObject([{ next_at: at('10:01') }, { next_at: monday }]);
    await workOff(t);
    t.setClock(at('10:00:59'));
    expect(await workOff(t)).toBe(0);
    expect(server.requests()).toHaveLength(2);
  });
  it('because its process died is tried again by the next one', async () => {
    const server = await mail();
    await dispatchedCase(people());
    await takeJobs(t);
    await t.deps.database.pool.query(
      "update delivery set attempts = 1, tried_at = $1, parcel = id, next_at = $1::timestamptz + interval '120 seconds'",
      [monday],
    );
    expect(await workOff(t)).toBe(0);
    t.setClock(at('10:02'));
    expect(await workOff(t)).toBe(1);
    expect(server.mails()).toHaveLength(1);
  });
  it('waits for a robot that answers 500 for a day, and goes out by itself afterwards', async () => {
    let well = false;
    const server = await gateway(() => (well ? { body: { errcode: 0 } } : { status: 500, body: '' }));
    await dispatchedCase(people());
    for (const [time, days] of [
      ['10:00'],
      ['10:01'],
      ['10:06'],
      ['10:21'],
      ['11:21'],
      ['13:21'],
      ['17:21'],
      ['21:21'],
      ['07:00', 1],
    ] as const) {
      t.setClock(at(time, days));
      expect(await workOff(t)).toBe(1);
    }
    well = true;
    t.setClock(at('11:00', 1));
    await workOff(t);
    expect(await outbox(t)).toMatchObject([{ state: 'sent', attempts: 10, error: null }]);
    expect(server.requests()).toHaveLength(10);
  });
  it('because the clock was a day ahead is due when the clock is right again, and holds nobody up', async () => {
    let well = false;
    await gateway(() => (well ? { body: { errcode: 0 } } : { status: 500, body: '' }));
    t.setClock(at('10:00', 1));
    await setChannel(t, { ...robotChannel('repair-robot', 'wecom-robot', 'http://127.0.0.1:1'), secrets: {}, perMinute: 1 });
    await dispatchedCase(people());
    await dispatchedCase(people());
    expect(await workOff(t)).toBe(1);
    well = true;
    t.setClock(at('10:00'));
    await dispatchedCase(people());
    await workOff(t);
    t.setClock(at('10:01'));
    await workOff(t);
    expect((await outbox(t)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });
  it('does not stop the others', async () => {
    await gateway(() => ({ status: 500, body: '' }));
    const server = await mail();
    await dispatchedCase(people());
    await workOff(t);
    expect(server.mails()).toHaveLength(1);
  });
});

describe('a channel', () => {
  it('sends no more in a minute than it may', async () => {
    const server = await mail({ kind: 'open' }, { perMinute: 3 });
    for (let i = 0; i < 5; i++) await dispatchedCase(people(), { grade: 'T' });
    expect(await workOff(t)).toBe(3);
    t.setClock(at('10:00:59'));
    expect(await workOff(t)).toBe(0);
    t.setClock(at('10:01'));
    expect(await workOff(t)).toBe(2);
    expect(server.mails()).toHaveLength(5);
  });
  it('that is switched off keeps what waits, until it is no news any more', async () => {
    const server = await mail();
    await dispatchedCase(people());
    await takeJobs(t);
    await setChannel(t, mailChannel(server.port, { enabled: false }));
    expect(await workOff(t)).toBe(0);
    await setChannel(t, mailChannel(server.port));
    t.setClock(at('10:00', 2));
    expect(await workOff(t)).toBe(0);
    expect(await outbox(t)).toMatchObject([{ state: 'dropped', error: 'stale' }]);
    expect(server.mails()).toEqual([]);
  });
  it('whose secrets this installation cannot open says so', async () => {
    await mail();
    await rm(path.join(t.deps.config.dataFolder, 'channels.key'));
    await dispatchedCase(people());
    await workOff(t);
    expect(await outbox(t)).toMatchObject([{ state: 'failed', error: 'secrets-unreadable' }]);
  });
});

describe('in the quiet hours', () => {
  beforeEach(() => t.setClock(at('22:30')));

  it('nothing goes out, and in the morning one message tells all', async () => {
    const server = await mail();
    const first = await dispatchedCase(people());
    const second = await dispatchedCase(people());
    expect(await workOff(t)).toBe(0);
    t.setClock(at('06:59', 1));
    expect(await workOff(t)).toBe(0);
    t.setClock(at('07:00', 1));
    expect(await workOff(t)).toBe(1);
    expect(server.mails()).toHaveLength(1);
    for (const { id } of [first, second]) expect(server.mails()[0]?.text).toContain(`/desk/cases/${id}`);
    expect(await outbox(t)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });
  it('grade T goes out at once, on every channel, to staff who wanted neither', async () => {
    const server = await mail();
    const wishes = { CaseDispatched: { channels: [], digest: true } };
    await officer.call(putPreferences, { body: { language: 'en', digestHour: 9, wishes } });
    await dispatchedCase(people(), { grade: 'T' });
    expect(await workOff(t)).toBe(1);
    expect(server.mails()[0]?.text).toContain('was dispatched to your unit');
  });
  it('a process that starts again does not send what became due before them', async () => {
    t.setClock(at('21:59'));
    const server = await mail();
    await dispatchedCase(people());
    await takeJobs(t);
    t.setClock(at('23:00'));
    expect(await workOff(t)).toBe(0);
    expect(server.mails()).toEqual([]);
  });
});

describe('a person who wants a digest', () => {
  const wishes = { CaseDispatched: { channels: ['email' as const], digest: true } };

  it('gets one message a day, at the hour that was chosen', async () => {
    const server = await mail();
    await officer.call(putPreferences, { body: { language: 'zh', digestHour: 17, wishes } });
    for (let i = 0; i < 3; i++) await dispatchedCase(people());
    expect(await workOff(t)).toBe(0);
    t.setClock(at('17:05'));
    expect(await workOff(t)).toBe(1);
    expect(server.mails()).toHaveLength(1);
  });
  it('does not hear again of what was read in the app', async () => {
    const server = await mail();
    await officer.call(putPreferences, { body: { language: 'zh', digestHour: 17, wishes } });
    const first = await dispatchedCase(people());
    const second = await dispatchedCase(people());
    await takeJobs(t);
    const { rows } = await t.deps.database.pool.query('select id from notification where case_id = $1', [first.id]);
    await officer.call(readNotice, { params: { id: rows[0].id } });
    t.setClock(at('17:05'));
    await workOff(t);
    expect(server.mails()[0]?.text).toContain(second.id);
    expect(server.mails()[0]?.text).not.toContain(first.id);
    expect((await outbox(t, first.id))[0]).toMatchObject({ state: 'dropped', error: 'already-read' });
  });
});

describe('a person', () => {
  it('who left in the meantime hears nothing', async () => {
    const server = await mail();
    await dispatchedCase(people());
    await takeJobs(t);
    await t.deps.database.pool.query('update person set active = false where id = $1', [officer.id]);
    await workOff(t);
    expect(server.mails()).toEqual([]);
    expect(await outbox(t)).toMatchObject([{ state: 'dropped', error: 'inactive' }]);
  });
});

it('an event without a sentence is a bug that is heard of', async () => {
  const { id } = await dispatchedCase(people());
  await expect(notify(t.deps, randomUUID(), { caseId: id, template: 'Unheard', to: { unit: 'hq-repair' } })).rejects.toThrow(
    'Unheard',
  );
});
