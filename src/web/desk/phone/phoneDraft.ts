import type { z } from 'zod';
import type { Assistance, PhoneDraft, RecordCase } from '../../../contract/phone.ts';
import { type Element, elements } from '../../../domain/phone/vocabulary.ts';

export const emptyDraft: PhoneDraft = {
  what: '',
  when: '',
  want: '',
  placeId: null,
  placeText: '',
  categoryCode: null,
  yes: [],
  caller: 'guest',
  person: null,
  name: '',
  number: '',
  channel: 'phone',
  receivedAt: null,
  title: '',
  unit: null,
  reply: '',
  asked: [],
  thirdParties: [],
  consent: null,
};

/** Nothing has been written that would be a pity to lose. A number that the exchange told comes again. */
export function isBlank(draft: PhoneDraft): boolean {
  return (
    JSON.stringify({ ...draft, number: '', person: null, caller: 'guest' }) ===
    JSON.stringify({ ...emptyDraft, channel: draft.channel })
  );
}

/** Which of the five elements (受理五要素) have been said. */
export function saidElements(draft: PhoneDraft): Readonly<Record<Element, boolean>> {
  return {
    who: draft.caller === 'anonymous' || draft.person !== null || draft.name !== '',
    what: draft.what.trim().length >= 4,
    where: draft.placeId !== null || draft.placeText !== '',
    when: draft.when !== '',
    want: draft.want !== '',
  };
}

/** What must be there before a case can be recorded, and what should be: the rest may be recorded after a second look. */
export function missing(draft: PhoneDraft): {
  readonly needed: readonly (Element | 'category')[];
  readonly wished: readonly Element[];
} {
  const said = saidElements(draft);
  const needed = (['who', 'what', 'category'] as const).filter(
    (each) => !(each === 'category' ? draft.categoryCode !== null : said[each]),
  );
  return { needed, wished: elements.filter((each) => !said[each] && each !== 'who' && each !== 'what') };
}

export type Suggested = Pick<Assistance, 'title' | 'places' | 'categories' | 'units' | 'when' | 'want'>;

/** The draft with every field filled that is still empty and for which something was found in the words. */
export function acceptAll(draft: PhoneDraft, found: Suggested | undefined): PhoneDraft {
  if (!found) return draft;
  const [place] = found.places;
  return {
    ...draft,
    placeId: draft.placeId ?? place?.id ?? null,
    placeText: draft.placeText || (draft.placeId === null || draft.placeId === place?.id ? (place?.room ?? '') : ''),
    categoryCode: draft.categoryCode ?? found.categories[0]?.code ?? null,
    when: draft.when || (found.when ?? ''),
    want: draft.want || (found.want ?? ''),
  };
}

/** How many fields accepting would fill. */
export function acceptable(draft: PhoneDraft, found: Suggested | undefined): number {
  const after = acceptAll(draft, found);
  return (['placeId', 'placeText', 'categoryCode', 'when', 'want'] as const).filter((field) => after[field] !== draft[field])
    .length;
}

export type Outcome = z.input<typeof RecordCase>['outcome'];

/** What is sent. `code`: the follow-up code that an anonymous caller was read. */
export function recordOf(
  draft: PhoneDraft,
  about: {
    readonly id: string;
    readonly call: string | null;
    readonly found: Suggested | undefined;
    readonly code: string;
    readonly outcome: Outcome;
  },
): z.input<typeof RecordCase> {
  const { id, call, found, code, outcome } = about;
  const { what, when, want, placeId, placeText, categoryCode, yes, channel, receivedAt, thirdParties, consent } = draft;
  return {
    ...{ id, call, what, when, want, placeId, placeText, yes, channel, thirdParties, consent, outcome },
    categoryCode: categoryCode ?? '',
    title: draft.title || found?.title || what.trim().slice(0, 40),
    caller: callerOf(draft, code),
    ...(receivedAt === null ? {} : { receivedAt }),
  };
}

function callerOf({ caller, person, name, number }: PhoneDraft, code: string): z.input<typeof RecordCase>['caller'] {
  if (caller === 'anonymous') return { kind: 'anonymous', followUpCode: code };
  return person === null ? { kind: 'guest', name, number } : { kind: 'person', id: person };
}
