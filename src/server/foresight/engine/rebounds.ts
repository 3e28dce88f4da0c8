import type { NumbersOf } from '../../../contract/foresightNumbers.ts';
import { recurrence } from '../../../sentinel/recurrence.ts';
import { dayText, personsIn, rowsOf, scopeOf, urgencyOf } from './describe.ts';
import type { Draft } from './drafts.ts';
import type { Frame } from './frame.ts';

/** Something that was put right: a task that was finished, or an incident whose last case was resolved. */
export type Fix = {
  readonly category: string;
  readonly place: string | null;
  /** Days since the campus' first. */
  readonly fixedOn: number;
  /** The trouble that was put right lasted from this day to the fix. */
  readonly since: number;
};

const LOOKED_AT_DAYS = 120;
const SETTLED_DAYS = 7;

/** 办后复发: does the trouble come back at the rate it had? Held against the time of the trouble itself, as the fix promised to end it. */
export function rebounds(frame: Frame, fixes: readonly Fix[]): readonly Draft[] {
  const { campus, today } = frame;
  return fixes.flatMap((fix): Draft[] => {
    const group = campus.categories.findIndex(({ code }) => code === fix.category);
    const place = fix.place === null ? null : campus.places.findIndex(({ id }) => id === fix.place);
    const days = today - fix.fixedOn;
    if (group < 0 || place === -1 || days < SETTLED_DAYS || days > LOOKED_AT_DAYS) return [];
    const at = { level: 'category', group, place } as const;
    const before = rowsOf(frame, at, fix.since, fix.fixedOn);
    const after = rowsOf(frame, at, fix.fixedOn + 1, today);
    const soon = rowsOf(frame, at, fix.fixedOn + 1, Math.min(today, fix.fixedOn + 60));
    const result = recurrence({
      before: { cases: before.length, exposure: fix.fixedOn - fix.since },
      after: { cases: after.length, exposure: days - 1 },
      casesIn60Days: soon.length,
    });
    const persons = personsIn(frame.facts, after);
    if (result?.verdict !== 'recurred' || after.length < 2 || persons < 2) return [];
    const numbers: NumbersOf<'rebound'> = {
      kind: 'rebound',
      fixedOn: dayText(frame, fix.fixedOn),
      before: { cases: before.length, days: fix.fixedOn - fix.since },
      after: { cases: after.length, days: days - 1 },
      casesIn60Days: soon.length,
      notBetter: result.pNotBetter,
      ratio: result.ratio,
    };
    return [
      {
        kind: 'rebound',
        family: 'cells',
        scope: scopeOf(frame, at),
        from: dayText(frame, fix.fixedOn),
        to: dayText(frame, today),
        numbers,
        series: null,
        confidence: result.pNotBetter > 0.8 ? 'middle' : 'low',
        caveats: after.length < 5 ? ['few-cases'] : [],
        safety: campus.categories[group]!.safety,
        score: urgencyOf(frame, after, { persons, expected: 0 }),
        rows: after,
      },
    ];
  });
}
