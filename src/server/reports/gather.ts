import type { Instant } from '../../domain/calendar.ts';
import type { Assessment } from '../../domain/measures/assessment.ts';
import { type Period, periodAt, periodBefore, periodYearEarlier, type Span, soFar } from '../../domain/measures/period.ts';
import { receivedIn } from '../../domain/report/counted.ts';
import type { CaseLine, CountLine, ReportNumbers, ScopedCounts } from '../../domain/report/numbers.ts';
import type { ReportTemplate } from '../../domain/report/template.ts';
import { channelNames, natureNames } from '../../domain/report/words.ts';
import { firstAcceptance, type ListedCase, openCases, urgentCases } from '../analytics/cases/queries.ts';
import { countsBy, type DeedsOf, type Dimension, rankedUnits, totalOf, unitDeeds, volumesBy } from '../analytics/queries.ts';
import { workIn } from '../analytics/work/queries.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';

type Needs = Pick<Deps, 'analytics' | 'reference'>;

const mostUnfinished = 10;
const mostUrgent = 20;

/** Gathers all that a report of the period says, as things stand at `now`; a period that still runs is taken as far as it has gone. */
export async function gatherNumbers(
  deps: Needs,
  template: Pick<ReportTemplate, 'type' | 'classes' | 'assessment'>,
  { whole, now }: { readonly whole: Period; readonly now: Instant },
): Promise<ReportNumbers> {
  const reference = await deps.reference.newest();
  const period = soFar(whole, now) ?? whole;
  const { school } = reference.calendar;
  const begin = await firstAcceptance(deps);
  const known = (other: Period | null) =>
    other && begin !== null && begin < other.to && startsKnown(other, begin) ? other : null;
  const before = known(periodBefore(period, school));
  const earlier = known(comparedWith(period, school));
  const { assessment, groupNames } = assessmentOf(reference, template.assessment);
  const about = chosen(template.classes);
  const counts = (key: 'unit' | 'category' | 'place', span: Period | null) =>
    span ? countsBy(deps, key, { period: span, asOf: now }) : null;
  const volumes = (by: Dimension[], span: Period | null) =>
    span ? volumesBy(deps, ['category', ...by], span).then((rows) => about(rows)) : null;

  const [items, itemsBefore, itemsEarlier, units, unitsBefore, open, urgent, work] = await Promise.all([
    counts('category', period),
    counts('category', before),
    counts('category', earlier),
    counts('unit', period),
    counts('unit', before),
    openCases(deps, { classes: template.classes, now, most: mostUnfinished }),
    urgentCases(deps, { classes: template.classes, period, most: mostUrgent }),
    workIn(deps, { period, now }),
  ]);
  const deedsOf = async (span: Period | null): Promise<DeedsOf> =>
    span ? unitDeeds(deps, reference, { period: span, asOf: now, units: 'then' }) : new Map();
  const [deeds, deedsBefore] = await Promise.all([deedsOf(period), deedsOf(before)]);
  const [channels, natures, places, days, daysEarlier, months, monthsEarlier, hours, unitClasses] = await Promise.all([
    compared(volumes, ['channel'], { period, before, earlier }),
    compared(volumes, ['nature'], { period, before, earlier }),
    compared(volumes, ['place'], { period, before, earlier }),
    volumes(['day'], period),
    volumes(['day'], earlier),
    volumes(['month'], period),
    volumes(['month'], earlier),
    volumes(['weekday', 'hour'], period),
    volumesBy(deps, ['category', 'unit', 'class'], period).then((rows) => rows.filter(({ keys }) => about.holds(keys[0] ?? ''))),
  ]);

  const whichItems = (all: ReadonlyMap<string, ScopedCounts> | null) =>
    all && new Map([...all].filter(([code]) => about.holds(code)));
  const [own, ownBefore, ownEarlier] = [whichItems(items), whichItems(itemsBefore), whichItems(itemsEarlier)];
  const isWhole = template.classes.length === 0;
  const ranked = (all: ReadonlyMap<string, ScopedCounts> | null, deeds: DeedsOf) =>
    isWhole && all ? rankedUnits(all, reference, { assessment, groupsAt: period.from, deeds }) : [];
  const received = (all: ReadonlyMap<string, ScopedCounts> | null) =>
    all && new Map([...all].map(([code, each]) => [code, receivedIn(each)]));
  const byItem = { now: received(own), before: received(ownBefore), earlier: received(ownEarlier) };
  return {
    type: template.type,
    period,
    asOf: now,
    recordsFrom: begin,
    assessment,
    school: totalOf(own ?? new Map()),
    before: ownBefore && totalOf(ownBefore),
    earlier: ownEarlier && totalOf(ownEarlier),
    open: open.open,
    overdue: open.overdue,
    units: ranked(units, deeds),
    unitsBefore: ranked(unitsBefore, deedsBefore),
    unitNames: Object.fromEntries([...reference.units].map(([id, unit]) => [id, unit.name])),
    groupNames,
    classes: lines(
      byItem,
      (code) => code.slice(0, 2),
      (code) => reference.classes.get(code)?.name ?? code,
    ),
    categories: lines(
      byItem,
      (code) => openly(reference, code),
      (code) => reference.categories.get(code)?.name ?? code,
    ),
    places: lines(
      places,
      (id) => buildingOf(reference, id),
      (id) => placeName(reference, id),
    ),
    channels: lines(
      channels,
      (code) => code,
      (code) => named(channelNames, code),
    ),
    natures: lines(
      natures,
      (code) => code,
      (code) => named(natureNames, code),
    ),
    days: dayLines(period, { now: summed(days), then: earlier && summed(daysEarlier), earlier, begin }),
    months: monthLines(period, { now: summed(months), then: earlier && summed(monthsEarlier), begin }),
    hours: hourTable(hours),
    unitClasses: crossTable(unitClasses?.filter(({ keys }) => openly(reference, keys[0] ?? '') !== '') ?? []),
    urgent: { ...urgent, lines: urgent.lines.map((line) => caseLine(line, reference)) },
    smallest: 0,
    work,
    unfinished: open.lines.map((line) => caseLine(line, reference)),
  };
}

