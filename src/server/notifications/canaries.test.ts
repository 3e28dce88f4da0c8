import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp, type Visitor } from '../../../test/app.ts';
import { dingtalk, feishu, type HeardServer, httpServer, mailServer, wecom, wecomRobot } from '../../../test/messageServers.ts';
import { allowLoopback, dispatchedCase, mailChannel, robotChannel, setChannel, workOff } from '../../../test/outgoing.ts';
import { putPreferences, testChannel } from '../../contract/notifications.ts';

/** Words that stand for what people entrust to the service; none may leave the house, in whatever writing. */
const canaries = {
  title: '金丝雀标题',
  text: '金丝雀正文 canary-text-77',
  question: '金丝雀追问',
  supplement: '金丝雀补充',
  note: '金丝雀派件说明',
  evidence: '金丝雀联系记录',
  progress: '金丝雀进展',
  reply: '金丝雀办结答复',
  reason: '金丝雀重办理由',
  nudge: '金丝雀催办',
  studentName: '金雀儿',
  studentPhone: '13912345678',
  officerName: '银雀儿',
  place: '三号楼',
};
const officerPhone = '13787654321';

let t: TestApp;
let student: Visitor;
let operator: Visitor;
let officer: Visitor;
let admin: Visitor;
const servers: (Pick<HeardServer, 'heard' | 'close'> & { readonly name: string })[] = [];
const clock = () => Date.parse(t.deps.clock());

beforeAll(async () => {
  t = await testApp();
  allowLoopback(t);
  student = await t.as();
  operator = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit: 'hq-repair' });
  admin = await t.as({ role: 'admin' });
  const rename = 'update person set name = $2, phone = $3 where id = $1';
  await t.deps.database.pool.query(rename, [student.id, canaries.studentName, canaries.studentPhone]);
  await t.deps.database.pool.query(rename, [officer.id, canaries.officerName, officerPhone]);

  const start = async (name: string, answering: Parameters<typeof httpServer>[0]) => {
    const server = await httpServer(answering);
    servers.push({ ...server, name });
    return server.address;
  };
  const mail = await mailServer({ kind: 'open' });
  servers.push({ ...mail, name: 'email' });
  await setChannel(t, mailChannel(mail.port));
  const app = { corpId: 'ww1', secret: 's', agentId: 7 };
  const wecomServer = await start('wecom', wecom(app).answering);
  const settings = { corpId: app.corpId, agentId: app.agentId, server: wecomServer, userId: '{login}' };
  await setChannel(t, { id: 'wecom', kind: 'wecom', settings, secrets: { secret: app.secret } });
  const sms = await start('sms', () => ({ body: { code: 0 } }));
  const gateway = { method: 'POST', url: sms, headers: {}, contentType: 'application/json', again: '', success: '$.code == 0' };
  await setChannel(t, {
    id: 'sms',
    kind: 'sms',
    settings: { ...gateway, body: '{"to":"{{phone}}","text":"{{text}}","id":"{{id}}"}' },
  });
  const robot = (id: string, kind: 'wecom-robot' | 'dingtalk-robot' | 'feishu-robot', url: string, secret?: string) =>
    setChannel(t, robotChannel(id, kind, url, { secrets: { url, ...(secret ? { secret } : {}) } }));
  await robot('wecom-group', 'wecom-robot', `${await start('wecom-robot', wecomRobot('k'))}/cgi-bin/webhook/send?key=k`);
  await robot(
    'ding-group',
    'dingtalk-robot',
    `${await start('dingtalk-robot', dingtalk('a', 's', clock))}/robot/send?access_token=a`,
    's',
  );
  await robot(
    'feishu-group',
    'feishu-robot',
    `${await start('feishu-robot', feishu('s', clock))}/open-apis/bot/v2/hook/right`,
    's',
  );
});
afterAll(async () => {
  await t.close();
  await Promise.all(servers.map((server) => server.close()));
});

