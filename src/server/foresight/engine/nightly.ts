import type { Family } from '../../../domain/foresight/vocabulary.ts';
import { type Calibration, calibrate } from '../../../sentinel/calibration.ts';
import type { DelayTable } from '../../../sentinel/nowcast.ts';
import { replay } from '../../../sentinel/replay.ts';
import { type BurstSettings, bursts, DEFAULT_RATE } from './bursts.ts';
import type { Campus } from './campus.ts';
import { dayText } from './describe.ts';
import type { SuppressedDraft } from './drafts.ts';
import type { Facts } from './facts.ts';
import { type Frame, frameAt } from './frame.ts';
import { type Incident, incidentsOf } from './incidents.ts';
import { type Lead, leads } from './leads.ts';
import { type Outlook, outlooks } from './outlook.ts';
import { periods } from './periods.ts';
import { type Fix, rebounds } from './rebounds.ts';
import { regions } from './regions.ts';
import { dueSeasons, type Season, seasons } from './seasons.ts';
import { type Spot, spots } from './spots.ts';

/** Changes whenever the same facts would give other numbers; every alert names it. */
export const MODEL = 'foresight-2';

export type NightlyOrder = BurstSettings & {
  /** Days since the campus' first; the first day that does not count yet. */
  readonly today: number;
  readonly fixes: readonly Fix[];
  /** How late cases of the last weeks were entered; null: as they came. */
  readonly delays: DelayTable | null;
  /** What takes long and changes slowly: calibration by replay, leading indicators. */
  readonly weekly: boolean;
};

/** What one night found out. */
export type Night = {
  readonly day: string;
  readonly model: string;
  readonly cases: number;
  readonly weeks: number;
  readonly judged: number;
  readonly incidents: readonly Incident[];
  readonly suppressed: readonly SuppressedDraft[];
  readonly seasons: readonly Season[];
  readonly spots: readonly Spot[];
  readonly outlooks: readonly Outlook[];
  /** null: not asked for tonight, or less than a year of days. */
  readonly leads: readonly Lead[] | null;
  readonly calibrations: Readonly<Partial<Record<Family, Calibration>>> | null;
  readonly missing: {
    readonly outages: readonly { readonly day: string; readonly channel: string }[];
    readonly closed: readonly { readonly place: string; readonly from: string; readonly to: string }[];
    /** Share of the last week's cases that have been entered by now, as late entries usually come; 1: all. */
    readonly entered: number;
  };
};

/** One night's work on all that is known before `today`; null before there are eight weeks. Pure: the same facts give the same night. */
export function nightly(facts: Facts, campus: Campus, order: NightlyOrder): Night | null {
  const frame = frameAt(facts, campus, order.today, order.delays);
  if (frame === null) return null;
  const rate = (family: Family) => order.rates[family] ?? DEFAULT_RATE;
  const calibrations = order.weekly ? calibrationsOf(frame) : null;
  const burst = bursts(frame, { rates: order.rates, calibrations: calibrations ?? order.calibrations });
  const region = regions(frame);
  const allSeasons = seasons(frame, rate('seasons'));
  const drafts = [
    ...burst.drafts,
    ...region.drafts,
    ...periods(frame, rate('periods')),
    ...rebounds(frame, order.fixes),
    ...dueSeasons(frame, allSeasons),
  ];
  return {
    day: dayText(frame, order.today),
    model: MODEL,
    cases: frame.facts.length,
    weeks: frame.weeks,
    judged: burst.judged,
    incidents: incidentsOf(drafts),
    suppressed: [...burst.suppressed, ...region.suppressed],
    seasons: allSeasons,
    spots: spots(frame),
    outlooks: outlooks(frame),
    leads: order.weekly ? leads(frame, rate('leads')) : null,
    calibrations,
    missing: {
      outages: frame.missing.outages.slice(-30).map(({ day, channel }) => ({ day: dayText(frame, day), channel })),
      closed: frame.missing.closed.map(({ place, from, to }) => ({
        place: campus.places[place]!.id,
        from: dayText(frame, from),
        to: dayText(frame, to),
      })),
      entered: frame.design.known?.[frame.weeks - 1] ?? 1,
    },
  };
}

/** Replays the last year and learns how far each family's chances are from what they say. */
function calibrationsOf(frame: Frame): Readonly<Partial<Record<Family, Calibration>>> {
  const { weeks, design, settings } = frame;
  const from = Math.max(settings.minimumHistory + settings.skipped, weeks - 53);
  const of = (all: readonly (Float64Array | null)[]) =>
    calibrate(
      all.flatMap((counts) => {
        if (counts === null || sum(counts.subarray(0, from)) < 13) return [];
        return [replay({ counts, from, to: weeks - 1, design, settings })];
      }),
    );
  if (weeks - 1 - from < 13) return {};
  return {
    categories: of(frame.cells.categories),
    cells: of(frame.cells.cells),
    classes: of([...frame.classes.categories, ...frame.classes.cells]),
    places: of(frame.places.cells),
  };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + (value || 0), 0);
