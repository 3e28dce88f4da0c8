import { randomUUID } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runningPostgres } from '../../src/server/platform/bundledPostgres.ts';
import { type Database, openDatabase } from '../../src/server/platform/db.ts';
import { AcknowledgedLoad } from '../survival/acknowledgedLoad.ts';
import { newPeople, type People } from '../survival/newPeople.ts';
import { newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

let folder: string;
let service: RunningService;
let people: People;

beforeAll(async () => {
  folder = await newDataFolder();
  service = await startService('start', { dataFolder: folder });
  people = await withDatabase((database) => newPeople(database, folder));
});
afterAll(async () => {
  await service.stop();
  await removeFolder(folder);
});

async function withDatabase<T>(look: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase((await runningPostgres(folder))!.replace(/\/postgres$/, '/huying'), 2);
  return look(database).finally(() => database.close());
}

/** A browser that hears of changes. @returns how the answer ended */
function listen(): Promise<'ended' | 'cut'> {
  return new Promise((resolve) => {
    const request = http.get(`${service.address}/api/changes`, { headers: { cookie: people.operator.cookie } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve('ended'));
      answer.on('error', () => resolve('cut'));
    });
    request.on('error', () => resolve('cut'));
  });
}

/** A submission of which half has been sent. @returns sends the rest and gives the first line of the answer */
async function halfSent(): Promise<() => Promise<string>> {
  const body = JSON.stringify({ id: randomUUID(), categoryCode: '0401', title: '水龙头关不上了' });
  const bytes = Buffer.from(body);
  const socket = net.connect(service.port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const answered = new Promise<string>((resolve) => {
    socket.once('data', (chunk) => resolve(String(chunk).split('\r\n')[0]!));
    socket.once('close', () => resolve('closed'));
    socket.once('error', () => resolve('cut'));
  });
  socket.write(
    `POST /api/cases HTTP/1.1\r\nhost: x\r\ncookie: ${people.student.cookie}\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n`,
  );
  socket.write(bytes.subarray(0, 20));
  await pause(100);
  return () => {
    socket.write(bytes.subarray(20));
    return answered;
  };
}

const ended = () => new Promise<number | null>((resolve) => service.child.once('exit', (code) => resolve(code)));

it('ends within 5 s under load, hears out who is being answered, tells who listens, and has kept what it acknowledged', async () => {
  const load = new AcknowledgedLoad([service.address], people);
  load.begin(6);
  const heard = [listen(), listen()];
  while (load.acknowledged() < 12) await pause(50);
  const finish = await halfSent();
  const from = performance.now();
  const code = ended();
  service.child.kill('SIGTERM');
  // As Ctrl-C arrives from the terminal and from npm: still the same wish.
  service.child.kill('SIGINT');
  await pause(300);
  expect(await finish()).toBe('HTTP/1.1 200 OK');
  expect(await code).toBe(0);
  expect((performance.now() - from) / 1000).toBeLessThan(5);
  expect(await Promise.all(heard)).toEqual(['ended', 'ended']);
  expect(await runningPostgres(folder)).toBeNull();

  service = await startService('start', { dataFolder: folder, port: service.port });
  await load.end();
  // The half-sent one is a case of its own, which the load does not know.
  expect(await withDatabase((database) => load.compare(database))).toEqual({ lost: 0, duplicated: 1 });
});

it('ends at once at a second signal, and the next start finds everything in order', async () => {
  await halfSent();
  const code = ended();
  service.child.kill('SIGTERM');
  await pause(900);
  const from = performance.now();
  service.child.kill('SIGTERM');
  expect(await code).toBe(130);
  expect(performance.now() - from).toBeLessThan(500);
  service = await startService('start', { dataFolder: folder, port: service.port });
  expect((await fetch(`${service.address}/readyz`)).status).toBe(200);
});
