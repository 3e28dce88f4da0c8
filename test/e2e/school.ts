import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { CaseDetail } from '../../src/contract/cases.ts';
import type { Role } from '../../src/domain/people/vocabulary.ts';
import { insertPerson } from '../../src/server/directory/execute.ts';
import { ratingToken } from '../../src/server/evaluation/execute.ts';
import { runningPostgres } from '../../src/server/platform/bundledPostgres.ts';
import { openContactSeal } from '../../src/server/platform/contactSeal.ts';
import { type Database, openDatabase } from '../../src/server/platform/db.ts';
import { digest, newToken } from '../../src/server/platform/secrets.ts';
import { openBrowser, type Visitor, visit } from './browser.ts';
import { newDataFolder, type RunningService, removeFolder, startService } from './service.ts';

/** A Monday of term at 10:00 in Beijing. */
export const monday = '2026-03-02T02:00:00.000Z';

export type Person = { readonly id: string; readonly cookie: string };

/** A real service on a database of its own, whose clock stands still until it is moved. */
export type School = {
  readonly service: RunningService;
  readonly browser: Browser;
  readonly database: Database;
  readonly setClock: (now: string) => Promise<void>;
  readonly person: (...grants: { role: Role; unit?: string }[]) => Promise<Person>;
  /** Opens a browser in which the person is signed in; nobody for null. */
  readonly visit: (person: Person | null, size: 'phone' | 'desk') => Promise<Visitor>;
  readonly submit: (who: Person | null, more?: Record<string, unknown>) => Promise<string>;
  readonly see: (who: Person, id: string) => Promise<CaseDetail>;
  /** Gives a command over HTTP: the setting of a scene, whose acts are played in the browser. */
  readonly give: (who: Person, id: string, command: Record<string, unknown>) => Promise<void>;
  /** Puts a job into the queue that its schedule would put there at a full minute. */
  readonly runJob: (name: string) => Promise<void>;
  /** The one-time link that a requester's newest message of a kind carries, once it was written. */
  readonly ratingLink: (id: string, template: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

export async function openSchool(): Promise<School> {
  const dataFolder = await newDataFolder();
  const clockFile = path.join(dataFolder, 'clock');
  let now = monday;
  const setClock = async (instant: string) => {
    now = instant;
    // Renamed into place: whoever reads in between must not find an empty file.
    await writeFile(`${clockFile}.new`, instant);
    await rename(`${clockFile}.new`, clockFile);
  };
  await setClock(monday);
  const service = await startService('start', { dataFolder, environment: { TEST_CLOCK: clockFile, HUYING_PROOF_BITS: '0' } });
  const postgres = await runningPostgres(dataFolder);
  const database = openDatabase(postgres!.replace(/\/postgres$/, '/huying'), 2);
  const contacts = await openContactSeal(dataFolder, 'aes');
  const browser = await openBrowser();

  async function ask(who: Person | null, method: string, address: string, body?: unknown): Promise<Response> {
    return fetch(`${service.address}${address}`, {
      method,
      headers: { ...(who ? { cookie: `huying=${who.cookie}` } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : null,
    });
  }
  async function answered<T>(answer: Response): Promise<T> {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
  const see = async (who: Person, id: string) => answered<CaseDetail>(await ask(who, 'GET', `/api/cases/${id}`));

  return {
    service,
    browser,
    database,
    setClock,
    see,
    async person(...grants) {
      const id = `p${randomUUID().slice(0, 8)}`;
      const unit = grants.find((grant) => grant.unit)?.unit ?? (grants.length > 0 ? 'intake' : null);
      const kind = grants.length > 0 ? ('staff' as const) : ('student' as const);
      const draft = { login: id, name: `王${id}`, kind, unit, phone: '13800001234', active: true };
      const held = grants.map(({ role, unit: of }) => ({ role, unit: of ?? null }));
      await insertPerson({ database, contacts }, { ...draft, grants: held }, null, monday, id);
      const cookie = newToken();
      await database.db
        .insertInto('session')
        .values({
          token_hash: digest(cookie),
          person: id,
          created_at: now,
          seen_at: now,
          expires_at: '2099-01-01T00:00:00.000Z',
          second_factor_at: now,
        })
        .execute();
      return { id, cookie };
    },
    async visit(person, size) {
      const visitor = await visit(browser, size);
      if (person) await visitor.context.addCookies([{ name: 'huying', value: person.cookie, url: service.address }]);
      return visitor;
    },
    async submit(who, more = {}) {
      const id = randomUUID();
      const draft = { id, categoryCode: '0507', title: '三号楼四层水房漏水', placeId: 'd3', ...more };
      await answered(await ask(who, 'POST', '/api/cases', draft));
      return id;
    },
    async give(who, id, command) {
      const { version } = await see(who, id);
      await answered(await ask(who, 'POST', `/api/cases/${id}/commands`, { ...command, version }));
    },
    async runJob(name) {
      await database.pool.query('insert into pgboss.job (name) values ($1)', [name]);
    },
    async ratingLink(id, template) {
      await expect.poll(() => newestNotice(database, id, template), { timeout: 20_000 }).not.toBeNull();
      const notice = await newestNotice(database, id, template);
      return `${service.address}/rate#${await ratingToken(dataFolder, notice!)}`;
    },
    async close() {
      await browser.close();
      await database.close();
      await service.stop();
      await rm(clockFile, { force: true });
      await removeFolder(dataFolder);
    },
  };
}

async function newestNotice(database: Database, id: string, template: string): Promise<string | null> {
  const { rows } = await database.pool.query<{ id: string }>(
    'select id from notification where case_id = $1 and template = $2 order by at desc limit 1',
    [id, template],
  );
  return rows[0]?.id ?? null;
}
