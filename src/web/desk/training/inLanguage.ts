import { currentLanguage } from '../../i18n/language.ts';

/** A wording as it is read; Chinese where there is no English. */
export function inLanguage({ zh, en }: { readonly zh: string; readonly en: string }): string {
  return currentLanguage() === 'en' && en !== '' ? en : zh;
}
