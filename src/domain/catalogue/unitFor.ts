import type { PlainDay } from '../calendar.ts';

/** Who is responsible for a while; half-open days in Asia/Shanghai, null without an end on that side. */
export type CataloguePeriod = {
  readonly unit: string;
  readonly alternates: readonly string[];
  readonly from: PlainDay | null;
  readonly until: PlainDay | null;
};

/** One cell of the dispatch catalogue (派件目录). A cell without periods says nothing. */
export type CatalogueCell = {
  /** A category, a class of two digits, or '' for every matter. */
  readonly category: string;
  /** A campus, a building or a room, with everything inside it; null: everywhere. */
  readonly place: string | null;
  readonly periods: readonly CataloguePeriod[];
};

/** A unit that closes, is merged or moves: from the day on its duties are its successor's. */
export type UnitTerm = { readonly retired: boolean; readonly closesOn: PlainDay | null; readonly successor: string | null };

export type Responsible = {
  readonly unit: string;
  readonly alternates: readonly string[];
  /** The cell that decided; null: the category's own unit, where no cell says anything. */
  readonly cell: Pick<CatalogueCell, 'category' | 'place'> | null;
  /** The unit that the catalogue names, when its duties have gone to another one since. */
  readonly formerly: string | null;
};

export type Catalogue = {
  readonly cells: ReadonlyMap<string, CatalogueCell>;
  readonly units: ReadonlyMap<string, UnitTerm>;
  /** The unit of a category where no cell says anything; undefined: there is no such category. */
  readonly ownUnit: (category: string) => { readonly unit: string; readonly alternates: readonly string[] } | undefined;
};
export type Asked = {
  readonly category: string;
  /** The place and what it lies in, the innermost first; [] without a place. */
  readonly places: readonly string[];
  readonly on: PlainDay;
};

export function cellKey(category: string, place: string | null): string {
  return `${category}|${place ?? ''}`;
}

/**
 * Who would get a case of the category at the place on a day. What is said of the category goes before what is said of its class, and that
 * before what is said of every matter; within each, the narrowest place goes first. Null when nobody is left to do it.
 */
export function unitFor(asked: Asked, catalogue: Catalogue): Responsible | null {
  for (const category of [asked.category, asked.category.slice(0, 2), '']) {
    for (const place of [...asked.places, null]) {
      const period = periodOn(catalogue.cells.get(cellKey(category, place)), asked.on);
      const found = period && responsible(period, { category, place }, asked.on, catalogue);
      if (found) return found;
    }
    // The category's own unit stands where a cell of the category for every place would.
    const own = category === asked.category ? catalogue.ownUnit(category) : undefined;
    const narrower = asked.places.some((place) => isSaid(asked, category, place, catalogue));
    if (own && !narrower) {
      const found = responsible(own, null, asked.on, catalogue);
      if (found) return found;
    }
  }
  // What the wider cells name is gone: the category's own unit is left.
  const own = catalogue.ownUnit(asked.category);
  return own ? responsible(own, null, asked.on, catalogue) : null;
}

/** Whether the class, or every matter, has a cell at the place: a rule for a place goes before the unit that serves the whole school. */
function isSaid(asked: Asked, category: string, place: string, { cells }: Catalogue): boolean {
  const wider = [category.slice(0, 2), ''];
  return wider.some((each) => periodOn(cells.get(cellKey(each, place)), asked.on) !== null);
}

function periodOn(cell: CatalogueCell | undefined, on: PlainDay): CataloguePeriod | null {
  return cell?.periods.find(({ from, until }) => (from === null || from <= on) && (until === null || on < until)) ?? null;
}

function responsible(
  named: { readonly unit: string; readonly alternates: readonly string[] },
  cell: Responsible['cell'],
  on: PlainDay,
  { units }: Catalogue,
): Responsible | null {
  const heirs = [named.unit, ...named.alternates].map((unit) => ({ unit, heir: heirOf(unit, on, units) }));
  const first = heirs.find(({ heir }) => heir !== null);
  if (!first || first.heir === null) return null;
  const others = heirs.flatMap(({ heir }) => (heir === null || heir === first.heir ? [] : [heir]));
  return {
    unit: first.heir,
    alternates: [...new Set(others)],
    cell,
    formerly: first.heir === named.unit ? null : named.unit,
  };
}

/** The unit itself while it stands, else who took its duties over; null when nobody did. */
export function heirOf(unit: string, on: PlainDay, units: Catalogue['units']): string | null {
  const seen = new Set<string>();
  for (let at: string | null = unit; at !== null && !seen.has(at); ) {
    seen.add(at);
    const term = units.get(at);
    if (!term) return null;
    const closed = term.retired || (term.closesOn !== null && term.closesOn <= on);
    if (!closed) return at;
    at = term.successor;
  }
  return null;
}