/** The assessment as it is now; its period is the report's. @throws Error when the template names one that there is not */
function assessmentOf(
  reference: Reference,
  id: string,
): { assessment: Assessment; groupNames: Readonly<Record<string, string>> } {
  const data = reference.assessments.get(id);
  const scheme = data && reference.schemes.get(data.scheme);
  // Checked when the template is written, and nothing is ever removed.
  if (!data || !scheme) throw new Error(`no assessment ${id}`);
  const { version, period, basis, scope, groups, placed } = data;
  const grouping = { id, version, groups: groups.map(({ code, of }) => ({ code, of })), placed };
  return {
    assessment: { id, version, period, basis, scope, grouping, scheme },
    groupNames: Object.fromEntries(groups.map((group) => [group.code, group.name])),
  };
}

/** A day is compared with the same weekday of the week before; a year has no further comparison. */
function comparedWith(period: Period, school: Parameters<typeof periodYearEarlier>[1]): Period | null {
  if (period.rule.kind === 'day') {
    const weekAgo = Temporal.Instant.from(period.from)
      .subtract({ hours: 7 * 24 })
      .toString({ smallestUnit: 'millisecond' });
    return periodAt(weekAgo, period.rule, school);
  }
  if (period.rule.kind === 'months' && period.rule.months === 12) return null;
  return periodYearEarlier(period, school);
}

/** Half a month of records is not a month: only what began on or after the day of the first case can be compared. */
function startsKnown(period: Span, begin: Instant): boolean {
  const day = Temporal.Instant.from(begin).toZonedDateTimeISO('Asia/Shanghai').startOfDay().toInstant();
  return Temporal.Instant.compare(Temporal.Instant.from(period.from), day) >= 0;
}

type Volume = { readonly keys: readonly string[]; readonly cases: number };

/** The rows of the classes that the report is about, without the category in front. */
function chosen(classes: readonly string[]) {
  const holds = (code: string) => classes.length === 0 || classes.includes(code) || classes.includes(code.slice(0, 2));
  const pick = (rows: readonly Volume[]): Volume[] =>
    rows.filter(({ keys }) => holds(keys[0] ?? '')).map(({ keys, cases }) => ({ keys: keys.slice(1), cases }));
  return Object.assign(pick, { holds });
}

type Three = { readonly now: Sums | null; readonly before: Sums | null; readonly earlier: Sums | null };
type Sums = ReadonlyMap<string, number>;

async function compared(
  volumes: (by: Dimension[], span: Period | null) => Promise<Volume[]> | null,
  by: Dimension[],
  spans: { period: Period; before: Period | null; earlier: Period | null },
): Promise<Three> {
  const [now, before, earlier] = await Promise.all([
    volumes(by, spans.period),
    volumes(by, spans.before),
    volumes(by, spans.earlier),
  ]);
  return { now: summed(now), before: spans.before && summed(before), earlier: spans.earlier && summed(earlier) };
}

function summed(rows: readonly Volume[] | null): Sums {
  const sums = new Map<string, number>();
  for (const { keys, cases } of rows ?? []) sums.set(keys[0] ?? '', (sums.get(keys[0] ?? '') ?? 0) + cases);
  return sums;
}

