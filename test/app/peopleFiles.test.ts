import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/contract/endpoint.ts';
import { listPeople } from '../../src/contract/people.ts';
import { importPeople, peopleFilePath, takePasswordLink } from '../../src/contract/peopleFiles.ts';
import { getMe, signIn } from '../../src/contract/session.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';
import { upload } from '../upload.ts';

let t: TestApp;
let admin: Visitor;
beforeAll(async () => {
  t = await testApp();
  admin = await t.as({ role: 'admin' });
});
afterAll(() => t.close());
beforeEach(() => t.setClock(monday));

const send = (file: string | Uint8Array, query: string) => upload(t, admin, `${importPeople.path}?${query}`, file);
async function look(file: string | Uint8Array): Promise<Answer<typeof importPeople>> {
  const answer = await send(file, 'apply=false');
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
async function take(file: string | Uint8Array): Promise<Answer<typeof importPeople>> {
  return (await send(file, `apply=true&seen=${(await look(file)).seen}`)).json();
}
const found = async (text: string) => (await admin.call(listPeople, { query: { text } })).people[0];
const phrase = '东湖边第三棵柳树下不见不散';

describe('people from a file', () => {
  it('are shown first and then made with their roles and a link each, from a workbook with Chinese headings', async () => {
    const rows = [
      ['登录名', '姓名', '类别', '单位', '电话', '角色'],
      ['zhao01', '赵一', '教职工', '图书馆', 13800001111, '工作专员；督查员'],
      ['qian02', '钱二', 'Staff', 'it', '', 'Unit head@it'],
    ];
    const file = await writeXlsx({ sheets: [{ name: '人员', rows }] });
    const looked = await look(file);
    expect(looked).toMatchObject({
      lines: 2,
      applied: false,
      mistakes: [],
      links: [],
      changes: [{ what: 'added' }, { what: 'added' }],
    });
    expect(await found('zhao01')).toBeUndefined();
    const { links } = await take(file);
    expect(links.map(({ login }) => login)).toEqual(['zhao01', 'qian02']);
    expect(await found('zhao01')).toMatchObject({
      phone: '13800001111',
      unit: 'library',
      grants: [
        { role: 'officer', unit: 'library' },
        { role: 'supervisor', unit: null },
      ],
    });
    expect((await look(file)).changes).toEqual([]);

    const zhao = t.visitor();
    const token = links[0]!.token;
    expect((await zhao.refused(takePasswordLink, { body: { token, password: 'zhao01zhao01' } })).code).toBe('password-is-known');
    expect(await zhao.call(takePasswordLink, { body: { token, password: phrase } })).toEqual({ login: 'zhao01' });
    expect((await zhao.refused(takePasswordLink, { body: { token, password: phrase } })).code).toBe('password-link-spent');
    await zhao.call(signIn, { body: { login: 'zhao01', password: phrase } });
    expect((await zhao.call(getMe, {})).me?.name).toBe('赵一');
    t.setClock('2026-03-09T02:00:01.000Z');
    expect((await zhao.refused(takePasswordLink, { body: { token: links[1]!.token, password: phrase } })).code).toBe(
      'password-link-spent',
    );
  });

  it('change and lose what the table says, and keep what it does not name', async () => {
    await take('login,name,unit,phone,roles\nsun03,孙三,library,13900002222,officer\n');
    const { changes } = await take('Login,Name,Roles,Active\nSUN03,孙叁,officer@it,no\n');
    expect(changes).toMatchObject([{ login: 'sun03', what: 'closed' }]);
    expect(await found('sun03')).toMatchObject({
      name: '孙叁',
      unit: 'library',
      phone: '13900002222',
      active: false,
      grants: [{ role: 'officer', unit: 'it' }],
    });
  });

  it('are refused by row and column, all of them together', async () => {
    const { mistakes, changes } = await look(
      '登录名,姓名,单位,角色\nli04,李四,没有的单位,\nzhou 05,周五,,\nwu06,,,\nzheng07,郑七,,工作专员\nwang08,王八一,,厨师\nli04,李四,,\n',
    );
    expect(mistakes).toEqual([
      { line: 2, column: 'unit', code: 'unknown' },
      { line: 3, column: 'login', code: 'invalid' },
      { line: 4, column: 'name', code: 'invalid' },
      { line: 5, column: 'grants', code: 'needs-unit' },
      { line: 6, column: 'grants', code: 'unknown' },
      { line: 7, column: 'login', code: 'repeated' },
    ]);
    expect(changes).toEqual([]);
    expect((await look('登录名,姓名,密码\na,b,c\n')).mistakes).toEqual([{ line: 1, column: '密码', code: 'no-passwords' }]);
  });

  it('do not let their importer lose the own rights', async () => {
    const me = await found(admin.id!);
    expect((await take(`login,name,roles\n${me!.login},新名,督查员\n`)).mistakes).toEqual([
      { line: 2, column: 'grants', code: 'yourself' },
    ]);
  });

  it('are not written when somebody changed them since they were looked at', async () => {
    await take('login,name\nfeng09,冯九\n');
    const file = 'login,name,phone\nfeng09,冯玖,13700003333\n';
    const { seen } = await look(file);
    await take('login,name\nfeng09,冯久\n');
    expect((await send(file, `apply=true&seen=${seen}`)).json()).toMatchObject({ status: 412, code: 'stale' });
    expect(await found('feng09')).toMatchObject({ name: '冯久', phone: '' });
  });

  it('go out without telephone numbers and come back unchanged', async () => {
    await take('login,name,unit,phone,roles\nchen10,陈十,library,13600004444,officer\n');
    for (const format of ['csv', 'xlsx']) {
      const answer = await t.app.inject({ url: peopleFilePath.replace(':format', format), cookies: admin.cookies });
      expect(answer.rawPayload.includes('13600004444')).toBe(false);
      expect(await look(answer.rawPayload)).toMatchObject({ mistakes: [], changes: [] });
    }
    const officer = await t.as({ role: 'officer', unit: 'library' });
    expect((await t.app.inject({ url: '/api/admin/people-files/csv', cookies: officer.cookies })).statusCode).toBe(403);
  });
});
