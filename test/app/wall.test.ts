import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { putItem } from '../../src/contract/reference.ts';
import {
  changeScreen,
  createScreen,
  getWall,
  getWallFrame,
  listScreens,
  openScreen,
  renewScreen,
  revokeScreen,
  type WallNow,
  wallChangesPath,
} from '../../src/contract/wall.ts';
import type { ScreenMode } from '../../src/domain/wall/vocabulary.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let admin: Visitor;
let desk: Visitor;

beforeAll(async () => {
  t = await testApp();
  admin = await t.as({ role: 'admin' });
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
});
beforeEach(() => t.setClock(monday));
afterAll(() => t.close());

async function newScreen(mode: ScreenMode = 'operations') {
  const { screen, token } = await admin.call(createScreen, { body: { name: '大厅', mode, language: 'zh-CN' } });
  const browser = t.visitor();
  await browser.call(openScreen, { body: { token } });
  return { id: screen.id, token, browser };
}

async function submit(title: string, categoryCode = '0401', placeId?: string): Promise<string> {
  const id = randomUUID();
  const student = await t.as();
  await student.call(submitCase, { body: { id, categoryCode, title, text: `${title}，请尽快处理`, placeId: placeId ?? null } });
  return id;
}

/** The numbers once they are as they must become: one computation serves all who ask within a third of a second. */
async function until(browser: Visitor, isSo: (now: WallNow) => boolean) {
  return vi.waitFor(
    async () => {
      const wall = await browser.call(getWall, {});
      if (!isSo(wall.now)) throw new Error(`still ${JSON.stringify(wall.now)}`);
      return wall;
    },
    { timeout: 5000, interval: 40 },
  );
}

describe('the token of a screen', () => {
  it('opens it once, and the cookie reads the wall from then on', async () => {
    const { token, browser } = await newScreen();
    expect((await browser.call(getWallFrame, {})).screen).toMatchObject({ name: '大厅', mode: 'operations' });
    expect((await t.visitor().refused(openScreen, { body: { token } })).code).toBe('unauthenticated');
  });

  it('works as a header as long as it was not exchanged', async () => {
    const { token } = await admin.call(createScreen, { body: { name: '盒子', mode: 'visitors', language: 'en' } });
    const headers = { authorization: `Bearer ${token}` };
    expect((await t.app.inject({ url: getWall.path, headers })).statusCode).toBe(200);
    await t.visitor().call(openScreen, { body: { token } });
    expect((await t.app.inject({ url: getWall.path, headers })).statusCode).toBe(401);
  });

  it('is kept as a digest only', async () => {
    const { token, browser } = await newScreen();
    const { rows } = await t.deps.database.pool.query<{ all: string }>(
      'select jsonb_agg(to_jsonb(s))::text as all from wall_screen s',
    );
    expect(rows[0]?.all).not.toContain(token);
    expect(rows[0]?.all).not.toContain(browser.cookies['huying-wall']);
  });

  it('reads the wall and nothing else', async () => {
    const { browser } = await newScreen();
    for (const url of ['/api/cases?queue=all', '/api/measures/ranking', '/api/leadership', '/api/changes'])
      expect([url, (await t.app.inject({ url, cookies: browser.cookies })).statusCode]).toEqual([url, 401]);
    expect((await browser.refused(listScreens, {})).code).toBe('unauthenticated');
    expect((await t.nobody.refused(getWall, {})).code).toBe('unauthenticated');
    expect((await admin.refused(getWall, {})).code).toBe('unauthenticated');
  });

  it('is void at once when the screen is shut, and a shut screen stays shut', async () => {
    const { id, browser } = await newScreen();
    await admin.call(revokeScreen, { params: { id }, body: {} });
    expect((await browser.refused(getWall, {})).code).toBe('unauthenticated');
    expect((await admin.refused(renewScreen, { params: { id }, body: {} })).code).toBe('not-found');
    const { screens } = await admin.call(listScreens, {});
    expect(screens.find((screen) => screen.id === id)?.revokedAt).toBe(monday);
  });

  it('is replaced by a new one, which shuts out the browser of before', async () => {
    const { id, browser } = await newScreen();
    const { token } = await admin.call(renewScreen, { params: { id }, body: {} });
    expect((await browser.refused(getWall, {})).code).toBe('unauthenticated');
    await browser.call(openScreen, { body: { token } });
    await browser.call(getWall, {});
  });
});

