import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp, type Visitor } from '../../../test/app.ts';
import { mailServer } from '../../../test/messageServers.ts';
import { allowLoopback, dispatchedCase, mailChannel, outbox, setChannel, takeJobs, workOff } from '../../../test/outgoing.ts';
import {
  countUnreadNotices,
  getPreferences,
  listChannels,
  listFailures,
  listNotices,
  putPreferences,
  readAllNotices,
  readNotice,
  retryFailures,
} from '../../contract/notifications.ts';

let t: TestApp;
let student: Visitor;
let operator: Visitor;
let officer: Visitor;
let admin: Visitor;
const open: { close: () => Promise<void> }[] = [];
const people = () => ({ student, operator });

beforeEach(async () => {
  t = await testApp();
  allowLoopback(t);
  student = await t.as();
  operator = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit: 'hq-repair' });
  admin = await t.as({ role: 'admin' });
});
afterEach(async () => {
  await t.close();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function mail(manners: Parameters<typeof mailServer>[0] = { kind: 'open' }) {
  const server = await mailServer(manners);
  open.push(server);
  await setChannel(t, mailChannel(server.port));
  return server;
}

describe('my notices', () => {
  it('tell what happened, newest first, and what became of it elsewhere', async () => {
    await mail();
    const first = await dispatchedCase(people());
    await takeJobs(t);
    t.setClock('2026-03-02T02:05:00.000Z');
    const second = await dispatchedCase(people());
    await workOff(t);
    const { notices } = await officer.call(listNotices, { query: {} });
    expect(notices.map(({ number }) => number)).toEqual([second.number, first.number]);
    expect(notices[0]).toMatchObject({
      caseId: second.id,
      kind: 'CaseDispatched',
      audience: 'staff',
      readAt: null,
      text: {
        zh: `诉件 ${second.number} 已派到您的单位，请按时签收。`,
        en: `Case ${second.number} was dispatched to your unit; please sign in time.`,
      },
      deliveries: [{ channel: 'email', state: 'sent' }],
    });
    expect((await student.call(listNotices, { query: {} })).notices).toEqual([]);
  });
  it('are read once, by their owner only', async () => {
    await mail();
    await dispatchedCase(people());
    await workOff(t);
    const [notice] = (await officer.call(listNotices, { query: {} })).notices;
    expect((await student.refused(readNotice, { params: { id: notice!.id } })).code).toBe('not-found');
    expect(await officer.call(countUnreadNotices, {})).toEqual({ unread: 1 });
    expect(await officer.call(readNotice, { params: { id: notice!.id } })).toEqual({ unread: 0 });
    t.setClock('2026-03-02T03:00:00.000Z');
    await officer.call(readNotice, { params: { id: notice!.id } });
    const [read] = (await officer.call(listNotices, { query: {} })).notices;
    expect(read).toMatchObject({ readAt: '2026-03-02T02:00:00.000Z', deliveries: [{ channel: 'email', state: 'read' }] });
    expect((await officer.call(listNotices, { query: { unread: 'true' } })).notices).toEqual([]);
  });
  it('are all read up to what was on the screen', async () => {
    await dispatchedCase(people());
    await takeJobs(t);
    t.setClock('2026-03-02T02:05:00.000Z');
    await dispatchedCase(people());
    await takeJobs(t);
    expect(await officer.call(readAllNotices, { body: { until: '2026-03-02T02:00:00.000Z' } })).toEqual({ unread: 1 });
    expect(await officer.call(readAllNotices, { body: { until: '2026-03-02T02:05:00.000Z' } })).toEqual({ unread: 0 });
  });
  it('come in pages, of which none repeats or leaves out a notice', async () => {
    const { id } = await dispatchedCase(people());
    await takeJobs(t);
    await t.deps.database.pool.query(
      `insert into notification (id, person, case_id, template, audience, at)
       select gen_random_uuid(), $1, $2, 'CaseNudged', 'staff', $3::timestamptz + make_interval(mins => n / 3) from generate_series(1, 70) n`,
      [officer.id, id, '2026-03-02T02:00:00.000Z'],
    );
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const page = await officer.call(listNotices, { query: { after } });
      for (const notice of page.notices) seen.add(notice.id);
      after = page.next ?? undefined;
    } while (after);
    expect(seen.size).toBe(71);
    expect((await officer.refused(listNotices, { query: { after: 'x' } })).code).toBe('invalid');
  });
});

describe('my preferences', () => {
  it('begin with the defaults, for what a person can be told of and where', async () => {
    await mail();
    const mine = await student.call(getPreferences, {});
    expect(mine).toMatchObject({
      language: 'zh',
      digestHour: 8,
      available: ['email'],
      quietHours: { from: '22:00', to: '07:00' },
    });
    expect(mine.kinds).not.toContain('CaseDispatched');
    expect(mine.wishes.CaseResolved).toEqual({ channels: ['email', 'wecom'], digest: false });
    expect((await officer.call(getPreferences, {})).kinds).toContain('CaseDispatched');
  });
  it('are kept, and what was not chosen keeps its default', async () => {
    const wishes = { CaseResolved: { channels: ['sms' as const], digest: true } };
    await student.call(putPreferences, { body: { language: 'en', digestHour: 18, wishes } });
    const mine = await student.call(getPreferences, {});
    expect(mine).toMatchObject({ language: 'en', digestHour: 18 });
    expect(mine.wishes.CaseResolved).toEqual({ channels: ['sms'], digest: true });
    expect(mine.wishes.CaseAnswered).toEqual({ channels: ['email', 'wecom'], digest: false });
  });
  it('cannot ask for a digest at night', async () => {
    const problem = await student.refused(putPreferences, { body: { language: 'zh', digestHour: 23, wishes: {} } });
    expect(problem.fields).toMatchObject([{ field: 'digestHour', code: 'too-big' }]);
  });
});

describe('what failed', () => {
  it('is listed with its reason and can be tried again', async () => {
    const broken = await mail({ kind: 'refusing', reply: '550 5.1.1 No such user' });
    await dispatchedCase(people());
    await workOff(t);
    const { failures } = await admin.call(listFailures, { query: { channel: 'email' } });
    expect(failures).toMatchObject([
      { channel: 'email', kind: 'CaseDispatched', attempts: 1, error: 'smtp-550', person: { id: officer.id } },
    ]);
    expect((await admin.call(listChannels, {})).channels).toMatchObject([{ id: 'email', queued: 0, sentToday: 0, failed: 1 }]);

    await broken.close();
    const well = await mailServer({ kind: 'open' });
    open.push(well);
    await setChannel(t, mailChannel(well.port));
    expect(await admin.call(retryFailures, { body: { ids: [failures[0]!.id] } })).toEqual({ queued: 1 });
    await workOff(t);
    expect(well.mails()).toHaveLength(1);
    expect(await admin.call(retryFailures, { body: { channel: 'email' } })).toEqual({ queued: 0 });
    expect((await admin.call(listChannels, {})).channels).toMatchObject([{ queued: 0, sentToday: 1, failed: 0 }]);
  });
  it('does not tell an administrator who has a case, nor which', async () => {
    await mail({ kind: 'refusing', reply: '550 5.1.1 No such user' });
    const { give, id } = await dispatchedCase(people());
    await give(officer, { type: 'Sign' });
    await give(officer, { type: 'Respond', means: 'call', evidence: '已电话联系,约好下午上门' });
    await give(officer, { type: 'Resolve', text: '已更换水管接头,现场试水不漏,如再漏请联系维修中心。' });
    await give(operator, { type: 'Approve' });
    await workOff(t);
    expect((await outbox(t, id)).filter(({ person }) => person === student.id)).toMatchObject([{ state: 'failed' }]);
    const answer = await admin.raw(listFailures, { query: {} });
    expect(answer.json().failures.map((f: { audience: string }) => f.audience)).toContain('requester');
    expect(answer.body).not.toContain(student.id!);
    expect(answer.body).not.toContain(id);
  });
});
