import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, submitCase } from '../../src/contract/cases.ts';
import {
  askDraft,
  type DraftKind,
  decideDraft,
  getModelSlot,
  listMachineDrafts,
  putModelSlot,
  testModelSlot,
} from '../../src/contract/drafting.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

/** A service that speaks the protocol as it is told to, and remembers every byte that reached it. */
type Model = {
  readonly url: string;
  readonly heard: () => string;
  answer: (body: {
    model: string;
    messages: { content: string }[];
  }) => string | 'silence' | 'drip' | 'hang-up' | { status: number };
  readonly close: () => Promise<void>;
};

let t: TestApp;
let model: Model;
let admin: Visitor;
let officer: Visitor;
let student: Visitor;
let caseId: string;

const completion = (content: string) => JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] });
const reply = '您好,您反映的饮水机不出热水问题已经处理,维修人员更换了加热管,现在恢复供应。';

beforeAll(async () => {
  t = await testApp({ messagesToLoopback: true });
  model = await startModel();
  admin = await t.as({ role: 'admin' });
  officer = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  student = await t.as();
  caseId = await submitted('饮水机不出热水', '三楼东侧的饮水机从周一开始只出冷水，希望尽快维修。');
});
afterAll(async () => {
  await model.close();
  await t.close();
});

async function startModel(): Promise<Model> {
  const wire: string[] = [];
  const made: { server?: Server } = {};
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    wire.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
    const said = self.answer(JSON.parse(body));
    if (said === 'silence') return;
    if (said === 'hang-up') return void request.socket.destroy();
    if (typeof said === 'object') return void response.writeHead(said.status).end('{"error":{"message":"no"}}');
    response.writeHead(200, { 'content-type': 'application/json' });
    // The beginning of an answer whose end never comes.
    if (said === 'drip') return void response.write('{"choices": [{"message": {"content": "您');
    response.end(said);
  });
  made.server = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: Model = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard: () => wire.join('\n'),
    answer: () => completion(JSON.stringify({ text: reply })),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return self;
}

async function submitted(title: string, text: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode: '0401', title, text, placeId: 't1', ...more } });
  return id;
}

async function setUp(more: Record<string, unknown> = {}): Promise<void> {
  const { version } = await admin.call(getModelSlot, {});
  const kinds: DraftKind[] = ['reply', 'summary', 'title', 'deidentify'];
  const body = {
    version,
    enabled: true,
    url: model.url,
    model: 'qwen-test',
    kinds,
    timeoutSeconds: 1,
    key: 'sk-secret-canary',
    ...more,
  };
  await admin.call(putModelSlot, { body });
}

const ask = (kind: DraftKind, id = caseId) => officer.call(askDraft, { params: { id }, body: { kind } });
const refusedAsk = (kind: DraftKind, id = caseId) => officer.refused(askDraft, { params: { id }, body: { kind } });

describe('the model slot', () => {
  it('is off, and then nothing is asked', async () => {
    expect(await admin.call(getModelSlot, {})).toMatchObject({ enabled: false, version: 0, hasKey: false });
    expect((await refusedAsk('reply')).code).toBe('drafting-off');
    expect((await officer.call(listMachineDrafts, { params: { id: caseId } })).kinds).toEqual([]);
    expect(model.heard()).toBe('');
  });

  it('keeps its key sealed, gives it to nobody, and takes the first of two changes', async () => {
    await setUp();
    const slot = await admin.call(getModelSlot, {});
    expect(slot).toMatchObject({ enabled: true, hasKey: true, model: 'qwen-test' });
    expect(JSON.stringify(slot)).not.toContain('canary');
    const { rows } = await t.deps.database.pool.query('select * from model_slot');
    expect(JSON.stringify(rows)).not.toContain('canary');
    const stale = { ...slot, version: 0, key: undefined };
    expect((await admin.refused(putModelSlot, { body: stale })).code).toBe('stale');
    expect((await officer.refused(getModelSlot, {})).status).toBe(403);
  });

  it.each([
    'ftp://example.edu.cn',
    'http://169.254.169.254/latest',
    'http://[fd00:ec2::254]/v1',
    'http://user:pass@example.edu.cn/v1',
    'http://100.100.100.200/v1',
    'no address',
  ])('refuses to lead to %s', async (url) => {
    const { version } = await admin.call(getModelSlot, {});
    const body = { version, enabled: true, url, model: 'm', kinds: ['reply' as const], timeoutSeconds: 5 };
    expect((await admin.refused(putModelSlot, { body })).fields?.[0]?.field).toBe('url');
  });

  it('is tried with a made-up case', async () => {
    const tried = await admin.call(testModelSlot, { body: {} });
    expect(tried).toMatchObject({ failed: null, text: reply });
  });
});