describe('the numbers of the wall', () => {
  it('count what came and what was closed today', async () => {
    const { browser } = await newScreen();
    const before = await browser.call(getWall, {});
    const id = await submit('水龙头漏水');
    const { version } = await desk.call(getCase, { params: { id } });
    await desk.call(commandCase, { params: { id }, body: { type: 'Accept', version } });
    const { now, board } = await until(browser, ({ open }) => open === before.now.open + 1);
    expect(now.received - before.now.received).toBe(1);
    expect(now.hours).toHaveLength(11);
    expect(now.day).toEqual({ date: '2026-03-02', kind: 'workday', name: null });
    expect(board.rates.map(({ measure, target }) => [measure, target])).toEqual([
      ['responded', '1'],
      ['resolved', '1'],
      ['satisfied', '0.95'],
    ]);
  });

  it('show red cards by number and never by what was written, and confidential ones as a count only', async () => {
    const { browser } = await newScreen();
    const before = await browser.call(getWall, {});
    await submit('教室灯不亮');
    await submit('老师上课骂人', '0203');
    t.setClock('2026-03-20T02:00:00.000Z');
    const { now } = await until(browser, ({ cards }) => cards.red >= before.now.cards.red + 2);
    const text = JSON.stringify(await browser.call(getWall, {}));
    expect(text).not.toContain('教室灯不亮');
    expect(text).not.toContain('骂人');
    expect(now.cards.first.every(({ categoryCode }) => categoryCode !== '0203')).toBe(true);
  });

  it('give visitors no single case, no warning and nobody at the end of a ranking', async () => {
    const { browser } = await newScreen('visitors');
    await submit('空调不制冷');
    t.setClock('2026-03-20T02:00:00.000Z');
    const { now, board } = await until(browser, ({ cards }) => cards.red > 0);
    expect(now.cards.first).toEqual([]);
    expect(board).toMatchObject({ alerts: [], meeting: null });
    expect(board.supervision.units).toEqual([]);
  });

  it('count a building from five cases on, and leave confidential ones out of it', async () => {
    const fresh = await testApp();
    const own = await fresh.as({ role: 'admin' });
    const { token } = await own.call(createScreen, { body: { name: '一', mode: 'operations', language: 'zh-CN' } });
    const browser = fresh.visitor();
    await browser.call(openScreen, { body: { token } });
    const send = async (categoryCode: string, placeId: string) =>
      (await fresh.as()).call(submitCase, {
        body: { id: randomUUID(), categoryCode, title: '宿舍家具坏了', text: '宿舍家具坏了请修', placeId },
      });
    for (let i = 0; i < 4; i += 1) await send('0401', 'd3');
    await send('0203', 'd3');
    for (let i = 0; i < 5; i += 1) await send('0401', 'd4');
    const { board } = await browser.call(getWall, {});
    expect(board.heat).toEqual([
      { place: 'd4', cases: 5, open: 5 },
      { place: 'd3', cases: null, open: null },
    ]);
    await fresh.close();
  });
});

describe('the frame of the wall', () => {
  it('carries the maps, which an administrator edits with history', async () => {
    const { browser } = await newScreen();
    const { maps, buildings } = await browser.call(getWallFrame, {});
    expect(maps.map(({ id }) => id).sort()).toEqual(['bs', 'dh']);
    const drawn = new Set(maps.flatMap(({ shapes }) => shapes.features.map(({ properties }) => properties.place)));
    expect(buildings.filter(({ id }) => !drawn.has(id)).map(({ id }) => id)).toEqual([]);
    const { id: _, ...map } = maps.find(({ id }) => id === 'dh')!;
    const where = { kind: 'campusMap' as const, id: 'dh' };
    const wrong = {
      ...map,
      shapes: { ...map.shapes, features: [{ ...map.shapes.features[0]!, properties: { kind: 'building', place: 'nowhere' } }] },
    };
    expect((await admin.refused(putItem, { params: where, body: { version: 1, data: wrong } })).code).toBe('invalid');
    await admin.call(putItem, { params: where, body: { version: 1, data: { ...map, datum: 'GCJ02' } } });
    const { maps: after } = await browser.call(getWallFrame, {});
    expect(after.find(({ id }) => id === 'dh')?.datum).toBe('GCJ02');
  });

  it('refuses a target that is no share', async () => {
    const data = { openingDay: null, targets: { responded: '1.2', resolved: null, satisfied: null } };
    const refusal = await admin.refused(putItem, { params: { kind: 'wallSettings', id: 'school' }, body: { version: 1, data } });
    expect(refusal.fields?.[0]).toMatchObject({ field: 'data.targets.responded' });
  });
});

describe('the stream of a screen', () => {
  it('brings a new case within a second, follows its mode, and ends when the screen is shut', async () => {
    const { id, browser } = await newScreen();
    await t.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = t.app.server.address() as AddressInfo;
    const stream = await fetch(`http://127.0.0.1:${port}${wallChangesPath}`, {
      headers: { cookie: `huying-wall=${browser.cookies['huying-wall']}` },
    });
    const heard = listenTo(stream);
    const first = JSON.parse(await heard.next('now'));
    await heard.next('board');
    const sentAt = performance.now();
    await submit('走廊灯坏了');
    let now = first;
    while (now.received === first.received) now = JSON.parse(await heard.next('now'));
    expect(now.received).toBe(first.received + 1);
    expect(performance.now() - sentAt).toBeLessThan(1500);

    await admin.call(changeScreen, { params: { id }, body: { name: '大厅', mode: 'visitors', language: 'zh-CN' } });
    await heard.next('frame');
    expect(JSON.parse(await heard.next('board')).supervision.units).toEqual([]);
    await admin.call(revokeScreen, { params: { id }, body: {} });
    await heard.next('revoked');
    expect(await heard.ended()).toBe(true);
    expect((await fetch(`http://127.0.0.1:${port}${wallChangesPath}`)).status).toBe(401);
  });
});

function listenTo(stream: Response) {
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const more = async () => {
    const { value, done } = await reader.read();
    text += value ?? '';
    return !done;
  };
  return {
    /** The data of the next event of this name; others are passed over. */
    async next(name: string): Promise<string> {
      for (;;) {
        const found = new RegExp(`event: ${name}\\ndata: (.*)\\n\\n`).exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return found[1]!;
        }
        if (!(await more())) throw new Error(`The stream ended before ${name}.`);
      }
    },
    async ended(): Promise<boolean> {
      while (await more());
      return true;
    },
  };
}
