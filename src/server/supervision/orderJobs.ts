import type { OrderEvent, OrderState } from '../../domain/order/order.ts';
import { isAtLeast, leaderLevel } from '../../domain/order/permissions.ts';
import type { NewJob } from '../platform/jobs.ts';

/** Who is told of what happened to an order; queued with the fact. */
export function orderJobs(id: string, after: OrderState, events: readonly OrderEvent[]): NewJob[] {
  return events.flatMap((e) => following(id, after, e, events.length > 1));
}

function following(id: string, s: OrderState, e: OrderEvent, issuedAtOnce: boolean): NewJob[] {
  const units = s.recipients.map(({ unit }) => unit);
  const office = () => tell(id, e.type, { role: 'supervisor', unit: null });
  // Those who answer for it hear too, not only those who do the work.
  const heads = () => (isAtLeast(s.level, 'first') ? units.map((unit) => tell(id, e.type, { role: 'head', unit })) : []);
  const received = () => [...units.map((unit) => tell(id, e.type, { unit })), ...heads()];
  switch (e.type) {
    case 'OrderDrafted':
      return issuedAtOnce ? [] : [tell(id, e.type, { role: 'leader', unit: null })];
    case 'OrderIssued':
    case 'OrderSentBack':
    case 'OrderReminded':
    case 'OrderClosed':
    case 'OrderWithdrawn':
      return s.number === '' ? [] : received();
    case 'OrderEscalated':
      return [...received(), ...(isAtLeast(s.level, leaderLevel) ? [tell(id, e.type, { role: 'leader', unit: units[0]! })] : [])];
    case 'OrderExtensionRequested':
      return isAtLeast(s.level, leaderLevel) ? [office(), tell(id, e.type, { role: 'leader', unit: units[0]! })] : [office()];
    case 'OrderExtensionRuled':
      return received();
    case 'OrderReplied':
      return [office()];
    case 'OrderSigned':
    case 'OrderProgressed':
      return [];
  }
}

function tell(caseId: string, template: string, to: Extract<NewJob, { readonly name: 'notify' }>['data']['to']): NewJob {
  return { name: 'notify', data: { caseId, template, to } };
}
