import { fill } from './fill.ts';
import { currentLanguage, type Language } from './language.ts';
import { type SharedKey, zh as sharedZh } from './words.zh-CN.ts';

export type Blanks = Readonly<Record<string, string | number>>;
export type Text<Key extends string = SharedKey> = (key: Key, blanks?: Blanks) => string;

/**
 * The words of one face: the shared ones and its own (its own win, so that the portal can say 您 where the desk says 诉求人).
 * `load` must be awaited once before anything is drawn; English is fetched only when it is the interface language.
 * Changing the language reloads the page, so `useText` is the same function for as long as the page lives.
 */
export function textOf<Own extends Readonly<Record<string, string>>>(
  own: Own,
  loadOwnEnglish: () => Promise<Readonly<Record<keyof Own, string>>>,
) {
  type Key = SharedKey | (keyof Own & string);
  let words: Readonly<Record<string, string>> = { ...sharedZh, ...own };

  const text: Text<Key> = (key, blanks) => fill(words[key] ?? key, blanks);

  async function load(language: Language = currentLanguage()): Promise<void> {
    document.documentElement.lang = language;
    if (language !== 'en') return;
    const [shared, mine] = await Promise.all([import('./words.en.ts'), loadOwnEnglish()]);
    words = { ...shared.en, ...mine };
  }

  return { load, text, useText: (): Text<Key> => text };
}
