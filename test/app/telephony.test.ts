import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandCase, submitCase } from '../../src/contract/cases.ts';
import { caseCalls, findCaller, listCalls, phoneDesk, signOffPhone, signOnPhone, wrapUpCall } from '../../src/contract/phone.ts';
import { signatureOf } from '../../src/server/phone/signature.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';
import { type FakeExchange, fakeExchange, telephonySecret } from '../fakeExchange.ts';

let t: TestApp;
let exchange: FakeExchange;
let first: Visitor;
let second: Visitor;
const heard: { kind: string; id: string }[] = [];

beforeAll(async () => {
  t = await testApp();
  exchange = fakeExchange(t);
  first = await t.as({ role: 'operator' });
  second = await t.as({ role: 'operator' });
  t.setClock(at('08:00'));
  await first.call(signOnPhone, { body: { extension: '8001' } });
  await second.call(signOnPhone, { body: { extension: '8002' } });
  t.deps.live.subscribe((change) => {
    heard.push(change);
  });
});
afterAll(() => t.close());
beforeEach(() => {
  heard.length = 0;
});

/** A clock time of Monday, 2 March 2026, in Beijing. */
const at = (time: string) => new Date(`2026-03-02T${time.length === 5 ? `${time}:00` : time}+08:00`).toISOString();
const screen = async (operator: Visitor) =>
  (await operator.call(phoneDesk, {})).calls.map(({ state, number }) => [state, number]);
const today = async () => (await first.call(phoneDesk, {})).today;
/** Whose telephones were announced so far: announcements keep their order, so whatever came before the mark has come. */
const announced = async () => {
  const mark = randomUUID();
  const marked = new Promise<void>((resolve) => t.deps.live.subscribe(({ id }) => id === mark && resolve()));
  t.deps.live.announce({ kind: 'phone', id: mark });
  await marked;
  return heard.filter(({ kind, id }) => kind === 'phone' && id !== mark && id !== '').map(({ id }) => id);
};

