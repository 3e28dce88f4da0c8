import { randomUUID } from 'node:crypto';
import { type ClientRequest, get } from 'node:http';
import { createScreen, wallChangesPath } from '../src/contract/wall.ts';
import { dayOfEvents } from '../test/bareWall.ts';
import { openBrowser } from '../test/e2e/browser.ts';
import { type Service, startService } from './service.ts';

export type WallFigures = {
  /** From the answer that acknowledges a case, which is after its commit, until the last of all screens has the new number; worst of all cases. */
  readonly wallLagMs: number;
  /** The same for the middle case. */
  readonly wallLagMedianMs: number;
  readonly screens: number;
  /** What the page holds after 24 hours of events, its rubbish collected. */
  readonly wallMiB: number;
};

const screens = 200;
const cases = 40;

/** How long an event takes to all screens, and what a screen holds after a day. */
export async function measureWall(service: Service): Promise<WallFigures> {
  const lags = (await lagsOf(service)).toSorted((a, b) => a - b);
  const browser = await openBrowser();
  const { after } = await dayOfEvents(browser, '2026-03-02T00:00:00.000Z');
  await browser.close();
  return {
    wallLagMs: Math.round(lags.at(-1) ?? Number.NaN),
    wallLagMedianMs: Math.round(lags[Math.floor(lags.length / 2)] ?? Number.NaN),
    screens,
    wallMiB: Math.round(after * 10) / 10,
  };
}

async function lagsOf({ address, deps, signIn }: Service): Promise<number[]> {
  const admin = await signIn({ role: 'admin', unit: null });
  // Administrators need a second factor; this one has given it.
  await deps.database.pool.query('update session set second_factor_at = now()');
  const student = await signIn();
  const open: Connected[] = [];
  for (let i = 0; i < screens; i += 1) open.push(await connect(address, await tokenOf(address, admin)));
  const lags: number[] = [];
  for (let i = 0; i < cases; i += 1) {
    const before = Math.max(...open.map(({ received }) => received()));
    const all = Promise.all(open.map(({ until }) => until(before + 1)));
    await post(address, '/api/cases', student, { id: randomUUID(), categoryCode: '0401', title: `水房漏水第${i}次` });
    const committed = performance.now();
    await all;
    lags.push(performance.now() - committed);
  }
  for (const { end } of open) end();
  return lags;
}

async function tokenOf(address: string, admin: string): Promise<string> {
  const made = await post(address, createScreen.path, admin, { name: '测量', mode: 'operations', language: 'zh-CN' });
  return ((await made.json()) as { token: string }).token;
}

async function post(address: string, path: string, cookie: string, body: unknown): Promise<Response> {
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

type Connected = {
  readonly received: () => number;
  /** Resolves when the screen has been told of so many cases. */
  readonly until: (received: number) => Promise<void>;
  readonly end: () => void;
};

/** One screen on a connection of its own, which reads what a browser would read. */
async function connect(address: string, token: string): Promise<Connected> {
  let received = -1;
  let text = '';
  let waiting: { readonly for: number; readonly done: () => void } | null = null;
  const request = await new Promise<ClientRequest>((resolve, reject) => {
    const sent = get(address + wallChangesPath, { headers: { authorization: `Bearer ${token}` }, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`a screen was answered ${answer.statusCode}`));
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
        const messages = text.split('\n\n');
        text = messages.pop() ?? '';
        for (const message of messages) {
          const now = /^event: now\ndata: (.*)$/m.exec(message)?.[1];
          if (now === undefined) continue;
          received = (JSON.parse(now) as { received: number }).received;
          resolve(sent);
          if (waiting !== null && received >= waiting.for) waiting.done();
        }
      });
      answer.on('error', () => {});
    });
    sent.on('error', reject);
  });
  return {
    received: () => received,
    until: (wanted) =>
      new Promise((done) => {
        waiting = { for: wanted, done };
        if (received >= wanted) done();
      }),
    end: () => request.destroy(),
  };
}

if (import.meta.main) {
  const service = await startService();
  const figures = await measureWall(service);
  await service.close();
  console.log(JSON.stringify(figures, null, process.argv.includes('--json') ? 0 : 2));
}
