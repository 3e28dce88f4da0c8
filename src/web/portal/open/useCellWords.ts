import { currentLanguage } from '../../i18n/language.ts';
import { useNames, useReference } from '../useReference.ts';
import { useOpenText } from './text.ts';

/** 水房与供水 · 东湖校区: what is told of where an answer belongs; '' for nothing. */
export function useCellWords(): (cell: { readonly category: string; readonly place: string | null }) => string {
  const text = useOpenText();
  const names = useNames();
  const className = useClassName();
  return ({ category, place }) => {
    if (category === '') return '';
    const leaf = names.categoryOf(category);
    return `${leaf ? names.category(leaf) : className(category)} · ${place === null ? text('cell.anywhere') : names.places.wordsTo(place) || place}`;
  };
}

/** The name of a class of two digits; its code while it is unknown. */
export function useClassName(): (code: string) => string {
  const reference = useReference();
  const classes = reference.state === 'ready' ? reference.value.classes : [];
  const english = currentLanguage() === 'en';
  return (code) => {
    const found = classes.find((each) => each.code === code);
    return found ? (english && found.nameEn ? found.nameEn : found.name) : code;
  };
}
