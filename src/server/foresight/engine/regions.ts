import { ALARM_RULE, rarity, suppression } from '../../../sentinel/alarmControl.ts';
import { seeded } from '../../../sentinel/random.ts';
import { scanSpaceTime } from '../../../sentinel/scanSpaceTime.ts';
import { circularZones, greatCircleKilometres, type Zone } from '../../../sentinel/scanZones.ts';
import { dayText, personsIn, spotsOf, urgencyOf } from './describe.ts';
import type { Draft, SuppressedDraft } from './drafts.ts';
import { dayOf, rowAt } from './facts.ts';
import type { Frame } from './frame.ts';
import { isOpen } from './weeklyPersons.ts';

const WINDOW_DAYS = 84;
const LONGEST_DAYS = 14;
const EVENTS_FROM = 30;
const RADIUS_KILOMETRES = 0.25;
/** Recurrence from which a cluster is told. */
const RECURRENCE_DAYS = 100;

/** 区域性: clusters in place and time that are still going on, category by category, whatever each building's usual number of cases is. */
export function regions(
  frame: Frame,
  replicas = 999,
): { readonly drafts: readonly Draft[]; readonly suppressed: readonly SuppressedDraft[] } {
  const { facts, campus, today, archived } = frame;
  const from = Math.max(0, today - WINDOW_DAYS);
  // A building that was closed in the window has too little of it to be compared with: its opening would look like a cluster.
  const closed = new Set(frame.missing.closed.filter(({ to }) => to > from).map(({ place }) => place));
  const byCategory = new Map<number, number[]>();
  for (let row = rowAt(facts, from * 24); row < facts.length; row += 1) {
    if (facts.place[row]! >= campus.places.length || closed.has(facts.place[row]!) || !isOpen(facts, row, archived)) continue;
    const rows = byCategory.get(facts.category[row]!) ?? [];
    rows.push(row);
    byCategory.set(facts.category[row]!, rows);
  }
  const zones = zonesOf(frame);
  const drafts: Draft[] = [];
  const suppressed: SuppressedDraft[] = [];
  for (const [index, rows] of byCategory) {
    const recent = rows.filter((row) => dayOf(facts.hour[row]!) >= today - LONGEST_DAYS).length;
    if (rows.length < EVENTS_FROM || recent < ALARM_RULE.minimumCases) continue;
    const category = campus.categories[index]!;
    const clusters = scanSpaceTime({
      places: rows.map((row) => facts.place[row]!),
      days: rows.map((row) => dayOf(facts.hour[row]!) - from),
      placeCount: campus.places.length,
      dayCount: today - from,
      zones,
      maxDays: LONGEST_DAYS,
      // The same night gives the same replicas, whoever asks again.
      random: seeded(today * 1009 + index),
      replicas,
      limit: 2,
    });
    for (const { places, fromDay, observed, expected, llr, p, recurrenceDays } of clusters) {
      if (recurrenceDays < RECURRENCE_DAYS) continue;
      const inside = new Set(places);
      const behind = rows.filter((row) => inside.has(facts.place[row]!) && dayOf(facts.hour[row]!) - from >= fromDay);
      const persons = personsIn(facts, behind);
      const touched = places.filter((place) => behind.some((row) => facts.place[row] === place));
      const scope = {
        category: category.code,
        klass: campus.classes[category.klass]!,
        places: touched.map((i) => campus.places[i]!.id),
      };
      const reason = suppression({ observed: persons, expected, persons, pValue: p, safety: category.safety });
      if (reason !== null) {
        suppressed.push({ family: 'regions', scope, reason, observed, expected, chance: p });
        continue;
      }
      drafts.push({
        kind: 'regional',
        family: 'regions',
        scope,
        from: dayText(frame, from + fromDay),
        to: dayText(frame, today),
        numbers: {
          kind: 'regional',
          observed,
          persons,
          expected,
          times: persons / expected,
          days: today - from - fromDay,
          chance: p,
          recurrenceDays,
          rarity: rarity(recurrenceDays),
          llr,
          spots: spotsOf(frame, behind),
        },
        series: dailySeries(frame, rows, inside),
        confidence: persons >= 8 ? 'high' : persons >= 5 ? 'middle' : 'low',
        caveats: [
          ...(persons < 5 ? (['few-cases'] as const) : []),
          ...(frame.missing.outages.some(({ day }) => day >= today - 14) ? (['data-incomplete'] as const) : []),
        ],
        safety: category.safety,
        score: urgencyOf(frame, behind, { persons, expected }),
        rows: behind,
      });
    }
  }
  return { drafts, suppressed };
}

const zonesByCampus = new WeakMap<Frame['campus'], readonly Zone[]>();

/** Buildings within a short walk of one another; one without coordinates stands alone. */
function zonesOf({ campus }: Frame): readonly Zone[] {
  const known = zonesByCampus.get(campus);
  if (known) return known;
  const distance = (a: number, b: number) => {
    const [from, to] = [campus.places[a]!, campus.places[b]!];
    if (a === b) return 0;
    if (from.lon === null || from.lat === null || to.lon === null || to.lat === null) return Infinity;
    return greatCircleKilometres({ latitude: from.lat, longitude: from.lon }, { latitude: to.lat, longitude: to.lon });
  };
  const zones = circularZones(campus.places.length, distance, RADIUS_KILOMETRES);
  zonesByCampus.set(campus, zones);
  return zones;
}

/** The last six weeks in the zone, with what its share of each day's cases lets expect. */
function dailySeries(frame: Frame, rows: readonly number[], inside: ReadonlySet<number>): Draft['series'] {
  const { facts, today } = frame;
  const days = 42;
  const start = today - days;
  const own = new Array<number>(days).fill(0);
  const all = new Array<number>(days).fill(0);
  let within = 0;
  for (const row of rows) {
    const isInside = inside.has(facts.place[row]!);
    if (isInside) within += 1;
    const day = dayOf(facts.hour[row]!) - start;
    if (day < 0) continue;
    all[day]! += 1;
    if (isInside) own[day]! += 1;
  }
  const expected = all.map((count) => Math.round(((count * within) / rows.length) * 100) / 100);
  return {
    from: dayText(frame, start),
    step: 1,
    observed: own,
    expected,
    low: expected.map(() => 0),
    high: expected.map((mean) => Math.ceil(mean + 2 * Math.sqrt(mean))),
  };
}
