import type { AlertCard } from '../../../contract/foresight.ts';
import type { NumbersOf } from '../../../contract/foresightNumbers.ts';
import type { Format } from '../../ui/format.ts';
import type { Names } from '../parts/names.ts';
import type { DeskText } from '../useText.ts';

export type Story = { readonly title: string; readonly lines: readonly string[] };
type Tellers = { readonly text: DeskText; readonly names: Names; readonly format: Format };

/** The card in plain words, from stored fields only: what came, how unusual it is, where, what was allowed for, how sure we are. */
export function alertStory(card: AlertCard, tellers: Tellers): Story {
  const { text } = tellers;
  const { numbers } = card;
  const lines = linesOf(card, tellers);
  const weeks = numbers.kind === 'burst' ? numbers.historyWeeks : 0;
  const caveats = card.caveats.map((caveat) => text(`caveat.${caveat}`, { weeks }));
  return {
    title: titleOf(card, tellers),
    lines: [
      ...lines,
      [
        text('alert.confidence', { confidence: text(`confidence.${card.confidence}`) }),
        ...(caveats.length > 0 ? [text('alert.caveats', { list: caveats.join(text('alert.separator')) })] : []),
      ].join(' '),
    ],
  };
}

export function titleOf(card: AlertCard, { text, names, format }: Tellers): string {
  const { numbers, scope } = card;
  const place = placeOf(scope.places, { text, names });
  const what = whatOf(scope, { text, names });
  switch (numbers.kind) {
    case 'burst':
      if (card.caveats.includes('confidential-aggregate')) return text('alert.confidentialTitle', { what });
      return text('alert.title.burst', { place, what });
    case 'regional':
      return text('alert.title.regional', { place, what });
    case 'seasonal':
      return text('alert.title.seasonal', { what, day: format.fullDay(numbers.from) });
    case 'periodic':
      return text('alert.title.periodic', { place, what, when: whenOf(numbers, { text, format }) });
    case 'topic':
      return text('alert.title.topic', { place, what, words: numbers.keywords.slice(0, 3).join(text('alert.separator')) });
    case 'rebound':
      return text('alert.title.rebound', { place, what });
    case 'bottleneck':
      return text('alert.title.bottleneck', { unit: names.unit(numbers.unit), step: text(`dwell.${numbers.step}`) });
    case 'leading':
      return text('alert.title.leading', { what, indicator: names.category(numbers.indicator) });
  }
}

export function whatOf(scope: AlertCard['scope'], { text, names }: Pick<Tellers, 'text' | 'names'>): string {
  if (scope.category !== null) return names.category(scope.category);
  return scope.klass === null ? text('alert.all') : names.classOf(scope.klass);
}

export function placeOf(places: readonly string[], { text, names }: Pick<Tellers, 'text' | 'names'>): string {
  const [first] = places;
  if (first === undefined) return text('alert.campus');
  // The building says enough: 东湖3号公寓, not 东湖校区 · 东湖3号公寓.
  const short = names.place(first).split(' · ').at(-1) ?? first;
  return places.length === 1 ? short : text('alert.places', { first: short, count: places.length });
}

export function whenOf(numbers: NumbersOf<'periodic'>, { text, format }: Pick<Tellers, 'text' | 'format'>): string {
  if (numbers.cycle === 'days' || numbers.weekday === null || numbers.hours === null) {
    return text('alert.periodic.when.days', { days: numbers.days });
  }
  // 2026-03-02 was a Monday.
  const weekday = format.weekday(`2026-03-0${numbers.weekday + 1}`);
  return text('alert.periodic.when.hours', { weekday, from: numbers.hours[0], to: numbers.hours[1] });
}

/** Rounded as people speak: 3.4 times, 12 times. */
export const roughly = (value: number): number => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

/** How many times as much: in tens from 20 on, as what is usual is then a small number and uncertain itself. */
export const roughTimes = (times: number): number => (times >= 20 ? 10 * Math.round(times / 10) : roughly(times));

/** A share of few cases in whole percents. */
export const wholePercent = (share: number | null): string => (share === null ? '–' : `${Math.round(100 * share)}%`);

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

export function intervalOf(days: number, text: DeskText): string {
  if (days > 50 * 365) return text('alert.interval.ever');
  if (days < 60) return text('alert.interval.days', { count: Math.round(days) });
  if (days < 730) return text('alert.interval.months', { count: Math.round(days / 30.4) });
  return text('alert.interval.years', { count: Math.round(days / 365) });
}

