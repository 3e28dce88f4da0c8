import type { WallNow } from '../../contract/wall.ts';
import { dayKind, dayName } from '../../domain/calendar.ts';
import { todayCounts } from '../analytics/queries.ts';
import type { Deps } from '../deps.ts';
import { dayOf } from '../platform/instant.ts';
import { firstCards } from '../supervision/queries.ts';

const mostCards = 12;

/** What changes with every case: two statements, whatever the number of screens. */
export async function wallNow(deps: Pick<Deps, 'analytics' | 'clock' | 'reference'>): Promise<WallNow> {
  const asOf = deps.clock();
  const [today, cards, { calendar }] = await Promise.all([
    todayCounts(deps, asOf),
    firstCards(deps, { now: asOf, most: mostCards }),
    deps.reference.recent(),
  ]);
  const date = dayOf(asOf);
  const { received, resolved, sameDay, unfinished, overdue, dueToday } = today;
  const hour = Temporal.Instant.from(asOf).toZonedDateTimeISO('Asia/Shanghai').hour;
  return {
    asOf,
    day: { date, kind: dayKind(date, calendar), name: dayName(date, calendar) },
    received,
    resolved,
    sameDay,
    open: unfinished,
    overdue,
    dueToday,
    hours: today.hours.slice(0, hour + 1),
    cards: { ...cards, first: [...cards.first] },
  };
}
