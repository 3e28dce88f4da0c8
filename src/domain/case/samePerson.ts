import type { Author } from './case.ts';

/** Whether two acts have a person in common, deputies and those they stand in for included: nobody rules on a request of his or her own. */
export function isSamePerson(a: Author, b: Author): boolean {
  const persons = [b.by, b.onBehalfOf];
  return persons.includes(a.by) || (a.onBehalfOf !== undefined && persons.includes(a.onBehalfOf));
}
