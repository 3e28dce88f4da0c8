import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson, listPeople } from '../../src/contract/people.ts';
import { getMe, signIn } from '../../src/contract/session.ts';
import { putProvider, syncDirectory, testProvider } from '../../src/contract/signIn.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';
import { directoryBase, directoryReader, hasSlapd, personEntry, type Slapd, startSlapd } from '../signIn/slapd.ts';

describe.skipIf(!hasSlapd())('a directory of the school (slapd)', () => {
  let t: TestApp;
  let slapd: Slapd;
  let security: Visitor;
  let admin: Visitor;
  let version = 0;

  async function configure(more: Record<string, unknown> = {}) {
    const settings = {
      name: '校园目录',
      url: slapd.url,
      bindDn: directoryReader.dn,
      base: directoryBase,
      unitAttribute: 'departmentNumber',
      kindAttribute: 'employeeType',
      kinds: { teacher: 'staff' as const },
      createPeople: true,
      syncFilter: '(objectClass=inetOrgPerson)',
      ...more,
    };
    const written = await security.call(putProvider, {
      params: { id: 'directory' },
      body: { kind: 'ldap', version, enabled: true, settings, secret: directoryReader.password },
    });
    version = written.version;
  }
  const enter = async (login: string, password: string) => {
    const visitor = t.visitor();
    const answer = await visitor.raw(signIn, { body: { login, password } });
    return { visitor, status: answer.statusCode, code: answer.json().code as string };
  };
  const sync = (apply: boolean) => security.call(syncDirectory, { params: { id: 'directory' }, body: { apply } });

  beforeAll(async () => {
    t = await testApp({ messagesToLoopback: true });
    slapd = await startSlapd();
    slapd.load(
      [
        personEntry('0026001', '王小明', { userPassword: '小明的密码', departmentNumber: 'library', employeeType: 'teacher' }),
        personEntry('2024010203', '李同学', { userPassword: 'a student’s password' }),
        personEntry('root1', '冒名者', { userPassword: 'in the directory' }),
        personEntry('twin', '双生', { userPassword: 'twin password' }),
      ].join('\n'),
    );
    security = await t.as({ role: 'securityAdmin' });
    admin = await t.as({ role: 'admin' });
    await configure();
  });
  afterAll(async () => {
    await slapd.close();
    await t.close();
  });

  it('lets in by its password, with unit and kind in its words', async () => {
    const { visitor, status } = await enter('0026001', '小明的密码');
    expect(status).toBe(200);
    expect((await visitor.call(getMe, {})).me).toMatchObject({ name: '王小明', kind: 'staff', unit: 'library' });
    expect((await enter('0026001', 'wrong')).code).toBe('wrong-login');
    expect((await enter('nobody', 'wrong')).code).toBe('wrong-login');
  });

  it.each(['*', '0026001)(uid=*', 'twin)(|(uid=*', '\\2a', '(uid=*)'])(
    'takes %s for a login and not for a filter',
    async (login) => {
      expect((await enter(login, '小明的密码')).status).toBe(401);
    },
  );

  it('never binds with an empty password, which would succeed as nobody', async () => {
    expect((await enter('0026001', '')).status).toBe(400);
    expect((await enter('0026001', '\u0000')).status).not.toBe(200);
  });

  it('rests an account after eight wrong passwords, whatever the directory counts', async () => {
    await enter('twin', 'twin password');
    for (let i = 0; i < 8; i += 1) await enter('twin', 'wrong');
    expect((await enter('twin', 'twin password')).code).toBe('locked-out');
  });

  it('lets local accounts in by their own password only, also while the directory is away', async () => {
    const { password } = await admin.call(createPerson, {
      body: { login: 'root1', name: '管理员', kind: 'staff', unit: null, grants: [{ role: 'admin', unit: null }] },
    });
    expect((await enter('root1', 'in the directory')).code).toBe('wrong-login');
    await configure({ url: 'ldap://127.0.0.1:9' });
    expect((await enter('root1', password)).status).toBe(200);
    expect((await enter('0026001', '小明的密码')).code).toBe('provider-failed');
    await configure();
  });

  it('tells an administrator whether it answers and accepts us', async () => {
    expect(await security.call(testProvider, { params: { id: 'directory' } })).toEqual({ ok: true, reason: null });
    await configure({ bindDn: `cn=stranger,${directoryBase}` });
    expect((await security.call(testProvider, { params: { id: 'directory' } })).reason).toBe('refused');
    await configure({ url: 'ldap://127.0.0.1:9' });
    expect((await security.call(testProvider, { params: { id: 'directory' } })).reason).toBe('unreachable');
    await configure();
  });

  it('shows what would change before it changes anything, and touches no account that administers', async () => {
    const preview = await sync(false);
    expect(preview).toMatchObject({ read: 4, created: 1, skipped: 1, deactivated: 0 });
    expect(preview.examples.find((e) => e.what === 'created')).toMatchObject({ login: '2024010203', name: '李同学' });
    expect((await admin.call(listPeople, { query: { text: '2024010203' } })).people).toHaveLength(0);
    expect(await sync(true)).toMatchObject({ created: 1, skipped: 1 });
    expect((await admin.call(listPeople, { query: { text: '2024010203' } })).people).toMatchObject([
      { name: '李同学', active: true },
    ]);
    expect(await sync(true)).toMatchObject({ created: 0, changed: 0, deactivated: 0 });
  });

  it('follows changed names, and closes the accounts of who has left', async () => {
    slapd.load(
      `dn: uid=0026001,ou=people,${directoryBase}\nchangetype: modify\nreplace: cn\ncn:: ${Buffer.from('王大明').toString('base64')}\n\ndn: uid=2024010203,ou=people,${directoryBase}\nchangetype: delete\n`,
    );
    expect(await sync(true)).toMatchObject({ changed: 1, deactivated: 1 });
    expect((await admin.call(listPeople, { query: { text: '2024010203' } })).people).toMatchObject([{ active: false }]);
    expect((await admin.call(listPeople, { query: { text: '0026001' } })).people).toMatchObject([{ name: '王大明' }]);
  });

  it('closes nobody’s account when the directory suddenly knows nobody', async () => {
    await configure({ syncFilter: '(uid=nobody-at-all)' });
    expect(await sync(true)).toMatchObject({ read: 0, deactivated: 0 });
    await configure();
  });
});
