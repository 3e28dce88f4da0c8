import type { z } from 'zod';
import type { draftTask } from '../../contract/proactive.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Deps } from '../deps.ts';
import { plansOf, spotsOf } from './pictures.ts';
import { alertDetail } from './queries.ts';

type Draft = z.input<typeof draftTask.response>;
const stopsInRound = 8;

/** A task about an alert, ready to be read over: the plan that fits best, its owner and steps, and the places most in need of a look. */
export async function draftFor(
  deps: Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>,
  actor: Actor,
  incident: string,
  language: 'zh' | 'en',
): Promise<Draft> {
  const alert = await alertDetail(deps, actor, incident);
  const { category, klass, places } = alert.scope;
  const fits = (prefix: string) => (category ?? klass ?? '').startsWith(prefix);
  const plans = (await plansOf(deps))
    .filter((plan) => plan.kinds.includes(alert.kind) && plan.categories.some(fits))
    .sort(
      (a, b) =>
        Math.max(...b.categories.filter(fits).map((p) => p.length)) - Math.max(...a.categories.filter(fits).map((p) => p.length)),
    );
  const plan = plans[0];
  const steps = plan ? (language === 'en' && (plan.stepsEn ?? []).length > 0 ? (plan.stepsEn ?? []) : plan.steps) : [];
  const { spots } = await spotsOf(deps, category ?? undefined);
  const seen = new Set<string>();
  // A round goes where most is to be expected and least is known.
  const round = spots
    .filter(
      ({ place, category: about }) =>
        (category !== null || (klass !== null && about.startsWith(klass))) && !seen.has(place) && seen.add(place),
    )
    .slice(0, stopsInRound)
    .map(({ place, cases, predicted }) => ({ place, cases, predicted }));
  const today = dayOf(deps.clock());
  const due =
    alert.numbers.kind === 'seasonal'
      ? alert.numbers.lead
      : alert.numbers.kind === 'periodic'
        ? alert.numbers.next
        : after(today, 3);
  return {
    category,
    places: [...places],
    unit: plan?.owner ?? alert.units[0] ?? null,
    plan: plan?.id ?? null,
    instruction: steps.map((step, i) => `${i + 1}. ${step}`).join('\n'),
    dueOn: due < today ? after(today, 3) : due,
    troubleFrom: alert.from < today ? alert.from : today,
    stops: places.length === 1 ? [] : round,
  };
}

const after = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