/** Counts under other keys, largest first. @param keyOf null: not in the list */
function lines(given: Three, keyOf: (key: string) => string | null, nameOf: (key: string) => string): CountLine[] {
  const under = (sums: Sums | null) => {
    const found = new Map<string, number>();
    for (const [key, cases] of sums ?? []) {
      const target = keyOf(key);
      if (target !== null) found.set(target, (found.get(target) ?? 0) + cases);
    }
    return found;
  };
  const [now, before, earlier] = [under(given.now), under(given.before), under(given.earlier)];
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((code) => ({
      code,
      name: code === '' ? '保密类事项' : nameOf(code),
      now: now.get(code) ?? 0,
      before: given.before && (before.get(code) ?? 0),
      earlier: given.earlier && (earlier.get(code) ?? 0),
    }))
    .toSorted((a, b) => b.now - a.now || (a.code < b.code ? -1 : 1));
}

const named = (names: Readonly<Record<string, string>>, code: string) => names[code] ?? code;

/** Items that are confidential by nature are one line: how many harassments there were in a building is nobody's reading. */
function openly(reference: Reference, code: string): string {
  return reference.categories.get(code)?.confidentiality === 'normal' ? code : '';
}

/** Rooms and floors belong to their building; a campus alone is no spot. */
function buildingOf(reference: Reference, id: string): string | null {
  for (let at: string | null = id; at; at = reference.places.get(at)?.parent ?? null) {
    if (reference.places.get(at)?.kind === 'building') return at;
  }
  return null;
}

function placeName(reference: Reference, id: string): string {
  const place = reference.places.get(id);
  return place?.name ?? id;
}

type Course = {
  readonly now: Sums;
  readonly then: Sums | null;
  /** The first case of all; null while there is none. */
  readonly begin: Instant | null;
};

/** The first day of a period of which anything is known: that nobody asked before the records begin, nobody can say. */
function firstKnown(period: Period, begin: Instant | null): Temporal.PlainDate {
  const first = plainDay(period.from);
  const known = begin === null ? first : plainDay(begin);
  return Temporal.PlainDate.compare(first, known) < 0 ? known : first;
}

function dayLines(
  period: Period,
  { now, then, begin, earlier }: Course & { readonly earlier: Period | null },
): ReportNumbers['days'] {
  const last = plainDay(justBefore(period.to));
  const shift = earlier && plainDay(period.from).since(plainDay(earlier.from)).days;
  const found: { day: string; now: number; earlier: number | null }[] = [];
  for (let day = firstKnown(period, begin); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const same = shift === null ? null : day.subtract({ days: shift }).toString();
    found.push({
      day: day.toString(),
      now: now.get(day.toString()) ?? 0,
      earlier: then && same !== null ? (then.get(same) ?? 0) : null,
    });
  }
  return found;
}

function monthLines(period: Period, { now, then, begin }: Course): ReportNumbers['months'] {
  const last = plainDay(justBefore(period.to)).toPlainYearMonth();
  const found: { month: string; now: number; earlier: number | null }[] = [];
  for (
    let month = firstKnown(period, begin).toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  ) {
    const yearAgo = month.subtract({ years: 1 }).toString();
    found.push({ month: month.toString(), now: now.get(month.toString()) ?? 0, earlier: then && (then.get(yearAgo) ?? 0) });
  }
  return found;
}

function hourTable(rows: readonly Volume[] | null): number[][] {
  const table = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
  for (const { keys, cases } of rows ?? []) {
    const row = table[Number(keys[0]) - 1];
    const hour = Number(keys[1]);
    if (row) row[hour] = (row[hour] ?? 0) + cases;
  }
  return table;
}

function crossTable(rows: readonly Volume[] | null): ReportNumbers['unitClasses'] {
  const units = new Map<string, Map<string, number>>();
  for (const { keys, cases } of rows ?? []) {
    const [, unit = '', code = ''] = keys;
    if (unit === '') continue;
    const counts = units.get(unit) ?? new Map<string, number>();
    counts.set(code, (counts.get(code) ?? 0) + cases);
    units.set(unit, counts);
  }
  return [...units].map(([unit, counts]) => ({ unit, counts: [...counts].map(([code, count]) => ({ code, count })) }));
}

function caseLine(line: ListedCase, reference: Reference): CaseLine {
  return {
    number: line.number,
    acceptedAt: line.acceptedAt,
    category: reference.categories.get(line.category)?.name ?? line.category,
    place: line.place === null ? '' : placeName(reference, buildingOf(reference, line.place) ?? line.place),
    unit: line.unit === null ? '' : (reference.units.get(line.unit)?.name ?? line.unit),
    grade: line.grade,
    dueAt: line.dueAt,
    resolvedAt: line.resolvedAt,
  };
}

function plainDay(at: Instant): Temporal.PlainDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
}

function justBefore(at: Instant): Instant {
  return Temporal.Instant.from(at).subtract({ milliseconds: 1 }).toString({ smallestUnit: 'millisecond' });
}
