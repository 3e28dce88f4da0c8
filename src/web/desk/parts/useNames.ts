import { useQuery } from '@tanstack/react-query';
import type { Reference } from '../../../contract/reference.ts';
import { referenceQuery } from '../../api/deskReference.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { type Names, namesOf } from './names.ts';

const made = new WeakMap<Reference, Names>();
const nameless = namesOf(undefined, 'zh-CN');

/** The names of units, categories and places; made once for each version of the reference data, however many rows ask. */
export function useNames(): Names {
  const { data } = useQuery(referenceQuery);
  if (!data) return nameless;
  const names = made.get(data) ?? namesOf(data, currentLanguage());
  made.set(data, names);
  return names;
}
