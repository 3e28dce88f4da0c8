import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { z } from 'zod';
import type { getWallFrame, WallBoard, WallNow } from '../src/contract/wall.ts';
import type { ScreenLanguage, ScreenMode } from '../src/domain/wall/vocabulary.ts';

type Frame = z.input<typeof getWallFrame.response>;
const root = path.resolve(import.meta.dirname, '..');
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** A built wall in a browser without a service: what the service would say, the test says. */
export type BareWall = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Says events in order, and lets the page draw after each. */
  readonly say: (events: readonly { readonly event: string; readonly data: unknown }[]) => Promise<void>;
};

export async function openBareWall(
  browser: Browser,
  {
    width,
    height,
    mode,
    language,
    from,
  }: { width: number; height: number; mode: ScreenMode; language: ScreenLanguage; from?: string },
): Promise<BareWall> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (from !== undefined) await page.clock.install({ time: new Date(from) });
  await page.addInitScript(() => {
    const heard = new Map<string, (message: { data: string }) => void>();
    const fake = class {
      onerror = null;
      addEventListener(name: string, listener: (message: { data: string }) => void) {
        heard.set(name, listener);
      }
      close() {}
    };
    Object.assign(globalThis, {
      EventSource: fake,
      isListening: () => heard.has('now') && heard.has('board'),
      async say(events: readonly { event: string; data: string }[]) {
        for (const { event, data } of events) {
          heard.get(event)?.({ data });
          // Drawing is put off to the end of the running task.
          for (let i = 0; i < 4; i += 1) await Promise.resolve();
        }
      },
    });
  });
  const frame = await exampleFrame(mode, language);
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/api/wall/frame') return route.fulfill({ json: frame });
    const file = pathname === '/wall/' ? 'index.html' : pathname.replace('/wall/', '');
    const body = await readFile(path.join(root, 'dist/wall', file)).catch(() => null);
    return body === null
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body, contentType: types[path.extname(file)] ?? 'text/html; charset=utf-8' });
  });
  await page.goto('http://wall.test/wall/');
  // What is said before anybody listens is lost.
  await page.waitForFunction('isListening()');
  return {
    context,
    page,
    async say(events) {
      const told = events.map(({ event, data }) => ({ event, data: JSON.stringify(data) }));
      // The page's own `say` is made above; what runs there is not seen by the types here.
      await page.evaluate(`say(${JSON.stringify(told)})`);
    },
  };
}

type Named = { id?: string; code?: string; name: string; nameEn: string; kind?: string; parent?: string | null };

async function seed<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(path.join(root, 'seed', name), 'utf8')) as T;
}

async function exampleFrame(mode: ScreenMode, language: ScreenLanguage): Promise<Frame> {
  const named = (items: readonly Named[]) => items.map(({ id, code, name, nameEn }) => ({ id: id ?? code ?? '', name, nameEn }));
  const places = await seed<(Named & { lon: number | null; lat: number | null })[]>('places.json');
  return {
    screen: { id: '00000000-0000-4000-8000-000000000001', name: '一号大厅', mode, language },
    build: null,
    reference: 1,
    units: named(await seed('units.json')),
    categories: named(await seed('categories.json')),
    classes: named(await seed('classes.json')),
    groups: [{ id: 'department', name: '职能部门', nameEn: 'Functional departments' }],
    buildings: places
      .filter(({ kind }) => kind === 'building')
      .map(({ id = '', name, nameEn, lon, lat, parent }) => ({ id, name, nameEn, lon, lat, campus: parent ?? '' })),
    maps: await seed<Frame['maps']>('campusMaps.json').then((maps) => maps.map((map) => ({ ...map, retired: false }))),
  };
}

/** A full day: large numbers and the longest names of the school. */
export async function exampleNow(asOf: string): Promise<WallNow> {
  const [units, categories] = [await longest('units.json'), await longest('categories.json')];
  return {
    asOf,
    day: { date: '2026-03-02', kind: 'makeup', name: '春节调休' },
    received: 1284,
    resolved: 1190,
    sameDay: 870,
    open: 2468,
    overdue: 312,
    dueToday: 97,
    hours: Array.from({ length: 17 }, (_, hour) => hour * 11),
    cards: {
      red: 612,
      yellow: 240,
      first: Array.from({ length: 12 }, (_, i) => ({
        number: `JS2026-${String(i + 123_450).padStart(6, '0')}`,
        categoryCode: categories[i % categories.length] ?? '',
        unit: units[i % units.length] ?? null,
        due: '2026-02-20T02:00:00.000Z',
        card: i < 9 ? 'red' : 'yellow',
        kind: 'resolve',
      })),
    },
  };
}

