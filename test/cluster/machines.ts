import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type Machine = {
  readonly name: string;
  readonly address: string;
  readonly folder: string;
  /** Starts a program on the machine; its words go to a file in the machine's folder. @param as a user's name, root when none */
  readonly start: (command: readonly string[], options?: { as?: string; environment?: Record<string, string> }) => ChildProcess;
  /** Fills in a configuration file of this folder and lays it into the machine's. @returns its path */
  readonly configure: (file: string, values: Readonly<Record<string, string>>) => Promise<string>;
  /** Pulls the plug of the network: nobody reaches it, it reaches nobody, and no connection is told. */
  readonly unplug: () => void;
  readonly plug: () => void;
  /** Makes it unable to answer other machines, who are told nothing. */
  readonly cutFrom: (others: readonly Machine[]) => void;
  readonly rejoin: (others: readonly Machine[]) => void;
  /** Every program on it dies at once, as in a power cut. */
  readonly kill: () => void;
};

const bridge = 'huyingbr';
const network = '10.143.7';
export const networkRange = `${network}.0/24`;

/** Machines in network namespaces of their own, on one bridge, which the caller reaches as well. Needs root and Linux. */
export class MachineRoom {
  readonly #folder: string;
  readonly #names: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    ip('link', 'add', bridge, 'type', 'bridge');
    ip('addr', 'add', `${network}.254/24`, 'dev', bridge);
    ip('link', 'set', bridge, 'up');
  }

  /** @param number 1..253, the last part of its address */
  async add(name: string, number: number): Promise<Machine> {
    const space = `huying-${name}`;
    const link = `hy-${name}`;
    const address = `${network}.${number}`;
    const folder = path.join(this.#folder, name);
    await mkdir(folder, { mode: 0o755 });
    this.#names.push(name);
    ip('netns', 'add', space);
    ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space);
    ip('link', 'set', link, 'master', bridge, 'up');
    ip('-n', space, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
    ip('-n', space, 'link', 'set', 'eth0', 'up');
    ip('-n', space, 'link', 'set', 'lo', 'up');
    let started = 0;
    return {
      name,
      address,
      folder,
      start(command, { as, environment = {} } = {}) {
        started += 1;
        const words = openSync(path.join(folder, `${started}-${path.basename(command[0]!)}.log`), 'a');
        const become = as === undefined ? [] : ['setpriv', '--reuid', as, '--regid', as, '--init-groups'];
        const child = spawn('ip', ['netns', 'exec', space, ...become, ...command], {
          stdio: ['ignore', words, words],
          env: { ...process.env, ...environment },
        });
        closeSync(words);
        return child;
      },
      async configure(file, values) {
        const template = await readFile(path.join(import.meta.dirname, file), 'utf8');
        const all: Readonly<Record<string, string>> = { NAME: name, ADDRESS: address, FOLDER: folder, ...values };
        const place = path.join(folder, file);
        await writeFile(
          place,
          template.replace(/\$\{([A-Z]+)\}/g, (_all, key: string) => all[key]!),
        );
        return place;
      },
      // Not `down`, which its programs would notice.
      unplug: () => ip('link', 'set', link, 'nomaster'),
      plug: () => ip('link', 'set', link, 'master', bridge),
      cutFrom(others) {
        for (const other of others) ip('-n', space, 'route', 'add', 'blackhole', other.address);
      },
      rejoin(others) {
        for (const other of others) ip('-n', space, 'route', 'del', 'blackhole', other.address);
      },
      kill: () => killAll(space),
    };
  }

  close(): void {
    for (const name of this.#names) {
      killAll(`huying-${name}`);
      ip('netns', 'del', `huying-${name}`);
    }
    ip('link', 'del', bridge);
  }
}

/** Hands a machine's folder over to a user. */
export async function giveTo(user: string, folder: string): Promise<void> {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  await chown(folder, id('-u'), id('-g'));
  await chmod(folder, 0o755);
}

function killAll(space: string): void {
  for (let pids = programs(space); pids.length > 0; pids = programs(space)) {
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone by itself in between.
      }
    }
    execFileSync('sleep', ['0.05']);
  }
}

function programs(space: string): number[] {
  return ip('netns', 'pids', space).split('\n').filter(Boolean).map(Number);
}

function ip(...words: string[]): string {
  return execFileSync('ip', words, { encoding: 'utf8' });
}
