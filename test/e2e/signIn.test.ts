import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CasServer, startCasServer } from '../signIn/casServer.ts';
import { type OidcServer, startOidcServer } from '../signIn/oidcServer.ts';
import { openBrowser, seriousViolations, type Visitor, visit } from './browser.ts';
import { freePort, newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

const password = '春天里的第一场雨下在图书馆';
let folder: string;
let service: RunningService;
let browser: Browser;
let cas: CasServer;
let oidc: OidcServer;
let administrator: Visitor;

beforeAll(async () => {
  folder = await newDataFolder();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  cas = await startCasServer();
  oidc = await startOidcServer({ id: 'huying', secret: 'a secret of the tests', redirect: `${address}/api/sign-in/openid/back` });
  service = await startService('start', {
    dataFolder: folder,
    port,
    environment: { HUYING_URL: address, MESSAGES_TO_LOOPBACK: '1' },
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await cas?.close();
  await oidc?.close();
  await removeFolder(folder);
});

describe('signing in, in a browser', () => {
  it('begins with an administrator who has to set up an authenticator app', async () => {
    administrator = await visit(browser, 'desk');
    const { page } = administrator;
    await page.goto(`${service.address}${/\/setup\?token=[\w-]+/.exec(service.printed())![0]}`);
    await page.locator('input').nth(0).fill('root1');
    await page.locator('input').nth(1).fill('管理员');
    await page.locator('input').nth(2).fill(password);
    await page.getByRole('button', { name: '建立管理员' }).click();
    await page.waitForURL('**/sign-in/second**');
    const key = (await page.locator('.qr-key code').innerText()).replaceAll(' ', '');
    expect(await seriousViolations(page)).toEqual([]);
    // Until the code is given the desk stays shut.
    await page.goto(`${service.address}/desk/admin/people`);
    await page.waitForURL('**/sign-in/second**');
    const shown = (await page.locator('.qr-key code').innerText()).replaceAll(' ', '');
    expect(shown).not.toBe(key);
    await page.locator('.code-input').fill(new TOTP({ secret: Secret.fromBase32(shown) }).generate());
    await page.getByRole('button', { name: '启用' }).click();
    await page.getByText('两步验证已启用').waitFor();
    expect(await page.locator('.recovery li').count()).toBe(10);
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '我已存好，继续' }).click();
    await page.waitForURL('**/desk/admin/people');
    expect(administrator.faults).toEqual([]);
  });

  async function putProvider(id: string, body: object): Promise<void> {
    const answer = await administrator.context.request.put(`${service.address}/api/admin/sign-in-providers/${id}`, {
      data: { version: 0, enabled: true, ...body },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  it('leads through CAS and back to the page that was wanted', async () => {
    await putProvider('campus', {
      kind: 'cas',
      settings: { name: '统一身份认证', server: cas.address, createPeople: true, signOutThere: true },
    });
    const visitor = await visit(browser, 'phone');
    const { page } = visitor;
    await page.goto(`${service.address}/sign-in?next=/me`);
    await page.getByRole('link', { name: '统一身份认证' }).click();
    await page.waitForURL('**/me');
    await page.getByText('王小明').waitFor();
    await page.getByRole('link', { name: '登录与安全' }).click();
    await page.getByText('本设备').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.goto(`${service.address}/me`);
    await page.getByRole('button', { name: '退出登录' }).click();
    // Out here, out at the CAS server, and home again.
    await page.waitForURL(`${service.address}/`);
    await page.goto(`${service.address}/me`);
    await page.getByText('还没有登录').waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('says in a sentence when CAS does not confirm who came', async () => {
    cas.answer = { status: 200, body: '<nothing/>' };
    const { page } = await visit(browser, 'phone');
    await page.goto(`${service.address}/sign-in`);
    await page.getByRole('link', { name: '统一身份认证' }).click();
    await page.getByText('统一身份认证没有确认您的身份，请再试一次。').waitFor();
    cas.answer = null;
  });

  it('leads through an OpenID provider and back', async () => {
    await putProvider('openid', {
      kind: 'oidc',
      secret: 'a secret of the tests',
      settings: { name: '校园账号', issuer: oidc.issuer, clientId: 'huying', createPeople: true },
    });
    const visitor = await visit(browser, 'desk');
    const { page } = visitor;
    await page.goto(`${service.address}/sign-in?next=/me`);
    await page.getByRole('link', { name: '校园账号' }).click();
    await page.locator('input[name=login]').fill('0026002');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/me');
    await page.getByText('王0026002').waitFor();
    // The provider's own pages ask for a font of the internet.
    expect(visitor.faults.filter((fault) => !fault.includes('ERR_NAME_NOT_RESOLVED'))).toEqual([]);
  });
});