export async function exampleBoard(asOf: string): Promise<WallBoard> {
  const [units, categories] = [await longest('units.json'), await longest('categories.json')];
  const rate = { part: '3977', of: 4211, excluded: 60, low: '0.9366', high: '0.9512', target: '0.95' };
  const buildings = ['d3', 't2', 'd11', 't3', 'l2', 'l4', 'd12', 'c3', 'fac', 'lib'];
  return {
    asOf,
    reference: 1,
    period: { kind: 'month', key: '2026-03' },
    assessment: {
      name: '本校考核',
      nameEn: 'The school’s assessment',
      scheme: '北京某区：响应 10、解决 50、满意 40',
      schemeEn: 'A Beijing district: 10 response, 50 solved, 40 satisfied',
      minimum: 10,
    },
    rates: [
      { ...rate, measure: 'responded' },
      { ...rate, measure: 'resolved' },
      { ...rate, measure: 'satisfied' },
    ],
    solved: { before: 1_013_259, since: '2024-09-01' },
    band: {
      workday: true,
      sameSeason: false,
      days: 60,
      low: Array.from({ length: 24 }, (_, hour) => hour * 40),
      middle: Array.from({ length: 24 }, (_, hour) => hour * 60),
      high: Array.from({ length: 24 }, (_, hour) => hour * 80),
    },
    heat: buildings.map((place, i) => ({ place, cases: 480 - i * 50, open: 40 - i })),
    pareto: {
      total: 4000,
      lines: categories.slice(0, 7).map((categoryCode, i) => ({ categoryCode, cases: 700 - i * 60 })),
      rest: 360,
    },
    league: [
      {
        group: 'department',
        lines: units.slice(0, 9).map((unit, i) => ({ unit, rank: i + 1, score: (100 - i).toFixed(1), n: 1200, unranked: null })),
        tooFew: 14,
      },
    ],
    supervision: {
      red: 612,
      yellow: 240,
      orders: 118,
      ordersOverdue: 23,
      units: units.slice(0, 6).map((unit) => ({ unit, red: 104, yellow: 38, orders: 12 })),
    },
    alerts: categories.slice(0, 6).map((categoryCode, i) => ({
      id: `00000000-0000-4000-8000-00000000010${i}`,
      kind: 'regional',
      categoryCode,
      classCode: null,
      places: ['l2', 'l4', 'fac'],
      unit: null,
      safety: i === 0,
      seenOn: '2026-03-02',
      observed: 142,
      expected: 11.4,
      judgement: 'confirmed',
    })),
    meeting: {
      number: 'HY2026-012',
      kind: 'leadingGroup',
      phase: 'held',
      title: '接诉即办工作领导小组第三次会议',
      startsAt: '2026-03-02T06:00:00.000Z',
      place: '行政楼三层第一会议室',
      chair: '分管校领导',
      agenda: Array.from({ length: 8 }, (_, i) => ({
        id: `00000000-0000-4000-8000-00000000020${i}`,
        source: 'dissatisfied',
        label: `JS2026-00012${i}`,
        unit: units[i] ?? null,
        minutes: 10,
        figures: {
          categoryCode: categories[i] ?? '',
          placeId: 'l2',
          submittedAt: '2026-01-05T02:00:00.000Z',
          resolveBy: '2026-02-05T02:00:00.000Z',
          round: 3,
          returns: 2,
          nudges: 14,
        },
      })),
      decisions: [
        {
          id: '00000000-0000-4000-8000-000000000300',
          text: '暑期完成热水管网改造',
          owner: units[0] ?? '',
          due: '2026-08-20',
          done: false,
        },
      ],
    },
  };
}

/** Ids of what has the longest English name first. */
async function longest(file: string): Promise<string[]> {
  const items = await seed<Named[]>(file);
  return items.toSorted((a, b) => b.nameEn.length - a.nameEn.length).map(({ id, code }) => id ?? code ?? '');
}

/** 24 hours of events, one in ten seconds, on a clock that is moved. @returns what the page holds after its rubbish was collected, in MiB */
export async function dayOfEvents(
  browser: Browser,
  begin: string,
): Promise<{ before: number; after: number; nodes: [number, number] }> {
  const { context, page, say } = await openBareWall(browser, {
    width: 1920,
    height: 1080,
    mode: 'operations',
    language: 'zh-CN',
    from: begin,
  });
  const devtools = await context.newCDPSession(page);
  const held = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number };
    return { mebibytes: usedSize / 2 ** 20, nodes: (await devtools.send('Memory.getDOMCounters')).nodes };
  };
  const [now, board] = [await exampleNow(begin), await exampleBoard(begin)];
  await say([
    { event: 'now', data: now },
    { event: 'board', data: board },
  ]);
  await page.locator('[data-counter=received]').waitFor();
  const first = await held();
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const at = (seconds: number) => new Date(Date.parse(begin) + minute * 60_000 + seconds * 1000).toISOString();
    await say([
      { event: 'board', data: { ...board, asOf: at(0) } },
      ...[0, 10, 20, 30, 40, 50].map((seconds) => ({
        event: 'now',
        data: { ...now, asOf: at(seconds), received: minute * 6 + seconds / 10, resolved: minute },
      })),
    ]);
    await page.clock.fastForward(60_000);
  }
  const last = await held();
  await context.close();
  return { before: first.mebibytes, after: last.mebibytes, nodes: [first.nodes, last.nodes] };
}
