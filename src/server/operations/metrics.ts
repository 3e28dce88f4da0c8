import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { commandNames } from '../../domain/case/vocabulary.ts';
import { backupState } from '../backup/queries.ts';
import type { Deps } from '../deps.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'config'>;

/** What a Prometheus asks for: of people nothing, of addresses only the endpoints of the contract. */
export function openMetrics(app: FastifyInstance, deps: Needs, listeners: () => number): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  watchRequests(app, registry);
  watchPools(deps, registry);
  const gauge = (name: string, help: string, read: () => Promise<number | null> | number | null) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = await read();
        if (value === null) this.reset();
        else this.set(value);
      },
    });
  gauge('huying_live_connections', 'Browsers that hear of changes by server-sent events', listeners);
  const age = (at: string | null) => (at === null ? null : (Date.parse(deps.clock()) - Date.parse(at)) / 1000);
  gauge('huying_backup_age_seconds', 'Since the newest complete backup began', async () =>
    age((await backupState(deps)).lastBackup),
  );
  gauge('huying_restore_trial_age_seconds', 'Since a backup was last restored for trial with success', async () =>
    age((await backupState(deps)).lastProof),
  );
  gauge('huying_backup_fault', '1 when the newest backup or trial did not succeed', async () =>
    (await backupState(deps)).fault === null ? 0 : 1,
  );
  gauge('huying_audit_lag_seconds', 'Age of the oldest event that is not in the audit chain yet', () => auditLag(deps));
  watchQueues(deps, registry);
  return registry;
}

function watchRequests(app: FastifyInstance, registry: Registry): void {
  const seconds = new Histogram({
    name: 'huying_http_request_seconds',
    help: 'Time of answering, by endpoint',
    labelNames: ['method', 'endpoint', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const commands = new Counter({
    name: 'huying_commands_total',
    help: 'Commands on cases, by name and outcome: done, or the code of the refusal',
    labelNames: ['command', 'outcome'],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern, never the address: ids would make a series each.
    const endpoint = request.routeOptions.url ?? 'unknown';
    seconds.observe({ method: request.method, endpoint, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    const command = nameOfCommand(endpoint, request.body);
    if (command) commands.inc({ command, outcome: request.refusal ?? 'done' });
  });
}

function nameOfCommand(endpoint: string, body: unknown): string | null {
  if (endpoint === '/api/cases') return body === undefined ? null : 'Submit';
  if (endpoint !== '/api/cases/:id/commands') return null;
  const { type } = (body ?? {}) as { type?: unknown };
  return commandNames.find((name) => name === type) ?? 'unknown';
}

function watchPools({ database, analytics }: Needs, registry: Registry): void {
  new Gauge({
    name: 'huying_database_connections',
    help: 'Connections of this process, by pool and state; waiting: requests that wait for one',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [name, { pool }] of Object.entries({ desk: database, analytics })) {
        this.set({ pool: name, state: 'busy' }, pool.totalCount - pool.idleCount);
        this.set({ pool: name, state: 'idle' }, pool.idleCount);
        this.set({ pool: name, state: 'waiting' }, pool.waitingCount);
      }
    },
  });
}

type QueueRow = { readonly name: string; readonly waiting: number; readonly age: number; readonly failed: number };

function watchQueues({ analytics }: Needs, registry: Registry): void {
  const gaugeOf = (name: string, help: string) => new Gauge({ name, help, labelNames: ['queue'], registers: [registry] });
  const age = gaugeOf('huying_job_oldest_seconds', 'Age of the oldest job that is due');
  const failed = gaugeOf('huying_jobs_failed', 'Jobs that were given up and still lie there');
  new Gauge({
    name: 'huying_jobs_waiting',
    help: 'Jobs that are due and not done',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      const { rows } = await analytics.pool.query<QueueRow>(
        `select name, count(*) filter (where state < 'completed') as waiting, count(*) filter (where state = 'failed') as failed,
           coalesce(extract(epoch from now() - min(start_after) filter (where state < 'completed')), 0)::float8 as age
         from pgboss.job where state = 'failed' or (state < 'completed' and start_after <= now()) group by name`,
      );
      for (const each of [this, age, failed]) each.reset();
      for (const row of rows) {
        this.set({ queue: row.name }, row.waiting);
        age.set({ queue: row.name }, row.age);
        failed.set({ queue: row.name }, row.failed);
      }
    },
  });
}

async function auditLag({ analytics, clock }: Needs): Promise<number> {
  const { rows } = await analytics.pool.query<{ at: string | null }>(
    `select recorded_at as at from event
     where position > coalesce((select upto from audit_mark where source = 'event'), 0) order by position limit 1`,
  );
  const at = rows[0]?.at;
  return at ? Math.max(0, (Date.parse(clock()) - Date.parse(at)) / 1000) : 0;
}
