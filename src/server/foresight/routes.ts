import type { FastifyInstance } from 'fastify';
import { getAlert, judgeAlert, listAlerts, runForesight } from '../../contract/foresight.ts';
import { getBottlenecks, getDossier, getOutlook, listPlans, listSeasons, listSpots } from '../../contract/foresightPages.ts';
import { commandTask, draftTask, getTask, issueTask, listActed, listTasks } from '../../contract/proactive.ts';
import type { TaskCommand } from '../../domain/foresight/task.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { draftFor } from './draftTask.ts';
import { runNight } from './execute.ts';
import { judge } from './judge.ts';
import { bottlenecksOf, dossierOf, outlookOf, plansOf, seasonsOf, spotsOf } from './pictures.ts';
import { alertDetail, alertsOf } from './queries.ts';
import { actedBoard, executeTask, taskDetail, tasksOf } from './tasks.ts';

export function foresightRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, listAlerts, async ({ caller, query }) => alertsOf(deps, caller.actor, query.days));
  serve(app, identify, getAlert, async ({ caller, params }) => alertDetail(deps, caller.actor, params.id));
  serve(app, identify, judgeAlert, async ({ caller, params, body }) => {
    await judge(deps, caller.actor, { id: params.id, ...body });
    return { id: params.id };
  });
  serve(app, identify, listSeasons, async () => seasonsOf(deps));
  serve(app, identify, listSpots, async ({ query }) => spotsOf(deps, query.category));
  serve(app, identify, getDossier, async ({ caller, params }) => dossierOf(deps, caller.actor, params.id));
  serve(app, identify, getBottlenecks, async () => bottlenecksOf(deps));
  serve(app, identify, getOutlook, async () => outlookOf(deps));
  serve(app, identify, listPlans, async () => ({ plans: await plansOf(deps) }));

  serve(app, identify, listTasks, async ({ caller, query }) => tasksOf(deps, caller.actor, query));
  serve(app, identify, getTask, async ({ caller, params }) => taskDetail(deps, caller.actor, params.id));
  serve(app, identify, draftTask, async ({ caller, params, request }) =>
    draftFor(deps, caller.actor, params.id, request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh'),
  );
  serve(app, identify, issueTask, async ({ caller, body: { id, ...issue } }) => ({
    id,
    version: await executeTask(deps, { actor: caller.actor, id, command: { type: 'Issue', ...issue }, seen: 0 }),
  }));
  serve(app, identify, commandTask, async ({ caller, params, body: { version, ...given } }) => {
    const command: TaskCommand = given.type === 'Finish' ? { ...given, photos: [] } : given;
    return { id: params.id, version: await executeTask(deps, { actor: caller.actor, id: params.id, command, seen: version }) };
  });
  serve(app, identify, listActed, async () => actedBoard(deps));

  // Who asks while a night is being done gets its result: two at once would only take the same time twice.
  let running: ReturnType<typeof runNight> | null = null;
  serve(app, identify, runForesight, async () => {
    running ??= runNight(deps).finally(() => {
      running = null;
    });
    return { run: await running };
  });
}