describe('a day of calls', () => {
  it('pops the caller up on the screen of the operator whose telephone rings, and on no other', async () => {
    await exchange.tell(at('08:30'), { type: 'ringing', call: 'c1', extension: '8001', number: '199 0000 7001' });
    expect(await screen(first)).toEqual([['ringing', '199 0000 7001']]);
    expect(await screen(second)).toEqual([]);
    expect(await announced()).toEqual([first.id]);

    await exchange.tell(at('08:30:10'), { type: 'answered', call: 'c1', extension: '8001' });
    expect(await screen(first)).toEqual([['talking', '199 0000 7001']]);
    await exchange.tell(at('08:33:10'), { type: 'hungUp', call: 'c1', extension: '8001' });
    // It stays until it has been wrapped up.
    const { calls } = await first.call(phoneDesk, {});
    expect(calls).toMatchObject([{ state: 'ended', number: '199 0000 7001' }]);
    await first.call(wrapUpCall, { params: { id: calls[0]!.id }, body: { wrapUp: 'inquiry', note: '问图书馆开馆时间' } });
    expect(await screen(first)).toEqual([]);
    const { calls: log } = await first.call(listCalls, { query: {} });
    expect(log).toMatchObject([
      { number: '199****7001', answered: true, talkedSeconds: 180, wrapUp: 'inquiry', extension: '8001' },
    ]);
  });

  it('takes no notice of what is told twice', async () => {
    await exchange.tell(at('08:40'), { type: 'ringing', call: 'c2', extension: '8001', number: '19900007002' });
    const again = await exchange.repeat();
    expect(again.json()).toEqual({ known: true });
    await exchange.tell(at('08:40:05'), { type: 'answered', call: 'c2', extension: '8001' });
    await exchange.repeat();
    expect(await screen(first)).toEqual([['talking', '19900007002']]);
    await exchange.tell(at('08:41'), { type: 'hungUp', call: 'c2', extension: '8001' });
    const { calls } = await first.call(phoneDesk, {});
    expect(calls).toHaveLength(1);
    await first.call(wrapUpCall, { params: { id: calls[0]!.id }, body: { wrapUp: 'wrong-number' } });
  });

  it('lists whoever hung up before anybody answered, until somebody has called back', async () => {
    await exchange.tell(at('09:00'), { type: 'ringing', call: 'c3', extension: '8001', number: '19900007003' });
    await exchange.tell(at('09:00:02'), { type: 'ringing', call: 'c3', extension: '8002', number: '19900007003' });
    await exchange.tell(at('09:00:20'), { type: 'hungUp', call: 'c3' });
    expect(await screen(first)).toEqual([]);
    expect(await screen(second)).toEqual([]);
    const { calls: missed } = await first.call(listCalls, { query: { missed: 'true' } });
    // Two telephones rang for one call.
    expect(missed).toMatchObject([{ number: '199****7003', answered: false, talkedSeconds: 0 }]);
    expect(await today()).toMatchObject({ calls: 3, answered: 2, missed: 1 });
    // For calling back the number is needed in full.
    const back = await second.call(findCaller, { body: { call: missed[0]!.id } });
    expect(back.number).toBe('19900007003');
    await exchange.tell(at('09:10'), { type: 'ringing', call: 'c4', extension: '8002', direction: 'out', number: '19900007003' });
    await exchange.tell(at('09:10:08'), {
      type: 'answered',
      call: 'c4',
      extension: '8002',
      direction: 'out',
      number: '19900007003',
    });
    expect(await today()).toMatchObject({ missed: 0 });
    await exchange.tell(at('09:12'), { type: 'hungUp', call: 'c4', extension: '8002' });
  });

  it('follows a call that is handed on to a colleague', async () => {
    await exchange.tell(at('09:30'), { type: 'ringing', call: 'c5', extension: '8001', number: '19900007005' });
    await exchange.tell(at('09:30:05'), { type: 'answered', call: 'c5', extension: '8001' });
    await exchange.tell(at('09:32'), { type: 'ringing', call: 'c5', extension: '8002', number: '19900007005' });
    expect((await screen(second))[0]).toEqual(['ringing', '19900007005']);
    await exchange.tell(at('09:32:05'), { type: 'answered', call: 'c5', extension: '8002' });
    await exchange.tell(at('09:32:06'), { type: 'hungUp', call: 'c5', extension: '8001' });
    expect((await screen(first))[0]).toEqual(['ended', '19900007005']);
    expect((await screen(second))[0]).toEqual(['talking', '19900007005']);
    // And back, on the telephone that had been laid down.
    await exchange.tell(at('09:34'), { type: 'ringing', call: 'c5', extension: '8001', number: '19900007005' });
    expect((await screen(first))[0]).toEqual(['ringing', '19900007005']);
    await exchange.tell(at('09:34:04'), { type: 'answered', call: 'c5', extension: '8001' });
    await exchange.tell(at('09:35'), { type: 'hungUp', call: 'c5' });
    expect(await today()).toMatchObject({ calls: 4, answered: 3 });
  });

  it('shows two calls at once at one telephone', async () => {
    await exchange.tell(at('10:00'), { type: 'ringing', call: 'c6', extension: '8001', number: '19900007006' });
    await exchange.tell(at('10:00:05'), { type: 'answered', call: 'c6', extension: '8001' });
    await exchange.tell(at('10:00:30'), { type: 'ringing', call: 'c7', extension: '8001', number: '' });
    const states = (await first.call(phoneDesk, {})).calls.filter(({ state }) => state !== 'ended');
    expect(states.map(({ state, number }) => [state, number])).toEqual([
      ['ringing', ''],
      ['talking', '19900007006'],
    ]);
    await exchange.tell(at('10:01'), { type: 'hungUp', call: 'c7' });
    await exchange.tell(at('10:02'), { type: 'hungUp', call: 'c6' });
  });

  it('understands what arrives in the wrong order', async () => {
    const number = '19900007008';
    await exchange.tellLate(at('10:30'), [
      [at('10:25'), { type: 'hungUp', call: 'c8' }],
      [at('10:21'), { type: 'answered', call: 'c8', extension: '8002' }],
      [at('10:20'), { type: 'ringing', call: 'c8', extension: '8002', number }],
    ]);
    expect((await screen(second)).filter(([state]) => state !== 'ended')).toEqual([]);
    const { calls } = await second.call(listCalls, { query: {} });
    expect(calls.find((call) => call.since === at('10:20'))).toMatchObject({
      state: 'ended',
      answered: true,
      talkedSeconds: 240,
    });
  });

  it('lets nothing ring for ever when the exchange is started anew', async () => {
    await exchange.tell(at('11:00'), { type: 'ringing', call: 'c9', extension: '8001', number: '19900007009' });
    await exchange.tell(at('11:00:05'), { type: 'ringing', call: 'c10', extension: '8002', number: '19900007010' });
    await exchange.tell(at('11:01'), { type: 'restarted' });
    expect((await screen(first)).filter(([state]) => state === 'ringing')).toEqual([]);
    expect((await screen(second)).filter(([state]) => state === 'ringing')).toEqual([]);
    // The names of calls may begin again from the start: the same telephone rings anew.
    await exchange.tell(at('11:05'), { type: 'ringing', call: 'c9', extension: '8001', number: '19900007009' });
    expect((await screen(first))[0]).toEqual(['ringing', '19900007009']);
    await exchange.tell(at('11:05:30'), { type: 'hungUp', call: 'c9' });
  });

  it('keeps a call at a telephone where nobody is signed on for the log, and shows it to whoever signs on while it rings', async () => {
    await exchange.tell(at('11:30'), { type: 'ringing', call: 'c11', extension: '8009', number: '19900007011' });
    const third = await t.as({ role: 'operator' });
    expect((await third.call(phoneDesk, {})).calls).toEqual([]);
    await third.call(signOnPhone, { body: { extension: '8009' } });
    expect(await screen(third)).toEqual([['ringing', '19900007011']]);
    await third.call(signOffPhone, {});
  });
});

