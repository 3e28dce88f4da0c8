import type { Reason } from '../../text/classifier.ts';
import type { Message } from '../../text/features.ts';
import type { Reference } from '../directory/queries.ts';
import { buildingOf } from './livingTopics.ts';

type Facts = Message & { readonly categoryCode: string | null; readonly placeId: string | null };

/** What a unit is told from: the words, and the names of category and building. The same matter goes to another unit in another house. */
export function unitMessage({ title, text, categoryCode, placeId }: Facts, { categories, places }: Reference): Message {
  const building = buildingOf(placeId, places);
  const facts = [
    categoryCode === null ? undefined : categories.get(categoryCode)?.name,
    building === null ? undefined : places.get(building)?.name,
  ];
  return { title, text: `${text}\n${facts.filter((fact) => fact !== undefined).join(' ')}` };
}

/** Reasons that stand in the names and not in what somebody wrote are said to be facts. */
export function reasonsOfUnit(
  reasons: readonly Reason[],
  text: string,
): (Omit<Reason, 'part'> & { part: 'title' | 'text' | 'facts' })[] {
  const from = text.length + 1;
  return reasons.map((reason) =>
    reason.part === 'text' && reason.start >= from
      ? { ...reason, part: 'facts', start: reason.start - from, end: reason.end - from }
      : reason,
  );
}
