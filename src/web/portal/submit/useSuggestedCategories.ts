import { call } from '../../api/call.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';
import { useAnswer } from '../../api/useAnswer.ts';
import { useSettled } from '../useSettled.ts';
import type { Draft } from './draft.ts';
import { type Category, suggestCategories } from './suggestCategories.ts';

const pauseMs = 500;
const freshMs = 60_000;
const fewestCharacters = 4;
/** A guess below this only makes the choice harder. */
const worthSaying = 0.15;

/**
 * Categories for what has been written: at once by the keywords on the device, and by the server's classifier when it has answered; offline
 * the keywords stay. null: nothing is to be suggested now.
 */
export function useSuggestedCategories(
  { title, text }: Pick<Draft, 'title' | 'text'>,
  categories: readonly Category[] | null,
): readonly Category[] {
  const settled = useSettled(JSON.stringify([title.trim().slice(0, 60), text.trim().slice(0, 2000)]), pauseMs);
  const [settledTitle, settledText] = JSON.parse(settled) as [string, string];
  const asks = categories !== null && settledTitle.length + settledText.length >= fewestCharacters;
  const answer = useAnswer(
    asks ? `categories ${settled}` : null,
    (signal) => call(portalEndpoints.suggestCategories, { body: { title: settledTitle, text: settledText } }, signal),
    freshMs,
  );
  if (categories === null) return [];
  const told =
    answer.state === 'ready'
      ? answer.value.categories
          .filter(({ probability }) => probability >= worthSaying)
          .flatMap(({ code }) => categories.filter((category) => category.code === code && !category.retired))
      : [];
  return told.length > 0 ? told : suggestCategories(`${title} ${text}`, categories);
}
