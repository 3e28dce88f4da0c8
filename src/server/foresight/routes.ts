import type { FastifyInstance } from 'fastify';
import { getAlert, judgeAlert, listAlerts, runForesight } from '../../contract/foresight.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { runNight } from './execute.ts';
import { judge } from './judge.ts';
import { alertDetail, alertsOf } from './queries.ts';

export function foresightRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, listAlerts, async ({ caller, query }) => alertsOf(deps, caller.actor, query.days));
  serve(app, identify, getAlert, async ({ caller, params }) => alertDetail(deps, caller.actor, params.id));
  serve(app, identify, judgeAlert, async ({ caller, params, body }) => {
    await judge(deps, caller.actor, { id: params.id, ...body });
    return { id: params.id };
  });
  // Who asks while a night is being done gets its result: two at once would only take the same time twice.
  let running: ReturnType<typeof runNight> | null = null;
  serve(app, identify, runForesight, async () => {
    running ??= runNight(deps).finally(() => {
      running = null;
    });
    return { run: await running };
  });
}
