import type { Calendar } from '../../../domain/calendar.ts';
import { poisson, type Random } from '../../../sentinel/random.ts';
import type { Campus } from './campus.ts';
import type { Facts } from './facts.ts';
import { schoolDays } from './schoolYear.ts';
import type { NewFact } from './watch.ts';

const calendar: Calendar = { version: 1, hours: [{ from: '08:30', to: '17:30' }], years: [], days: {}, school: [] };

/** A small made-up school for tests and benchmarks: four classes of three categories, eight buildings in two rows. */
export const exampleCampus: Campus = {
  firstDay: '2023-09-04',
  classes: ['01', '02', '03', '04'],
  categories: Array.from({ length: 12 }, (_, i) => ({
    code: `0${Math.floor(i / 3) + 1}0${(i % 3) + 1}`,
    klass: Math.floor(i / 3),
    severity: 1,
    patience: 0.3,
    safety: i === 11,
  })),
  places: Array.from({ length: 8 }, (_, i) => ({
    id: `b${i + 1}`,
    lon: 116.9 + 0.001 * (i % 4),
    lat: 40.6 + 0.01 * Math.floor(i / 4),
    residents: 600,
  })),
  channels: ['web', 'phone'],
  calendar,
};

export type Rate = (at: { readonly day: number; readonly category: number; readonly place: number }) => number;

/** Cases of `days` days with `rate` a day in each cell in term, a tenth in breaks, each by another person; in order of time. */
export function exampleFacts(random: Random, days: number, rate: Rate, campus: Campus = exampleCampus): NewFact[] {
  const school = schoolDays(campus.firstDay, days, campus.calendar);
  const facts: NewFact[] = [];
  let person = 0;
  for (let day = 0; day < days; day += 1) {
    const present = school.isBreak[day] ? 0.1 : 1;
    for (const category of campus.categories.keys()) {
      for (const place of campus.places.keys()) {
        for (let left = poisson(random, rate({ day, category, place }) * present); left > 0; left -= 1) {
          person = (person + 1) % 100_000;
          facts.push({ hour: day * 24 + 8 + Math.floor(random.next() * 14), category, place, person, kind: 0 });
        }
      }
    }
  }
  return facts;
}

/** Columns of facts in any order. */
export function columnsOf(facts: readonly NewFact[]): Facts {
  const ordered = facts.toSorted((a, b) => a.hour - b.hour);
  return {
    length: ordered.length,
    hour: Int32Array.from(ordered, ({ hour }) => hour),
    category: Uint16Array.from(ordered, ({ category }) => category),
    place: Uint16Array.from(ordered, ({ place }) => place),
    person: Int32Array.from(ordered, ({ person }) => person),
    kind: Uint8Array.from(ordered, ({ kind }) => kind),
  };
}
