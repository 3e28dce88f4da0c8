import type { CaseEvent } from './case.ts';

/** Fields in which people write; whatever stands there goes. */
const written: ReadonlySet<string> = new Set([
  'title',
  'text',
  'placeText',
  'question',
  'note',
  'evidence',
  'plan',
  'interim',
  'task',
  'report',
  'words',
  'measurement',
  'receiver',
  'called',
]);
/** Events whose reason is a sentence and not a code. */
const spokenReasons: ReadonlySet<CaseEvent['type']> = new Set(['CaseReopened', 'CaseWithdrawn', 'DeadlinesRecomputed']);
/** Days and instants, case numbers, ids; and codes, in which no number has five digits: that could be somebody's. */
const structural =
  /^(\d{4}-\d\d-\d\d([T ][\w:.+-]*)?|JS\d{4}-\d{6,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?!.*\d{5})[A-Za-z0-9][\w:.-]{0,63})$/;

/**
 * A history from which nobody can be known any more and from which every number can still be counted: what was written is gone, the
 * requester has become `pseudonym`, photos are no longer named; codes, days, units, answers and deadlines stay. A field that is not known
 * here loses its words rather than keeping them. Cannot be undone.
 * @param title what stands where the title stood, for whoever finds the case in a list
 */
export function withoutPeople(history: readonly CaseEvent[], pseudonym: string, title: string): CaseEvent[] {
  const requester = history.find((e) => e.type === 'CaseSubmitted')?.requester ?? null;
  const nameless = (id: string) => (requester !== null && id === requester ? pseudonym : id);
  return history.map((e) => {
    const { type, at, by, unit, onBehalfOf, ...data } = e;
    const spoken = spokenReasons.has(type) ? new Set([...written, 'reason']) : written;
    const bare = strip(data, spoken) as object;
    return {
      ...bare,
      ...(type === 'CaseSubmitted' ? { title, requester: e.requester === null ? null : pseudonym, source: e.source } : {}),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf: nameless(onBehalfOf) }),
      type,
      at,
      by: nameless(by),
      unit,
      // The fields are those of the event itself, with the same kinds of values.
    } as CaseEvent;
  });
}

function strip(value: unknown, spoken: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return structural.test(value) ? value : '';
  if (Array.isArray(value)) return value.map((one) => strip(one, spoken));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (name.startsWith('photos')) return [name, []];
      if (spoken.has(name)) return [name, Array.isArray(one) ? [] : one === null ? null : ''];
      // Who found out and whom it was told about are staff: ids of people who act in office stay.
      return [name, name === 'leader' || name === 'who' ? one : strip(one, spoken)];
    }),
  );
}
