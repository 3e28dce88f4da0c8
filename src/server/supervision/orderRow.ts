import type { Insertable } from 'kysely';
import { halfTime } from '../../domain/case/alarm.ts';
import { nextDeadline, type OrderState } from '../../domain/order/order.ts';
import type { SupervisionOrder } from '../platform/tables.ts';

/** The picture of an order's state that lists are drawn from. */
export function orderRow(id: string, s: OrderState): Insertable<SupervisionOrder> {
  const next = nextDeadline(s);
  return {
    id,
    number: s.number === '' ? null : s.number,
    version: s.version,
    phase: s.phase ?? '',
    level: s.level,
    source: s.source,
    confidentiality: s.confidentiality,
    units: s.recipients.map(({ unit }) => unit),
    cases: s.cases.map((c) => c.id),
    origin: s.origin,
    drafted_at: s.draftedAt,
    issued_at: s.issuedAt,
    reply_by: s.replyBy?.at ?? null,
    next_from: next?.from ?? null,
    half_at: next && halfTime(next.from, next.at),
    next_at: next?.at ?? null,
    closed_at: s.closedAt,
    state: s,
  };
}
