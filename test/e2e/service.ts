import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type RunningService = {
  readonly address: string;
  readonly dataFolder: string;
  readonly port: number;
  /** Everything it has printed so far. */
  readonly printed: () => string;
  /** The process; its group is its own. */
  readonly child: ChildProcess;
  /** Ends it as Ctrl-C does, or by force. @returns seconds until it was gone */
  readonly stop: (signal?: 'SIGINT' | 'SIGKILL') => Promise<number>;
};

const root = path.resolve(import.meta.dirname, '../..');

export function newDataFolder(): Promise<string> {
  // A space in the path, as on many a machine.
  return mkdtemp(path.join(tmpdir(), 'huying e2e '));
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Starts the service, `through` another program that becomes it, as `npm start` or `npm run demo` does, and waits until it listens. */
export async function startService(
  mode: 'start' | 'demo',
  options: { dataFolder: string; port?: number; environment?: Record<string, string>; through?: readonly string[] },
): Promise<RunningService> {
  const port = options.port ?? (await freePort());
  const [program = process.execPath, ...words] = [...(options.through ?? []), process.execPath, 'src/server/main.ts', mode];
  const child = spawn(program, words, {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      HUYING_DATA: options.dataFolder,
      HOST: '127.0.0.1',
      RATE_PER_MINUTE: '100000',
      TZ: 'America/New_York',
      // Who is asked to accept it, and when, has tests of its own.
      HUYING_NOTICE: 'none',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilPrinted(child, () => text, 'Ctrl-C');
  return {
    address: `http://127.0.0.1:${port}`,
    dataFolder: options.dataFolder,
    port,
    printed: () => text,
    child,
    async stop(signal = 'SIGINT') {
      const from = performance.now();
      child.kill(signal);
      await gone;
      return (performance.now() - from) / 1000;
    },
  };
}

export function untilPrinted(child: ChildProcess, printed: () => string, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (printed().includes(words)) resolve();
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${printed()}`)));
    look();
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