function linesOf(card: AlertCard, tellers: Tellers): string[] {
  const { text, names, format } = tellers;
  const { numbers, scope } = card;
  const spots = (list: readonly { readonly place: string; readonly cases: number }[]) =>
    list
      .map(({ place, cases }) => text('alert.concentrated.place', { place: placeOf([place], tellers), cases }))
      .join(text('alert.separator'));
  switch (numbers.kind) {
    case 'burst':
      return burstLines(card, numbers, tellers, spots);
    case 'regional':
      return [
        text('alert.regional.line', {
          days: numbers.days,
          cases: numbers.observed,
          persons: numbers.persons,
          expected: roughly(numbers.expected),
          times: roughTimes(numbers.times),
        }),
        text(`alert.rarity.${numbers.rarity}`, { interval: intervalOf(numbers.recurrenceDays, text) }),
        ...(numbers.spots.length > 1 ? [text('alert.concentrated') + spots(numbers.spots)] : []),
      ];
    case 'seasonal':
      return [
        text('alert.seasonal.last', {
          from: format.fullDay(numbers.last.from),
          to: format.fullDay(dayBefore(numbers.last.to)),
          cases: numbers.last.cases,
          times: roughTimes(numbers.times),
        }),
        text('alert.seasonal.next', { from: format.fullDay(numbers.from), lead: format.fullDay(numbers.lead) }),
        ...(numbers.last.spots.length > 0 ? [text('alert.seasonal.spots', { list: spots(numbers.last.spots) })] : []),
      ];
    case 'periodic':
      return [
        text('alert.periodic.line', {
          weeks: numbers.weeks,
          seen: numbers.weeksSeen,
          cases: numbers.observed,
          persons: numbers.persons,
          expected: roughly(numbers.expected),
        }),
        text('alert.periodic.next', { day: format.fullDay(numbers.next) }),
      ];
    case 'topic':
      return [text('alert.topic.line', { days: numbers.days, reports: numbers.reports, persons: numbers.persons })];
    case 'rebound':
      return [
        text('alert.rebound.line', {
          day: format.fullDay(numbers.fixedOn),
          after: numbers.after.cases,
          afterDays: numbers.after.days,
          before: numbers.before.cases,
          beforeDays: numbers.before.days,
        }),
        text('alert.rebound.chance', { chance: wholePercent(numbers.notBetter) }),
      ];
    case 'bottleneck':
      return [
        text('alert.bottleneck.line', {
          cases: numbers.cases,
          hours: format.amount(roughly(numbers.medianHours), 'hour'),
          usual: format.amount(roughly(numbers.usualHours), 'hour'),
          times: roughTimes(numbers.times),
        }),
      ];
    case 'leading':
      return [
        text('alert.leading.line', {
          indicator: names.category(numbers.indicator),
          what: whatOf(scope, tellers),
          lag: numbers.lag,
          times: roughTimes(numbers.times),
          now: roughly(numbers.indicatorTimes),
        }),
      ];
  }
}

function burstLines(
  card: AlertCard,
  numbers: NumbersOf<'burst'>,
  { text, names, format }: Tellers,
  spots: (list: NumbersOf<'burst'>['spots']) => string,
): string[] {
  const { expected, usual } = numbers;
  const times = roughTimes(numbers.times);
  const isModel = numbers.method === 'harmonic' || numbers.method === 'calendar';
  const usually =
    expected < 0.5
      ? text('alert.usual.rarely')
      : isModel && usual[1] > 0
        ? text(numbers.method === 'harmonic' ? 'alert.usual.model' : 'alert.usual.calendar', {
            low: usual[0],
            high: usual[1],
            times,
          })
        : text('alert.usual.about', { expected: roughly(expected), times });
  const where = card.scope.places.length === 0 ? numbers.spots.filter(({ cases }) => isSpot(cases, numbers.observed)) : [];
  const dense = [
    ...(numbers.hours
      ? [
          text('alert.concentrated.hours', {
            from: numbers.hours.from,
            to: numbers.hours.to,
            share: wholePercent(numbers.hours.share),
          }),
        ]
      : []),
    ...(where.length > 0 ? [spots(where)] : []),
  ];
  const also = [
    ...new Set(
      card.also
        .filter(({ scope }) => scope.category !== null && (card.scope.places.length === 0 || scope.places.length > 0))
        .map(({ scope }) => sideOf(scope, { text, names })),
    ),
  ];
  const excluded = [
    ...(numbers.repeated > 0 ? [text('alert.excluded.repeated', { count: numbers.repeated })] : []),
    ...(isModel ? [text('alert.excluded.calendar')] : []),
    ...(numbers.campusTimes === null ? [] : [text('alert.excluded.campus', { times: roughly(numbers.campusTimes) })]),
  ];
  const own = sideOf(card.scope, { text, names });
  const others = also.filter((side) => side !== own).slice(0, 4);
  return [
    text('alert.count', {
      from: format.fullDay(card.from),
      to: format.fullDay(dayBefore(card.to)),
      cases: numbers.observed,
      persons: numbers.persons,
    }) + usually,
    text(`alert.rarity.${numbers.rarity}`, { interval: intervalOf(numbers.recurrenceDays, text) }),
    ...(dense.length > 0 ? [text('alert.concentrated') + dense.join(text('alert.separator'))] : []),
    ...(others.length > 0 ? [text('alert.also', { list: others.join(text('alert.separator')) })] : []),
    ...(excluded.length > 0 ? [text('alert.excluded') + excluded.join(text('alert.separator'))] : []),
  ];
}

/** One case here and one there is no concentration: two and a fifth of all at least. */
const isSpot = (cases: number, all: number): boolean => cases >= 2 && 5 * cases >= all;

const sideOf = (scope: AlertCard['scope'], tellers: Pick<Tellers, 'text' | 'names'>): string =>
  tellers.text('alert.side', { place: placeOf(scope.places, tellers), what: whatOf(scope, tellers) });
