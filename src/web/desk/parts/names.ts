import type { Reference } from '../../../contract/reference.ts';
import type { Language } from '../../i18n/language.ts';

export type Names = {
  /** The name of a unit; its id when it is unknown, so that nothing is ever nameless. */
  readonly unit: (id: string) => string;
  /** Names of units as a list: 教务处、学生处 · Academic Affairs, Student Affairs. */
  readonly units: (ids: readonly string[]) => string;
  readonly category: (code: string) => string;
  /** The class (一级分类) of a category. */
  readonly classOf: (code: string) => string;
  /** The place with those above it, the largest first: 东校区 · 一号楼. */
  readonly place: (id: string) => string;
  readonly reference: Reference | undefined;
  /** The name of an item in the interface language. */
  readonly nameOf: (item: { readonly name: string; readonly nameEn: string }) => string;
};

export function namesOf(reference: Reference | undefined, language: Language): Names {
  const nameOf = (item: { readonly name: string; readonly nameEn: string }) =>
    language === 'en' && item.nameEn ? item.nameEn : item.name;
  const units = new Map(reference?.units.map((unit) => [unit.id, nameOf(unit)]));
  const classes = new Map(reference?.classes.map((each) => [each.code, nameOf(each)]));
  const categories = new Map(reference?.categories.map((category) => [category.code, category]));
  const places = new Map(reference?.places.map((place) => [place.id, place]));

  const path = (id: string): string[] => {
    const found: string[] = [];
    for (let at = places.get(id); at && found.length < 6; at = at.parent === null ? undefined : places.get(at.parent)) {
      found.unshift(nameOf(at));
    }
    return found;
  };

  return {
    unit: (id) => units.get(id) ?? id,
    units: (ids) => ids.map((id) => units.get(id) ?? id).join(language === 'en' ? ', ' : '、'),
    category: (code) => {
      const category = categories.get(code);
      return category ? nameOf(category) : code;
    },
    classOf: (code) => classes.get(categories.get(code)?.parent ?? code.slice(0, 2)) ?? '',
    place: (id) => withoutRepeats(path(id)).join(' · ') || id,
    reference,
    nameOf,
  };
}

/** A room is called 东湖2号公寓217: the building and the floor before it would say the same again. */
function withoutRepeats(path: readonly string[]): readonly string[] {
  const last = path.at(-1);
  const repeated = last === undefined ? -1 : path.findIndex((name) => last.startsWith(name));
  return last === undefined || repeated < 0 ? path : [...path.slice(0, repeated), last];
}