describe('an extension', () => {
  it('has one operator at a time; a colleague who forgot to sign off can be relieved', async () => {
    const third = await t.as({ role: 'operator' });
    expect((await third.refused(signOnPhone, { body: { extension: '8002' } })).code).toBe('extension-taken');
    const shift = await third.call(signOnPhone, { body: { extension: '8002', takeOver: true } });
    expect(await third.call(signOnPhone, { body: { extension: '8002' } })).toEqual(shift);
    expect((await second.call(phoneDesk, {})).shift).toBeNull();
    await second.call(signOnPhone, { body: { extension: '8003' } });
    const { onDuty } = await second.call(phoneDesk, {});
    expect(onDuty.map(({ extension, own }) => [extension, own])).toEqual([
      ['8001', false],
      ['8002', false],
      ['8003', true],
    ]);
  });
});

describe('what proves a first contact', () => {
  it('is one’s own conversation with the requester in the log, and its time is the log’s', async () => {
    const student = await t.as();
    await t.deps.database.pool.query(`update person set phone = '199 0000 7100' where id = $1`, [student.id]);
    t.setClock(at('13:30'));
    const id = randomUUID();
    await student.call(submitCase, { body: { id, categoryCode: '0401', title: '水龙头漏水关不紧', placeId: 'd3' } });
    const desk = await t.as({ role: 'dispatcher' });
    await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version: 1 } });
    await desk.call(commandCase, { params: { id }, body: { type: 'Dispatch', version: 2, unit: 'library' } });
    const officer = await t.as({ role: 'officer', unit: 'library' });
    const colleague = await t.as({ role: 'officer', unit: 'library' });
    await officer.call(signOnPhone, { body: { extension: '6100' } });
    await officer.call(commandCase, { params: { id }, body: { type: 'Sign', version: 3 } });
    expect((await officer.call(caseCalls, { params: { id } })).calls).toEqual([]);
    const call = { call: 'c20', extension: '6100', direction: 'out', number: '+8619900007100' } as const;
    await exchange.tell(at('14:00'), { type: 'ringing', ...call });
    await exchange.tell(at('14:00:06'), { type: 'answered', ...call });
    await exchange.tell(at('14:02:06'), { type: 'hungUp', call: 'c20' });
    // Looking for callers gives digests to those who have none yet.
    await first.call(findCaller, { body: { number: '19900007100' } });
    const { calls } = await officer.call(caseCalls, { params: { id } });
    expect(calls).toMatchObject([{ direction: 'out', at: at('14:00:06'), talkedSeconds: 120 }]);
    expect((await colleague.call(caseCalls, { params: { id } })).calls).toEqual([]);

    t.setClock(at('15:00'));
    const respond = { type: 'Respond', version: 4, means: 'call', evidence: '电话约定下午上门查看', call: calls[0]!.id } as const;
    expect((await colleague.refused(commandCase, { params: { id }, body: respond })).code).toBe('no-such-conversation');
    await officer.call(commandCase, { params: { id }, body: respond });
    const { rows } = await t.deps.database.pool.query(
      `select data->>'contactedAt' as contacted, data->>'call' as call from event where case_id = $1 and type = 'RequesterContacted'`,
      [id],
    );
    expect(rows).toEqual([{ contacted: at('14:00:06'), call: calls[0]!.id }]);
  });
});

describe('what the exchange says', () => {
  const body = JSON.stringify({ id: 'x1', at: at('16:00'), type: 'restarted' });
  const timestamp = () => String(Date.parse(t.deps.clock()) / 1000);
  it('is believed only when it is signed, and only just now', async () => {
    t.setClock(at('16:00'));
    const signature = signatureOf(telephonySecret, { timestamp: timestamp(), body });
    const headers = { 'x-huying-timestamp': timestamp(), 'x-huying-signature': signature };
    expect((await exchange.send(body, {})).json().code).toBe('wrong-signature');
    expect((await exchange.send(`${body} `, headers)).json().code).toBe('wrong-signature');
    expect((await exchange.send(body, headers)).json()).toEqual({ known: false });
    expect((await exchange.send(body, headers)).json()).toEqual({ known: true });
    t.setClock(at('16:05:01'));
    expect((await exchange.send(body, headers)).json().code).toBe('wrong-signature');
  });

  it('is not listened to where no secret is set', async () => {
    Object.assign(t.deps.config, { telephonySecret: undefined });
    expect((await exchange.send(body, {})).statusCode).toBe(404);
    Object.assign(t.deps.config, { telephonySecret });
  });

  it('leaves no number in any table, except that of a person', async () => {
    const { rows: tables } = await t.deps.database.pool.query<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_schema in ('public', 'analytics', 'pgboss') and table_type = 'BASE TABLE' and table_name <> 'person'`,
    );
    for (const { name } of tables) {
      const { rows } = await t.deps.database.pool.query(`select 1 from ${name} r where r::text ~ '199.?0000.?70' limit 1`);
      expect([name, rows.length]).toEqual([name, 0]);
    }
  });
});
