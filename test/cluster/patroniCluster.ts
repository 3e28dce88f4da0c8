import { randomBytes } from 'node:crypto';
import { chown, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { giveTo, type Machine, networkRange } from './machines.ts';

type Member = {
  readonly name: string;
  readonly role: string;
  readonly state: string;
  readonly timeline?: number;
  readonly lag?: number | string;
};

const steadySeconds = 8;
/** What a standby may lack that keeps up with its primary. */
const nearBytes = 16 * 1024 * 1024;

/** Three PostgreSQL under Patroni, each with an etcd and a pgbouncer beside it: Debian's packages, one machine each. */
export class PatroniCluster {
  readonly #machines: readonly Machine[];
  readonly #bin: string;
  readonly #password = randomBytes(12).toString('hex');

  /** @param bin folder of PostgreSQL's programs */
  constructor(machines: readonly Machine[], bin: string) {
    this.#machines = machines;
    this.#bin = bin;
  }

  /** Of all machines: the service finds the primary. */
  get url(): string {
    return this.#urlOf(5432);
  }

  get poolerUrl(): string {
    return this.#urlOf(6432);
  }

  #urlOf(port: number): string {
    return `postgres://huying:${this.#password}@${this.#machines.map(({ address }) => `${address}:${port}`).join(',')}/huying`;
  }

  async begin(): Promise<void> {
    await Promise.all(this.#machines.map((machine) => this.start(machine)));
    await this.untilHealthy(120);
    const leader = await this.leader();
    const client = new pg.Client({
      host: leader!.address,
      user: 'postgres',
      password: this.#password,
      database: 'postgres',
    });
    await client.connect();
    await client.query(`create role huying login password '${this.#password}'`);
    await client.query('create database huying owner huying');
    await client.end();
  }

  /** Starts what a machine starts when it is switched on. */
  async start(machine: Machine): Promise<void> {
    const { name, address, folder } = machine;
    await giveTo('postgres', folder);
    const values = {
      BIN: this.#bin,
      PASSWORD: this.#password,
      NETWORK: networkRange,
      ETCD: this.#machines.map((each) => `${each.address}:2379`).join(','),
    };
    const patroni = await machine.configure('patroni.yml', values);
    const pgbouncer = await machine.configure('pgbouncer.ini', values);
    await writeFile(path.join(folder, 'userlist.txt'), `"huying" "${this.#password}"\n`);
    const { uid, gid } = await stat(folder);
    await chown(path.join(folder, 'userlist.txt'), uid, gid);
    machine.start(
      [
        '/usr/bin/etcd',
        ...['--name', name, '--data-dir', path.join(folder, 'etcd')],
        ...['--listen-client-urls', `http://${address}:2379`, '--advertise-client-urls', `http://${address}:2379`],
        ...['--listen-peer-urls', `http://${address}:2380`, '--initial-advertise-peer-urls', `http://${address}:2380`],
        ...['--initial-cluster', this.#machines.map((each) => `${each.name}=http://${each.address}:2380`).join(',')],
        ...['--enable-v2', '--logger', 'zap', '--log-level', 'warn'],
      ],
      { as: 'postgres' },
    );
    machine.start(['/usr/bin/patroni', patroni], { as: 'postgres', environment: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' } });
    machine.start(['/usr/sbin/pgbouncer', pgbouncer], { as: 'postgres' });
  }

  /** The cluster as each machine sees it; null for one that does not answer. */
  async #views(): Promise<readonly (readonly Member[] | null)[]> {
    const answers = this.#machines.map(async ({ address }) => {
      const answer = await fetch(`http://${address}:8008/cluster`, { signal: AbortSignal.timeout(1500) });
      return ((await answer.json()) as { members: Member[] }).members;
    });
    return (await Promise.allSettled(answers)).map((each) => (each.status === 'fulfilled' ? each.value : null));
  }

  /** The machine that most of those who answer hold for the primary. */
  async leader(): Promise<Machine | null> {
    const named = (await this.#views()).flatMap((view) => view?.find(({ role }) => role === 'leader')?.name ?? []);
    const votes = (name: string) => named.filter((each) => each === name).length;
    return this.#machines.find(({ name }) => votes(name) * 2 > named.length) ?? null;
  }

  /**
   * Waits until every machine sees the same: a primary and its standbys on its timeline, near it, and one of them synchronous; and that for
   * some seconds, as one that was cut off shows its old view at first. @throws Error after so many seconds
   */
  async untilHealthy(seconds: number): Promise<void> {
    let views: readonly (readonly Member[] | null)[] = [];
    let since = Number.POSITIVE_INFINITY;
    for (const from = performance.now(); performance.now() - from < seconds * 1000; await pause(250)) {
      views = await this.#views();
      const sound = views.every((view) => view !== null && isSound(view, this.#machines.length));
      const leaders = new Set(views.map((view) => view?.find(({ role }) => role === 'leader')?.name));
      since = sound && leaders.size === 1 ? Math.min(since, performance.now()) : Number.POSITIVE_INFINITY;
      if (performance.now() - since > steadySeconds * 1000) return;
    }
    throw new Error(`not healthy within ${seconds} s: ${JSON.stringify(views)}`);
  }

  /** PostgreSQL's first process dies by force; whoever looks after it lives. */
  async killPostgres({ folder }: Machine): Promise<void> {
    const [pid] = (await readFile(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }
}

function isSound(view: readonly Member[], size: number): boolean {
  const leader = view.find(({ role }) => role === 'leader');
  const abreast = view.filter(
    ({ state, timeline, lag = 0 }) =>
      (state === 'running' || state === 'streaming') && timeline === leader?.timeline && Number(lag) < nearBytes,
  );
  return leader !== undefined && abreast.length === size && view.some(({ role }) => role === 'sync_standby');
}
