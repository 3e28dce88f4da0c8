import { parseArgs } from 'node:util';
import { loadCases } from './load/loadCases.ts';
import { type Service, startService } from './service.ts';
import { rounded } from './timing.ts';

export type LoadedService = Service & {
  readonly cases: number;
  /** Prints a line, unless only the result is wanted. */
  readonly say: (line: string) => void;
  /** What a path answers to somebody. @throws Error when it is refused */
  readonly get: (cookie: string, path: string) => Promise<unknown>;
};

/**
 * The service with so many cases: `[cases] [--json]` fills a scratch database, `--on FOLDER` measures in one that `npm run load` has
 * filled. @param cases when none are said
 */
export async function startLoadedService(cases: number): Promise<LoadedService> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { on: { type: 'string' }, json: { type: 'boolean', default: false }, each: { type: 'boolean' } },
  });
  const say = (line: string) => void (values.json || console.log(line));
  const service = await startService(values.on);
  const { pool } = service.deps.database;
  if (values.on === undefined) {
    const from = performance.now();
    const loaded = await loadCases(service.deps, { cases: Number(positionals[0] ?? cases) });
    say(`${loaded.cases} cases with ${loaded.events} events after ${rounded((performance.now() - from) / 1000)} s.`);
  }
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from case_view');
  return {
    ...service,
    cases: rows[0]!.n,
    say,
    async get(cookie, path) {
      const answer = await fetch(service.address + path, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
  };
}
