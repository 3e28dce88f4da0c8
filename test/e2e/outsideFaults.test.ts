import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../src/server/config.ts';
import { openReference } from '../../src/server/directory/queries.ts';
import { runningPostgres } from '../../src/server/platform/bundledPostgres.ts';
import { type Database, openDatabase } from '../../src/server/platform/db.ts';
import { type HeardServer, httpServer, mailServer } from '../messageServers.ts';
import { mailChannel, robotChannel, setChannel } from '../outgoing.ts';
import { newPeople, type People, type Person, unit } from '../survival/newPeople.ts';
import { viewDifferences } from '../survival/viewDifferences.ts';
import { newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

/** The service's own name server: as root on Linux it can be given one, which answers or does not as we like. */
const nameServer = '127.77.77.77';
const mayRename = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
const robotHost = mayRename ? 'robot.school.example' : '127.0.0.1';

let service: RunningService;
let database: Database;
let people: People;
let clockFile: string;
const closing: (() => unknown)[] = [];

/** A time in Beijing, on the Monday 2026-03-02 or a day after. */
const instantOf = (time: string, days = 0) =>
  Temporal.PlainDate.from('2026-03-02')
    .add({ days })
    .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: time })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });
// Renamed into place: whoever reads in between must not find an empty file.
const setClock = async (time: string, days = 0) => {
  await writeFile(`${clockFile}.new`, instantOf(time, days));
  await rename(`${clockFile}.new`, clockFile);
};

beforeAll(async () => {
  const dataFolder = await newDataFolder();
  clockFile = path.join(dataFolder, 'clock');
  await setClock('10:00');
  const resolv = path.join(dataFolder, 'resolv.conf');
  await writeFile(resolv, `nameserver ${nameServer}\n`);
  service = await startService('start', {
    dataFolder,
    environment: { TEST_CLOCK: clockFile, MESSAGES_TO_LOOPBACK: '1', HUYING_URL: 'https://huying.example' },
    ...(mayRename
      ? { through: ['unshare', '-m', 'sh', '-c', `mount --bind '${resolv}' /etc/resolv.conf && exec "$@"`, 'sh'] }
      : {}),
  });
  database = openDatabase((await runningPostgres(dataFolder))!.replace(/\/postgres$/, '/huying'), 2);
  people = await newPeople(database, dataFolder);
});
afterAll(async () => {
  for (const close of closing) await close();
  await database.close();
  await service.stop();
  await removeFolder(service.dataFolder);
});

async function channel(draft: Parameters<typeof setChannel>[1]): Promise<void> {
  const config = { ...readConfig({}), dataFolder: service.dataFolder, messagesToLoopback: true };
  await setChannel({ deps: { database, config, clock: () => instantOf('10:00'), reference: openReference(database.db) } }, draft);
}

async function robot(id: string, host: string, isWell: () => boolean): Promise<HeardServer> {
  const server = await httpServer(() => (isWell() ? { body: { errcode: 0 } } : { status: 500, body: '' }));
  closing.push(server.close);
  await channel(robotChannel(id, 'wecom-robot', `http://${host}:${server.port}/send?key=k`));
  return server;
}

async function post(place: string, person: Person, body: object): Promise<Record<string, unknown>> {
  const from = performance.now();
  const answer = await fetch(service.address + place, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: person.cookie },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect([place, answer.status, text]).toEqual([place, 200, expect.anything()]);
  // Whatever is broken outside, people at work do not wait for it.
  expect(performance.now() - from).toBeLessThan(2000);
  return JSON.parse(text);
}

/** A new case, accepted and dispatched: its officer and the robots are told. */
async function dispatched(): Promise<string> {
  const id = randomUUID();
  await post('/api/cases', people.student, {
    id,
    categoryCode: '0401',
    title: '水龙头关不上了',
    text: '从昨天开始。',
    placeId: 'd3',
  });
  await post(`/api/cases/${id}/commands`, people.operator, { type: 'Accept', version: 1 });
  await post(`/api/cases/${id}/commands`, people.operator, { type: 'Dispatch', unit, version: 2 });
  return id;
}

/** What became of the messages of cases on a channel, in the order in which they were queued. */
async function outcomes(channelId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await database.pool.query<{ state: string; error: string | null }>(
    `select state, error from delivery where channel = $1 and case_id = any($2::uuid[]) and template = 'CaseDispatched' order by queued_at`,
    [channelId, ids],
  );
  return rows.map(({ state, error }) => error ?? state);
}

