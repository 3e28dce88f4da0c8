import { sql } from 'kysely';
import type { askCatalogue, previewCatalogue, readCatalogue } from '../../contract/catalogue.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { type CatalogueCell, cellKey, type Responsible, unitFor } from '../../domain/catalogue/unitFor.ts';
import type { Deps } from '../deps.ts';
import { catalogueOf, placesAround, type Reference } from './queries.ts';

type Grid = Answer<typeof readCatalogue>;
type Preview = Answer<typeof previewCatalogue>;
type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;

/** Cases of so many days show what a change would have meant. */
const recentDays = 90;
const mostChanges = 60;

/** The catalogue of a day: rows are categories, columns the whole and its parts. */
export function gridOf(reference: Reference, on: string, within: string | undefined): Grid {
  const parts = [...reference.places]
    .filter(([, place]) => !place.retired && place.parent === (within ?? null))
    .map(([id]) => id);
  const places = [within ?? null, ...parts];
  const active = [...reference.categories].filter(([, { retired }]) => !retired).map(([code]) => code);
  const said = (category: string, place: string | null): string | null =>
    reference.cells
      .get(cellKey(category, place))
      ?.periods.find(({ from, until }) => (from === null || from <= on) && (until === null || on < until))?.unit ?? null;
  return {
    places,
    rows: active.sort().map((category) => ({
      category,
      cells: places.map((place) => {
        const found = reference.unitFor({ category, place, on });
        const own = found?.cell?.category === category && found.cell.place === place;
        return { unit: found?.unit ?? null, own, formerly: found?.formerly ?? null };
      }),
    })),
    wider: ['', ...[...reference.classes.keys()].sort()].map((category) => ({
      category,
      cells: places.map((place) => ({ unit: said(category, place) })),
    })),
  };
}

export function shown({ unit, alternates, cell, formerly }: Responsible): NonNullable<Answer<typeof askCatalogue>['answer']> {
  return { unit, alternates: [...alternates], cell, formerly };
}

/** What other cells would change, by the matters of the last 90 days and of what waits now. */
export async function previewOf(deps: Needs, drafts: readonly CatalogueCell[], on: string): Promise<Preview> {
  const reference = await deps.reference.newest();
  const cells = new Map(reference.cells);
  for (const draft of drafts) cells.set(cellKey(draft.category, draft.place), draft);
  const [before, after] = [reference.cells, cells].map((held) => catalogueOf(held, reference));
  const { rows } = await sql<{ category: string; place: string | null; recent: number; waiting: number }>`
    select category_code as category, place_id as place,
      (count(*) filter (where submitted_at >= ${deps.clock()}::timestamptz - make_interval(days => ${recentDays}::int)))::int as recent,
      (count(*) filter (where phase in ('submitted', 'accepted', 'needsInfo')))::int as waiting
    from case_view where submitted_at >= ${deps.clock()}::timestamptz - make_interval(days => ${recentDays}::int)
      or phase in ('submitted', 'accepted', 'needsInfo')
    group by 1, 2`.execute(deps.database.db);
  const counted = new Map(rows.map((row) => [cellKey(row.category, row.place), row]));
  // What has had no case yet changes too: each cell speaks for its own matters at its own place.
  const touched = drafts.flatMap((draft) =>
    [...reference.categories.keys()]
      .filter((code) => code.startsWith(draft.category))
      .map((category) => ({ category, place: draft.place, recent: 0, waiting: 0 })),
  );
  for (const row of touched)
    if (!counted.has(cellKey(row.category, row.place))) counted.set(cellKey(row.category, row.place), row);
  const changes = [...counted.values()].flatMap(({ category, place, recent, waiting }) => {
    const asked = { category, places: placesAround(place, reference.places), on };
    const [was, becomes] = [unitFor(asked, before!)?.unit ?? null, unitFor(asked, after!)?.unit ?? null];
    return was === becomes ? [] : [{ category, place, before: was, after: becomes, recent, waiting }];
  });
  changes.sort((a, b) => b.waiting - a.waiting || b.recent - a.recent || (a.category < b.category ? -1 : 1));
  const sum = (of: 'recent' | 'waiting') => changes.reduce((total, change) => total + change[of], 0);
  return { changes: changes.slice(0, mostChanges), recent: sum('recent'), waiting: sum('waiting') };
}
