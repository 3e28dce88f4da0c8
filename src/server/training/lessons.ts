import type { z } from 'zod';
import { MeasureQuery } from '../../contract/measures.ts';
import type { getLessons } from '../../contract/training.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { add, type Fraction, shown, zero } from '../../domain/measures/fraction.ts';
import { lostByReason } from '../../domain/measures/lostPoints.ts';
import type { LossReason } from '../../domain/measures/vocabulary.ts';
import { askOf, unitCounts, unitDeeds } from '../analytics/queries.ts';
import type { Deps } from '../deps.ts';
import { overseenBy } from './queries.ts';

const mostReasons = 5;

/** Why units lost points in the running period by the school's own assessment, dearest first, with the courses that teach it: numbers are read, nothing is reckoned anew. */
export async function lessonsFor(
  deps: Pick<Deps, 'analytics' | 'reference' | 'clock'>,
  actor: Actor,
  unit: string | undefined,
): Promise<z.input<typeof getLessons.response>> {
  const reference = await deps.reference.recent();
  const ask = askOf(MeasureQuery.parse({}), reference, deps.clock());
  const [counts, deeds] = await Promise.all([unitCounts(deps, reference, ask), unitDeeds(deps, reference, ask)]);
  const overseen = overseenBy(actor);
  const courses = [...reference.courses.values()].filter((course) => !course.retired);
  const units = [...counts]
    .filter(([id]) => id !== '' && (overseen === null || overseen.includes(id)) && (unit === undefined || unit === id))
    .map(([id, own]) => {
      const { items } = lostByReason(own, deeds.get(id) ?? [], ask.assessment);
      const found = new Map<LossReason, { cases: number; points: Fraction }>();
      for (const { reason, accounts, points } of items.flatMap(({ reasons }) => reasons)) {
        const before = found.get(reason) ?? { cases: 0, points: zero };
        found.set(reason, { cases: before.cases + accounts, points: add(before.points, points) });
      }
      const reasons = [...found]
        .map(([reason, { cases, points }]) => ({
          reason,
          cases,
          points: Number(shown(points, 2)),
          courses: courses
            .filter(({ lessons }) => lessons.includes(reason))
            .map(({ id: course, name, nameEn }) => ({ id: course, name, nameEn })),
        }))
        .filter(({ cases, points }) => cases > 0 && points > 0)
        .sort((a, b) => b.points - a.points || b.cases - a.cases)
        .slice(0, mostReasons);
      return { unit: id, reasons };
    })
    .filter(({ reasons }) => reasons.length > 0);
  return { from: ask.period.from, to: ask.period.to, units };
}
