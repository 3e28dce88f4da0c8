import type { WallBoard } from '../../contract/wall.ts';
import { hourBand } from '../../domain/wall/hourBand.ts';
import { hoursByDay, resolvedBefore } from '../analytics/queries.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { dayOf, startOfDay } from '../platform/instant.ts';

type Counted = Pick<WallBoard, 'solved' | 'band'>;

/** What looks back over months: counted when the day, the hour or the reference data is another one, and kept in between. */
export type DayLong = { readonly at: (asOf: string, reference: Reference) => Promise<Counted> };

/** Two terms, so that there are days of every kind. */
const historyDays = 400;

export function openDayLong(deps: Pick<Deps, 'analytics'>): DayLong {
  let held: { readonly key: string; readonly counted: Promise<Counted> } | null = null;
  return {
    at(asOf, reference) {
      // A case that is reopened leaves the number of the solved: it is counted anew every hour.
      const key = `${asOf.slice(0, 13)} ${dayOf(asOf)} ${reference.version}`;
      if (held?.key !== key) {
        const counted = count(deps, asOf, reference);
        const mine = { key, counted };
        held = mine;
        counted.catch(() => {
          if (held === mine) held = null;
        });
      }
      return held.counted;
    },
  };
}

async function count(deps: Pick<Deps, 'analytics'>, asOf: string, reference: Reference): Promise<Counted> {
  const today = dayOf(asOf);
  const from = Temporal.PlainDate.from(today).subtract({ days: historyDays }).toString();
  const [history, { cases, since }] = await Promise.all([
    hoursByDay(deps, { from, to: today }),
    resolvedBefore(deps, { since: reference.wallSettings.openingDay, before: startOfDay(today) }),
  ]);
  const band = hourBand(today, history, reference.calendar);
  return {
    solved: { before: cases, since },
    band: band && { ...band, low: [...band.low], middle: [...band.middle], high: [...band.high] },
  };
}
