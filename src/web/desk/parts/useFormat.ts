import { currentLanguage } from '../../i18n/language.ts';
import { type Format, formatOf } from '../../ui/format.ts';

/** The language changes only with a reload, so this is the same formatter for as long as the page lives. */
export const useFormat = (): Format => formatOf(currentLanguage());
