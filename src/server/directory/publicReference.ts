import type { Reference as Public } from '../../contract/reference.ts';
import type { Limits } from '../../domain/grade/profile.ts';
import type { Grade } from '../../domain/grade/vocabulary.ts';
import type { Reference } from './queries.ts';

/** What everybody may know of the reference data. */
export function publicReference(r: Reference, now: string): Public {
  const year = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai');
  // From December on the next year is in use too: a limit set today may end in it.
  const years = year.month === 12 ? [year.year, year.year + 1] : [year.year];
  return {
    version: r.version,
    units: [...r.units].map(([id, u]) => ({
      id,
      name: u.name,
      nameEn: u.nameEn,
      group: u.group,
      parent: u.parent,
      retired: u.retired,
    })),
    classes: [...r.classes].map(([code, c]) => ({ code, name: c.name, nameEn: c.nameEn })).sort(byCode),
    categories: [...r.categories]
      .map(([code, c]) => ({
        code,
        parent: c.parent,
        name: c.name,
        nameEn: c.nameEn,
        nature: c.nature,
        grade: c.grade,
        confidentiality: c.confidentiality,
        defaultUnit: c.defaultUnit,
        alternates: c.alternates,
        requiredFields: c.requiredFields,
        closingProofs: c.closingProofs ?? [],
        statutory: c.statutory,
        keywords: c.keywords,
        hint: c.hint,
        hintEn: c.hintEn,
        retired: c.retired,
      }))
      .sort(byCode),
    places: [...r.places].map(([id, p]) => ({
      id,
      parent: p.parent,
      kind: p.kind,
      name: p.name,
      nameEn: p.nameEn,
      retired: p.retired,
    })),
    limits: {
      T: promiseOf(r.limits, 'T'),
      J: promiseOf(r.limits, 'J'),
      Y: promiseOf(r.limits, 'Y'),
      F: promiseOf(r.limits, 'F'),
      Z: promiseOf(r.limits, 'Z'),
    },
    followUpScript: { ...r.followUpRules.script },
    calendarWarnings: years.filter((y) => !r.calendar.years.includes(y)),
  };
}

function promiseOf(limits: Limits, grade: Grade): Public['limits'][Grade] {
  const { respond, resolve } = limits.grades[grade];
  return { respond, resolve };
}

function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : 1;
}
