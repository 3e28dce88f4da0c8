import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp, type Visitor } from '../../../test/app.ts';
import { httpServer, mailServer, wecomRobot } from '../../../test/messageServers.ts';
import { allowLoopback, mailChannel, robotChannel, setChannel } from '../../../test/outgoing.ts';
import { channelHistory, listChannels, putChannel, testChannel } from '../../contract/notifications.ts';

let t: TestApp;
let admin: Visitor;
const open: { close: () => Promise<void> }[] = [];

beforeAll(async () => {
  t = await testApp();
  allowLoopback(t);
  admin = await t.as({ role: 'admin' });
});
afterAll(async () => {
  await t.close();
  await Promise.all(open.map((server) => server.close()));
});

const robot = (url: string | null | undefined, more: Record<string, unknown> = {}) => ({
  kind: 'wecom-robot' as const,
  version: 0,
  enabled: true,
  perMinute: 20,
  settings: { unit: null, kinds: ['CaseDispatched' as const], language: 'zh' as const },
  secrets: url === undefined ? {} : { url },
  ...more,
});

describe('a channel', () => {
  it('never shows its secrets again, not in its history either, and the database does not hold them in the open', async () => {
    const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx';
    const params = { id: 'repair-group' };
    const made = await admin.call(putChannel, { params, body: robot(url) });
    expect(made).toMatchObject({ version: 1, secrets: ['url'] });
    const changed = await admin.call(putChannel, { params, body: robot(undefined, { version: 1, enabled: false }) });
    expect(changed).toMatchObject({ version: 2, enabled: false, secrets: ['url'] });
    const answers = [made, changed, await admin.call(listChannels, {}), await admin.call(channelHistory, { params })];
    expect(JSON.stringify(answers)).not.toContain('693a91f6');
    const { rows } = await t.deps.database.pool.query("select * from notification_channel_history where id = 'repair-group'");
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('693a91f6');
  });
  it('that somebody else changed is not overwritten', async () => {
    const params = { id: 'busy-group' };
    await admin.call(putChannel, { params, body: robot('https://example.com/a') });
    expect((await admin.refused(putChannel, { params, body: robot('https://example.com/b') })).code).toBe('stale');
    expect((await admin.refused(putChannel, { params, body: robot('https://example.com/b', { version: 9 }) })).code).toBe(
      'stale',
    );
    expect(
      (await admin.refused(putChannel, { params: { id: 'other' }, body: robot('https://example.com/b', { version: 1 }) })).code,
    ).toBe('stale');
  });
  const sms = (more: Record<string, unknown>) => ({
    kind: 'sms' as const,
    version: 0,
    enabled: true,
    perMinute: 60,
    secrets: {},
    settings: {
      method: 'POST' as const,
      url: 'http://sms.example.edu.cn/send',
      headers: {},
      contentType: 'application/json' as const,
      body: '{"to":"{{phone}}"}',
      success: '$.code == 0',
      again: '',
      ...more,
    },
  });
  it.each<[string, string, unknown, string]>([
    ['a robot at a metadata service', 'group', robot('http://169.254.169.254/latest/'), 'secrets.url'],
    ['a robot at another scheme', 'group', robot('ftp://example.com/'), 'secrets.url'],
    ['a robot without an address', 'group', robot(undefined), 'secrets.url'],
    ['a robot by the name of a personal channel', 'email', robot('https://example.com/'), 'id'],
    ['a robot of no unit', 'group', robot('https://example.com/', { settings: { unit: 'nowhere', kinds: [] } }), 'settings.unit'],
    ['a gateway by another name', 'sms-2', sms({}), 'id'],
    [
      'a gateway whose address depends on who is written to',
      'sms',
      sms({ url: 'http://{{phone}}.example.com/' }),
      'settings.url',
    ],
    ['a gateway at link-local', 'sms', sms({ url: 'http://169.254.1.1/' }), 'settings.url'],
    ['a blank that nothing fills', 'sms', sms({ body: '{{name}}' }), 'settings.body'],
    ['a condition that is none', 'sms', sms({ success: 'return true' }), 'settings.success'],
    ['a gateway that lacks its key', 'sms', sms({ headers: { 'X-Key': '{{key}}' } }), 'secrets.key'],
    ['a header that would be two', 'sms', sms({ headers: { 'X-Key': 'a\r\nX: b' } }), 'settings.headers'],
  ])('is refused as %s', async (_, id, body, field) => {
    const problem = await admin.refused(putChannel, { params: { id }, body: body as never });
    expect(problem.fields?.map((fault) => fault.field)).toContain(field);
  });
  it('is tested with one message, and says what the other side answered', async () => {
    const server = await httpServer(wecomRobot('right'));
    open.push(server);
    await setChannel(t, robotChannel('good', 'wecom-robot', `${server.address}/send?key=right`));
    await setChannel(t, robotChannel('bad', 'wecom-robot', `${server.address}/send?key=wrong`));
    const post = await mailServer({ kind: 'open' });
    open.push(post);
    await setChannel(t, mailChannel(post.port));
    expect(await admin.call(testChannel, { params: { id: 'good' } })).toEqual({ sent: true, error: null, receipt: null });
    expect(await admin.call(testChannel, { params: { id: 'bad' } })).toEqual({
      sent: false,
      error: 'errcode-93000',
      receipt: null,
    });
    expect(await admin.call(testChannel, { params: { id: 'email' } })).toMatchObject({ sent: true });
    expect(post.mails()).toMatchObject([{ to: `${admin.id}@example.edu.cn` }]);
    expect((await admin.refused(testChannel, { params: { id: 'none' } })).code).toBe('not-found');
  });
  it('that leads to this machine is not used without the setting', async () => {
    const server = await httpServer(wecomRobot('right'));
    open.push(server);
    await setChannel(t, robotChannel('local', 'wecom-robot', `http://localhost:${server.port}/send?key=right`));
    Object.assign(t.deps.config, { messagesToLoopback: false });
    expect(await admin.call(testChannel, { params: { id: 'good' } })).toMatchObject({
      sent: false,
      error: 'address-not-allowed',
    });
    expect(server.requests()).toEqual([]);
  });
});
