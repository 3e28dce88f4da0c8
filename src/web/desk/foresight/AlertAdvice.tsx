import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { AlertCard } from '../../../contract/foresight.ts';
import { issueTask } from '../../../contract/proactive.ts';
import { plansQuery } from '../../api/deskForesight.ts';
import { meQuery } from '../../api/deskSession.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { useNames } from '../parts/useNames.ts';
import { mayCall } from '../shell/mayCall.ts';
import { useText } from '../useText.ts';

/** What to do first: the step of the plan that fits best, else a look on the spot; and the way to a task. */
export function AlertAdvice({ alert }: { readonly alert: AlertCard }) {
  const text = useText();
  const names = useNames();
  const me = useQuery(meQuery).data?.me;
  const plans = useQuery(plansQuery).data?.plans ?? [];
  const code = alert.scope.category ?? alert.scope.klass ?? '';
  const plan = plans
    .filter(({ kinds, categories }) => kinds.includes(alert.kind) && categories.some((prefix) => code.startsWith(prefix)))
    .toSorted((a, b) => Math.max(...b.categories.map((c) => c.length)) - Math.max(...a.categories.map((c) => c.length)))[0];
  const [unit] = alert.units;
  const step = currentLanguage() === 'en' ? (plan?.stepsEn[0] ?? plan?.steps[0]) : plan?.steps[0];
  return (
    <p className="alert-advice">
      <b>
        {plan && step
          ? text('alert.advicePlan', { plan: names.nameOf(plan), step })
          : unit
            ? text('alert.advice', { unit: names.unit(unit) })
            : null}
      </b>{' '}
      {me && mayCall(issueTask.access, me) && <Link to={`/foresight/tasks/new?alert=${alert.id}`}>{text('alert.newTask')}</Link>}
    </p>
  );
}
