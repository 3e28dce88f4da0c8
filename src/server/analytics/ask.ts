import type { z } from 'zod';
import type { Basis, MeasureQuery } from '../../contract/measures.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { Assessment } from '../../domain/measures/assessment.ts';
import { exactText } from '../../domain/measures/fraction.ts';
import { type Period, periodAt, periodBefore } from '../../domain/measures/period.ts';
import { kindOf, periodNamed, periodRules, periodUnder, runningPeriod } from '../../domain/measures/periodName.ts';
import { itemsOf } from '../../domain/measures/scheme.ts';
import type { PeriodKind } from '../../domain/measures/vocabulary.ts';
import type { Reference } from '../directory/queries.ts';
import { Problem } from '../platform/problem.ts';
import type { MeasureAsk } from './queries.ts';

export type Asked = MeasureAsk & { readonly kind: PeriodKind };

/** What an address asks for, in full. @throws Problem 400 for names that there are not, 404 while there is no such period */
export function askOf(query: z.output<typeof MeasureQuery>, reference: Reference, asOf: Instant): Asked {
  const data = reference.assessments.get(query.assessment);
  if (!data) throw notAChoice('assessment');
  const scheme = reference.schemes.get(query.scheme ?? data.scheme);
  if (!scheme) throw notAChoice('scheme');
  const { school } = reference.calendar;
  // A rule of the school's own making has no name of its own: it is what the way of assessing sets.
  const kind = query.period === undefined || query.period === 'own' ? (kindOf(data.period) ?? 'own') : query.period;
  const rule = kind === 'own' ? data.period : periodRules[kind];
  const period =
    query.key !== undefined
      ? periodUnder(rule, query.key, school)
      : rule.kind === 'term'
        ? runningPeriod('term', asOf, school)
        : periodAt(asOf, rule, school);
  if (period === null) throw notAChoice('key');
  const assessment: Assessment = {
    id: query.assessment,
    version: data.version,
    period: period.rule,
    basis: query.basis ?? data.basis,
    scope: query.scope ?? data.scope,
    grouping: {
      id: query.assessment,
      version: data.version,
      groups: data.groups.map(({ code, of }) => ({ code, of })),
      placed: data.placed,
    },
    scheme,
  };
  return { assessment, period, asOf, kind, units: query.units };
}

/** By what was counted, for whoever reads the numbers. */
export function basisOf(
  { assessment, period, asOf, kind, units }: Asked,
  reference: Reference,
  proof: z.input<typeof Basis>['proof'],
): z.input<typeof Basis> {
  const { scheme } = assessment;
  const { school } = reference.calendar;
  const data = reference.assessments.get(assessment.id);
  const named = <T extends { name: string; nameEn: string }>(id: string, { name, nameEn }: T) => ({ id, name, nameEn });
  return {
    asOf,
    period: {
      kind,
      key: period.key,
      from: period.from,
      to: period.to,
      before: periodBefore(period, school)?.key ?? null,
      after: period.to <= asOf ? (periodAfter(period, reference)?.key ?? null) : null,
    },
    assessment: { version: assessment.version, ...named(assessment.id, data ?? { name: assessment.id, nameEn: assessment.id }) },
    basis: assessment.basis,
    scope: assessment.scope,
    units,
    scheme: {
      version: scheme.version,
      minimum: scheme.minimum,
      fair: scheme.fair,
      items: itemsOf(scheme).map(({ measure, max }) => ({ measure, max: exactText(max) })),
      ...named(scheme.id, scheme),
    },
    groups: data?.groups.map(({ code, name, nameEn }) => ({ code, name, nameEn })) ?? [],
    choices: {
      assessments: [...reference.assessments].map(([id, each]) => named(id, each)),
      schemes: [...reference.schemes].map(([id, each]) => named(id, each)),
      ownPeriod: data !== undefined && kindOf(data.period) === null,
      terms: school.filter((p) => p.kind === 'term').map((p) => p.name),
    },
    proof,
  };
}

function periodAfter(period: Period, reference: Reference): Period | null {
  const { school } = reference.calendar;
  if (period.rule.kind === 'span') return null;
  if (period.rule.kind !== 'term') return periodAt(period.to, period.rule, school);
  const later = school.filter((p) => p.kind === 'term' && periodNamed('term', p.name, school)!.from >= period.to);
  const next = later.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  return next ? periodNamed('term', next.name, school) : null;
}

function notAChoice(field: string): Problem {
  return new Problem(400, 'invalid', [{ field, code: 'not-a-choice' }]);
}