async function until(isTrue: () => Promise<boolean>, seconds: number): Promise<void> {
  for (const from = performance.now(); !(await isTrue()); ) {
    if ((performance.now() - from) / 1000 > seconds) throw new Error(`not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until all messages of the cases on a channel have come to this: 'sent', or the reason why not. */
async function settled(channelId: string, ids: readonly string[], outcome: string): Promise<void> {
  const expected = ids.map(() => outcome);
  await until(async () => String(await outcomes(channelId, ids)) === String(expected), 15).catch(() => undefined);
  expect([channelId, await outcomes(channelId, ids)]).toEqual([channelId, expected]);
}

/** Answers every question for an address with this machine's, once it is told to. */
async function openNameServer(isWell: () => boolean): Promise<Socket> {
  const server = createSocket('udp4');
  server.on('message', (question, from) => {
    if (!isWell()) return;
    const end = question.indexOf(0, 12) + 5;
    const isAddress = question.readUInt16BE(end - 4) === 1;
    const head = Buffer.from(question.subarray(0, end));
    head.writeUInt16BE(0x8180, 2);
    head.writeUInt16BE(isAddress ? 1 : 0, 6);
    head.fill(0, 8, 12);
    const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1]);
    server.send(isAddress ? Buffer.concat([head, record]) : head, from.port, from.address);
  });
  await new Promise<void>((resolve) => server.bind(53, nameServer, resolve));
  closing.push(() => server.close());
  return server;
}

it('works on while the mail server hangs and names cannot be looked up, and sends what waited when both are back', async () => {
  let namesAnswer = false;
  if (mayRename) await openNameServer(() => namesAnswer);
  const hanging = await mailServer({ kind: 'silent' });
  closing.push(hanging.close);
  await channel(mailChannel(hanging.port));
  const byName = await robot('byname-robot', robotHost, () => namesAnswer);
  const well = await robot('well-robot', '127.0.0.1', () => true);

  const first = await dispatched();
  await until(async () => well.requests().length > 0, 5);
  // The front page comes from the disk, for which a hanging look-up must leave hands free.
  for (let i = 0; i < 5; i += 1)
    await post('/api/cases', people.student, { id: randomUUID(), categoryCode: '0401', title: '走廊的灯坏了' });
  expect((await fetch(`${service.address}/readyz`)).status).toBe(200);
  await settled('well-robot', [first], 'sent');
  await settled('email', [first], 'timeout');
  await settled('byname-robot', [first], mayRename ? 'timeout' : 'http-500');
  const { rows } = await database.pool.query('select 1 from notification where case_id = $1 and person = $2', [
    first,
    people.officer.id,
  ]);
  expect(rows).toHaveLength(1);

  namesAnswer = true;
  const back = await mailServer({ kind: 'open' });
  closing.push(back.close);
  await channel(mailChannel(back.port));
  await setClock('10:02');
  // Every new message looks for what else is due.
  const second = await dispatched();
  for (const each of ['well-robot', 'email', 'byname-robot']) await settled(each, [first, second], 'sent');
  expect([byName.requests().length - (mayRename ? 0 : 1), back.mails().length]).toEqual([2, 2]);
});

it('keeps what a robot refuses with 500 for a day, and sends it when the robot is well', async () => {
  let isWell = false;
  const ill = await robot('ill-robot', '127.0.0.1', () => isWell);
  const ids = [await dispatched()];
  for (const [time, days] of [
    ['10:30', 0],
    ['14:00', 0],
    ['21:00', 0],
    ['10:10', 1],
  ] as const) {
    await settled('ill-robot', ids, 'http-500');
    await setClock(time, days);
    ids.push(await dispatched());
  }
  await settled('ill-robot', ids, 'http-500');
  const refused = ill.requests().length;
  isWell = true;
  await setClock('14:30', 1);
  ids.push(await dispatched());
  await settled('ill-robot', ids, 'sent');
  expect(ill.requests().length - refused).toBe(6);
});

it('goes on when its clock is set a day ahead under it, and when it is set back', async () => {
  const before = await dispatched();
  await setClock('09:00', 3);
  const ahead = await dispatched();
  const tried = await dispatched();
  await settled('well-robot', [ahead, tried], 'sent');
  await setClock('15:00', 1);
  // A case whose past lies in the future is handled on, and everybody is still signed in.
  await post(`/api/cases/${ahead}/commands`, people.officer, { type: 'Sign', version: 3 });
  await post(`/api/cases/${before}/commands`, people.officer, { type: 'Sign', version: 3 });
  const after = await dispatched();
  for (const each of ['well-robot', 'email', 'byname-robot', 'ill-robot']) await settled(each, [after], 'sent');
  const { rows } = await database.pool.query<{ resolve_by: string }>('select resolve_by from case_view where id = $1', [after]);
  expect(rows[0]!.resolve_by > instantOf('15:00', 1)).toBe(true);
  expect(await viewDifferences(database.pool)).toEqual([]);
  expect((await fetch(`${service.address}/readyz`)).status).toBe(200);
});
