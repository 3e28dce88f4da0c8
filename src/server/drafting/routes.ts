import type { FastifyInstance } from 'fastify';
import { askDraft, decideDraft, getModelSlot, listMachineDrafts, putModelSlot, testModelSlot } from '../../contract/drafting.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { decideOnDraft, draft, draftsOf, words } from './execute.ts';
import { putSlot, readSlot, shown } from './slot.ts';

/** Each costs the school's model some seconds. */
const draftsPerMinute = 60;

const madeUp = {
  title: '教学楼饮水机不出热水',
  text: '三楼东侧的饮水机从周一开始只出冷水，希望尽快维修。',
  category: '公共设施维修',
  place: '第一教学楼',
  steps: ['已电话联系并现场查看'],
  result: '更换加热管后恢复供应。',
};

export function draftingRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const slowly = { perMinute: Math.min(draftsPerMinute, deps.config.ratePerMinute) };
  serve(app, identify, getModelSlot, async () => shown(await readSlot(deps)));
  serve(app, identify, putModelSlot, async ({ caller, body }) => putSlot(deps, body, caller.person!.id));
  serve(
    app,
    identify,
    testModelSlot,
    async () => {
      const slot = await readSlot(deps);
      if (slot.url === '' || slot.model === '') throw new Problem(409, 'drafting-off');
      const from = performance.now();
      const result = await words(deps, slot, 'summary', madeUp);
      return { milliseconds: Math.round(performance.now() - from), ...result };
    },
    slowly,
  );
  serve(app, identify, listMachineDrafts, async ({ caller, params }) => draftsOf(deps, caller.actor, params.id));
  serve(app, identify, askDraft, async ({ caller, params, body }) => draft(deps, caller.actor, params.id, body.kind), slowly);
  serve(app, identify, decideDraft, async ({ caller, params, body }) =>
    decideOnDraft(deps, caller.actor, params.id, body.outcome),
  );
}
