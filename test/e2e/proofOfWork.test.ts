import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, seriousViolations, visit } from './browser.ts';
import { freePort, newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

const password = '春天里的第一场雨下在图书馆';
let folder: string;
let service: RunningService;
let browser: Browser;

beforeAll(async () => {
  folder = await newDataFolder();
  const port = await freePort();
  service = await startService('start', { dataFolder: folder, port, environment: { HUYING_URL: `http://127.0.0.1:${port}` } });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await removeFolder(folder);
});

const title = '宿舍校园网连不上，断网两天了';

async function writeAnonymously(page: Page): Promise<void> {
  await page.goto(`${service.address}/?place=d3`);
  await page.getByLabel('一句话说清楚').fill(title);
  await page.getByRole('button', { name: '校园网故障' }).first().click();
  await page.getByText('匿名提交').first().click();
  await page.getByRole('button', { name: '提交诉求' }).click();
}

/** How the page's own requests for taking the case in were answered: the status of each, and whether work came with it. */
function heardSubmits(page: Page): { status: number; proof: string | undefined }[] {
  const heard: { status: number; proof: string | undefined }[] = [];
  page.on('response', (answer) => {
    const request = answer.request();
    if (request.method() === 'POST' && new URL(answer.url()).pathname === '/api/cases')
      heard.push({ status: answer.status(), proof: request.headers()['x-huying-proof'] });
  });
  return heard;
}

describe('an anonymous case', () => {
  let spent: { challenge: string; bits: number };

  it('is paid for by the page: whoever sends it presses once and reads nothing of it', async () => {
    const { page, faults, context } = await visit(browser, 'phone');
    const heard = heardSubmits(page);
    page.on('response', async (answer) => {
      if (new URL(answer.url()).pathname === '/api/proof') spent = await answer.json();
    });
    await writeAnonymously(page);
    await page.waitForURL('**/receipt');
    expect(heard.map(({ status }) => status)).toEqual([429, 200]);
    expect(heard[1]!.proof).toMatch(/\.\d+$/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is paid for anew, unnoticed, when the work was done too late or had been used', async () => {
    const { page, context } = await visit(browser, 'phone');
    const heard = heardSubmits(page);
    // A phone that slept with the answer in its hands: the first challenge is one that no longer counts.
    await page.route('**/api/proof**', (route) => route.fulfill({ json: spent }), { times: 1 });
    await writeAnonymously(page);
    await page.waitForURL('**/receipt');
    expect(heard.map(({ status }) => status)).toEqual([429, 429, 200]);
    await context.close();
  });

  it('says what to do when the work never counts, keeps every word, and is taken at the next press', async () => {
    const { page, context } = await visit(browser, 'phone');
    await page.route('**/api/proof**', (route) => route.fulfill({ json: spent }));
    await writeAnonymously(page);
    await page.getByText('自动验证没有通过').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.getByLabel('一句话说清楚').inputValue()).toBe(title);
    await page.unroute('**/api/proof**');
    await page.getByRole('button', { name: '提交诉求' }).click();
    await page.waitForURL('**/receipt');
    await context.close();
  });
});

describe('signing in after refused tries', () => {
  it('costs the page some work and the person nothing; after eight the account rests, until its administrator lets it in', async () => {
    const { give, id } = await staffMember('zhang');
    const { page, context } = await visit(browser, 'phone');
    await page.goto(`${service.address}/sign-in?next=/me`);
    const answers: number[] = [];
    page.on('response', (answer) => {
      if (answer.request().method() === 'POST' && new URL(answer.url()).pathname === '/api/session')
        answers.push(answer.status());
    });
    await page.getByLabel('账号').fill('zhang');
    const enter = async (given: string, said: string) => {
      await page.getByLabel('密码', { exact: true }).fill(given);
      const answered = page.waitForResponse((answer) => {
        const isOurs = answer.request().method() === 'POST' && new URL(answer.url()).pathname === '/api/session';
        return isOurs && (answer.status() !== 429 || 'x-huying-proof' in answer.request().headers());
      });
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await answered;
      await page.getByText(said).waitFor();
    };
    for (let i = 0; i < 8; i += 1) await enter('猜的', '登录名或密码不对');
    // Three tries for nothing, then each is asked for work first.
    expect(answers.slice(0, 5)).toEqual([401, 401, 401, 429, 401]);
    await enter(password, '连续输错次数过多');
    expect(await seriousViolations(page)).toEqual([]);

    const fresh = await give(id);
    await page.getByLabel('密码', { exact: true }).fill(fresh);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL('**/me');
    await page.getByText('章老师').waitFor();
    await context.close();
  });
});

/** Somebody with a local account, made by the school's first administrator, who can also give a new password. */
async function staffMember(login: string) {
  const { context } = await visit(browser, 'desk');
  const ask = async <T>(method: 'POST' | 'PUT', path: string, data: object): Promise<T> => {
    const answer = await context.request.fetch(`${service.address}${path}`, { method, data });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json() as Promise<T>;
  };
  const token = /\/setup\?token=([\w-]+)/.exec(service.printed())![1]!;
  await ask('POST', '/api/setup', { token, login: 'root1', name: '管理员', password });
  const { key } = await ask<{ key: string }>('POST', '/api/me/second-factor', {});
  const code = new TOTP({ secret: Secret.fromBase32(key) }).generate();
  await ask('PUT', '/api/me/second-factor', { code });
  const draft = { login, name: '章老师', kind: 'staff', unit: null };
  const { person } = await ask<{ person: { id: string } }>('POST', '/api/admin/people', draft);
  const give = async (of: string) => (await ask<{ password: string }>('POST', `/api/admin/people/${of}/password`, {})).password;
  return { id: person.id, give };
}
