import type { Campus } from './campus.ts';
import { ARCHIVED, CHANNEL_MASK, CONFIDENTIAL, dayOf, type Facts, rowAt } from './facts.ts';
import type { SchoolDays } from './schoolYear.ts';

/** What was not seen, as against what did not happen. */
export type Missing = {
  /** Days (since the first) on which a channel that is usually busy delivered nothing: an outage, not peace. */
  readonly outages: readonly { readonly day: number; readonly channel: string; readonly expected: number }[];
  /** Stretches of whole weeks, half-open in days, in which a building that is usually heard of was silent: closed, not content. */
  readonly closed: readonly { readonly place: number; readonly from: number; readonly to: number }[];
  /** First day of each category that came into being after the first month of the history; 0 for all others. */
  readonly born: Int32Array;
};

/** Silence of so many expected cases has a chance below 1 in 3,000 on one day, and of so many more in any of a thousand stretches. */
const surelySilent = 8;
const surelyClosed = 14;
const comparedWeeks = 8;
const closedWeeks = 6;
const bornAfterDays = 56;

export function missingIn(facts: Facts, campus: Campus, today: number, school: SchoolDays): Missing {
  return {
    outages: outagesIn(facts, campus, today, school),
    closed: closedIn(facts, campus, today, school),
    born: bornIn(facts, campus),
  };
}

function outagesIn(facts: Facts, campus: Campus, today: number, school: SchoolDays): Missing['outages'] {
  const channels = campus.channels.length;
  const counts = new Int32Array(today * channels);
  for (let row = 0; row < facts.length; row += 1) {
    const day = dayOf(facts.hour[row]!);
    if (day >= today || (facts.kind[row]! & ARCHIVED) !== 0) continue;
    counts[day * channels + (facts.kind[row]! & CHANNEL_MASK)]! += 1;
  }
  const alike = (a: number, b: number) => school.isBreak[a] === school.isBreak[b] && school.isHoliday[a] === school.isHoliday[b];
  const found: { day: number; channel: string; expected: number }[] = [];
  for (let day = 7; day < today; day += 1) {
    for (const [channel, name] of campus.channels.entries()) {
      if (counts[day * channels + channel]! > 0) continue;
      let total = 0;
      let days = 0;
      for (let week = 1; week <= comparedWeeks && day - 7 * week >= 0; week += 1) {
        const before = day - 7 * week;
        if (!alike(day, before)) continue;
        total += counts[before * channels + channel]!;
        days += 1;
      }
      if (days >= 3 && total / days >= surelySilent) found.push({ day, channel: name, expected: total / days });
    }
  }
  return found;
}

function closedIn(facts: Facts, campus: Campus, today: number, school: SchoolDays): Missing['closed'] {
  const weeks = Math.floor(today / 7);
  const offset = today - 7 * weeks;
  const places = campus.places.length;
  const counts = new Int32Array(places * weeks);
  const present = new Float64Array(weeks);
  for (let week = 0; week < weeks; week += 1) {
    for (let d = 0; d < 7; d += 1) present[week]! += school.isBreak[offset + 7 * week + d] ? 0 : 1 / 7;
  }
  for (let row = 0; row < facts.length; row += 1) {
    const week = Math.floor((dayOf(facts.hour[row]!) - offset) / 7);
    if (week < 0 || week >= weeks || facts.place[row]! >= places || (facts.kind[row]! & CONFIDENTIAL) !== 0) continue;
    counts[facts.place[row]! * weeks + week]! += 1;
  }
  const found: { place: number; from: number; to: number }[] = [];
  for (let place = 0; place < places; place += 1) {
    const own = counts.subarray(place * weeks, (place + 1) * weeks);
    const total = own.reduce((sum, count) => sum + count, 0);
    const everPresent = present.reduce((sum, share) => sum + share, 0);
    let start = -1;
    let silent = 0;
    for (let week = 0; week <= weeks; week += 1) {
      if (week < weeks && own[week]! === 0) {
        if (start < 0) start = week;
        silent += present[week]!;
        continue;
      }
      const expected = (total / Math.max(1, everPresent - silent)) * silent;
      if (start >= 0 && week - start >= closedWeeks && expected >= surelyClosed) {
        found.push({ place, from: offset + 7 * start, to: offset + 7 * week });
      }
      start = -1;
      silent = 0;
    }
  }
  return found;
}

function bornIn(facts: Facts, campus: Campus): Int32Array {
  const first = new Int32Array(campus.categories.length).fill(-1);
  const cases = new Int32Array(campus.categories.length);
  for (let row = 0; row < facts.length; row += 1) {
    const category = facts.category[row]!;
    if (first[category]! < 0) first[category] = dayOf(facts.hour[row]!);
    cases[category]! += 1;
  }
  const born = new Int32Array(campus.categories.length);
  const last = facts.length === 0 ? 0 : dayOf(facts.hour[rowAt(facts, Infinity) - 1]!);
  for (const [category, day] of first.entries()) {
    if (day < bornAfterDays) continue;
    // A rare leaf may take months to its first case: born late is only what, at its later rate, would have been heard of long before.
    const rate = cases[category]! / Math.max(7, last - day + 1);
    if (rate * day >= surelySilent) born[category] = day;
  }
  return born;
}