it('no byte that leaves the house holds a name, a phone number or a text of the case', async () => {
  const everywhere = { channels: ['email' as const, 'wecom' as const, 'sms' as const], digest: false };
  const kinds = [
    'FactsAsked',
    'RequesterContacted',
    'ProgressReported',
    'CaseResolved',
    'CaseDispatched',
    'CaseReopened',
    'CaseNudged',
    'LetterWritten',
  ] as const;
  const wishes = Object.fromEntries(kinds.map((kind) => [kind, everywhere]));
  for (const [person, language] of [
    [student, 'zh'],
    [officer, 'en'],
  ] as const)
    await person.call(putPreferences, { body: { language, digestHour: 8, wishes } });

  const numbers: string[] = [];
  const pass = async (more: Record<string, unknown>) => {
    const { give, number } = await dispatchedCase({ student, operator }, { title: canaries.title, text: canaries.text, ...more });
    numbers.push(number);
    await give(student, { type: 'Nudge', text: canaries.nudge }).catch(() => {});
    await give(student, { type: 'Write', text: canaries.nudge });
    await give(officer, { type: 'Sign' });
    await give(officer, { type: 'Write', text: canaries.progress });
    await give(officer, { type: 'Respond', means: 'call', evidence: `${canaries.evidence},约好下午上门` });
    await give(officer, { type: 'Progress', text: `${canaries.progress},正在更换接头` });
    await give(officer, { type: 'Resolve', text: `${canaries.reply},现场试水不漏,如再漏请联系维修中心。` });
    await give(operator, { type: 'Approve' });
    await workOff(t);
    await give(student, {
      type: 'FollowUp',
      reached: true,
      contacted: true,
      solved: 'no',
      handling: 'unsatisfied',
      process: 'fair',
      words: canaries.reason,
    });
    await give(student, { type: 'Reopen', reason: canaries.reason });
    await workOff(t);
  };
  await pass({});
  await pass({ grade: 'T' });
  for (const id of ['email', 'wecom', 'sms', 'wecom-group', 'ding-group', 'feishu-group'])
    await admin.call(testChannel, { params: { id } });

  const { rows } = await t.deps.database.pool.query(
    "select channel, person, template, state, error from delivery where state <> 'sent'",
  );
  expect(rows).toEqual([]);
  for (const server of servers) {
    const readings = readingsOf(server.heard());
    // The search itself must be able to find something, in each writing that the server was sent.
    for (const number of numbers) expect(readings, server.name).toContain(number);
    expect(readings, server.name).toContain('诉件');
    expect(readings, server.name).toContain('huying.example');
    for (const [what, canary] of Object.entries(canaries)) {
      // A text message needs the number that it goes to; nothing else does.
      if (server.name === 'sms' && what === 'studentPhone') continue;
      expect(readings.includes(canary), `${what} at ${server.name}`).toBe(false);
    }
    if (server.name !== 'sms') expect(readings).not.toContain(officerPhone);
  }
  const sms = servers.find(({ name }) => name === 'sms')!.heard();
  const bodies = [...sms.matchAll(/\{"to":"(\d+)","text":"(.*?)","id"/g)];
  expect(bodies.length).toBeGreaterThan(5);
  for (const [, , text] of bodies) expect(text).not.toMatch(/1[3-9]\d{9}/);
});

/** What was sent, as it came and in every writing that it may hide in: percent signs, \u, quoted-printable, base64. */
function readingsOf(heard: string): string {
  const unfolded = heard.replaceAll('=\r\n', '');
  const quoted = bytesToText(
    unfolded.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
  const percent = bytesToText(
    heard.replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
  const escaped = heard.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const encoded = [...heard.replaceAll('\r\n', '').matchAll(/[A-Za-z0-9+/]{8,}={0,2}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString('utf8'),
  );
  // An encoded subject is cut into words, each on its own; the cuts must not hide a canary.
  const subjects = [...heard.matchAll(/=\?UTF-8\?B\?(.*?)\?=/g)]
    .map(([, run]) => Buffer.from(run!, 'base64').toString('utf8'))
    .join('');
  return [heard, quoted, percent, escaped, subjects, ...encoded].join('\n');
}

function bytesToText(latin: string): string {
  return Buffer.from(latin, 'latin1').toString('utf8');
}