describe('a draft', () => {
  it('is what the model said, with who asked, and waits for a person', async () => {
    const drafted = await ask('reply');
    expect(drafted).toMatchObject({ kind: 'reply', text: reply, model: 'qwen-test', outcome: null, decidedBy: null });
    const used = await officer.call(decideDraft, { params: { id: drafted.id }, body: { outcome: 'changed' } });
    expect(used).toMatchObject({ outcome: 'changed', decidedAt: expect.any(String), decidedBy: expect.stringMatching(/^王/) });
    const again = await officer.call(decideDraft, { params: { id: drafted.id }, body: { outcome: 'discarded' } });
    expect(again.outcome).toBe('changed');
    const { drafts, kinds } = await officer.call(listMachineDrafts, { params: { id: caseId } });
    expect(drafts[0]?.id).toBe(drafted.id);
    expect(kinds).toEqual(['reply', 'summary', 'title', 'deidentify']);
    expect(model.heard()).toContain('Bearer sk-secret-canary');
  });

  it('is made of words without identity: no canary of requester or handler leaves the house', async () => {
    const { rows } = await t.deps.database.pool.query<{ name: string; login: string; phone: string }>(
      'select name, login, phone from person where id = $1',
      [student.id],
    );
    const { name, login } = rows[0]!;
    const phone = t.deps.contacts.open(student.id!, rows[0]!.phone);
    const canaries = [
      name,
      login,
      phone,
      '13912345678',
      '110105199003071234',
      'canary@example.edu.cn',
      '2023019999',
      'wx_canary_77',
      '京A·12345',
    ];
    const text = `我是${name},学号2023019999,电话${phone}或13912345678,身份证110105199003071234,邮箱canary@example.edu.cn,微信wx_canary_77,车牌京A·12345,住3号楼412室,饮水机坏了。`;
    const id = await submitted(`${name}反映饮水机坏了`, text);
    await officer.call(commandCase, { params: { id }, body: { type: 'Note', version: 1, text: `已联系${phone}` } });
    const before = model.heard().length;
    for (const kind of ['reply', 'summary', 'title'] as const) await ask(kind, id);
    const sent = model.heard().slice(before);
    expect(sent).toContain('饮水机坏了');
    for (const canary of [...canaries, '412', student.id!]) expect(sent, canary).not.toContain(canary);
  });

  it('is never asked for a confidential case', async () => {
    const trusted = await t.as({ role: 'dispatcher' }, { role: 'trusted' });
    const id = await submitted('另一件事', '我被辅导员性骚扰过。', { placeId: null });
    const before = model.heard().length;
    expect((await trusted.refused(askDraft, { params: { id }, body: { kind: 'reply' } })).code).toBe('drafting-off');
    expect((await trusted.call(listMachineDrafts, { params: { id } })).kinds).toEqual([]);
    expect((await refusedAsk('reply', id)).code).toBe('no-such-case');
    expect(model.heard().length).toBe(before);
  });

  it('of what else identifies people can only strike out words that stand there', async () => {
    const id = await submitted('舍友太吵', '隔壁那个吉他社社长每晚弹琴到两点,我上铺也受不了。');
    const words = { words: ['吉他社社长', '我上铺', '这里没有的话', '弹'] };
    model.answer = () => completion(`\`\`\`json\n${JSON.stringify(words)}\n\`\`\``);
    expect((await ask('deidentify', id)).text).toBe('隔壁那个〔隐去〕每晚弹琴到两点,〔隐去〕也受不了。');
  });

  it('is read from a stream that nobody asked for, and after thoughts that are nobody’s business', async () => {
    const piece = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`;
    model.answer = () => `${piece('<think>嗯</think>')}${piece('{"text": "三楼饮水机')}${piece('不出热水"}')}data: [DONE]\n\n`;
    expect((await ask('title')).text).toBe('三楼饮水机不出热水');
  });

  it.each<[string, () => ReturnType<Model['answer']>, string]>([
    ['nothing', () => 'silence', 'timeout'],
    ['the beginning of a sentence, for ever', () => 'drip', 'timeout'],
    ['a closed door', () => 'hang-up', 'unreachable'],
    ['a refusal', () => ({ status: 429 }), 'refused'],
    ['its own fault', () => ({ status: 500 }), 'refused'],
    ['no JSON', () => '<html>登录</html>', 'nonsense'],
    ['another shape', () => '{"answer": "好"}', 'nonsense'],
    ['words without the JSON that was asked for', () => completion('好的,我来帮您起草。'), 'nonsense'],
    ['wrong JSON', () => completion('{"text": "少了引号}'), 'nonsense'],
    ['JSON of another shape', () => completion('{"reply": ["a"]}'), 'nonsense'],
    ['null', () => completion('null'), 'nonsense'],
    ['nothing but one sign', () => completion(JSON.stringify({ text: '哈'.repeat(500) })), 'nonsense'],
    ['signs', () => completion(JSON.stringify({ text: '!!!???……'.repeat(20) })), 'nonsense'],
    ['far too much', () => completion(JSON.stringify({ text: '很长的答复'.repeat(1000) })), 'nonsense'],
    ['more than anybody reads', () => completion('x'.repeat(200_000)), 'too-large'],
    ['a stream that broke off', () => 'data: {"choices":[{"delta":{"content":"{\\"text\\": \\"半句"}}]}\n\n', 'nonsense'],
  ])('fails in a sentence when the model answers with %s', async (_, answer, failed) => {
    model.answer = answer;
    const refused = await refusedAsk('reply');
    expect(refused).toMatchObject({ status: 424, code: 'drafting-failed' });
    const { rows } = await t.deps.database.pool.query<{ failed: string }>(
      'select failed from model_draft where failed is not null order by asked_at desc, ctid desc limit 1',
    );
    expect(rows[0]?.failed).toBe(failed);
  });

  it('holds no number that the model made up', async () => {
    model.answer = () => completion(JSON.stringify({ text: '如有问题请拨打13800001111联系王建国老师,我们会继续跟进。' }));
    expect((await ask('reply')).text).toBe('如有问题请拨打〔电话〕联系〔姓名〕老师,我们会继续跟进。');
  });

  it('does not wait for a model that was switched off', async () => {
    await setUp({ enabled: false });
    expect((await refusedAsk('reply')).code).toBe('drafting-off');
  });
});
