import type { z } from 'zod';
import type { suggestDispatch } from '../../contract/understanding.ts';
import { facetTerm } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { buildingOf } from './livingTopics.ts';

type Rule = z.input<typeof suggestDispatch.response>['place'];

/** With fewer ended cases a building has no custom yet. */
const fewestCases = 5;
/** Of these the unit must have ended with so many. */
const leastShare = 0.6;
const newestCases = 200;

/**
 * What the place says: the unit with which most ended cases of the category at the building ended. Null when there are fewer than five of
 * them or no unit has 60 %. Confidential cases have no part in it: a unit would tell that there was one.
 */
export async function placeRule(
  deps: Pick<Deps, 'database' | 'reference'>,
  { categoryCode, placeId }: { readonly categoryCode: string; readonly placeId: string | null },
): Promise<Rule> {
  const reference = await deps.reference.recent();
  const building = buildingOf(placeId, reference.places);
  if (building === null) return null;
  const { rows } = await deps.database.pool.query<{ unit: string; cases: number; all: number }>({
    name: 'place-rule',
    // The index of words knows category and building together; case_view alone would read the whole category.
    text: `with hit as materialized (select case_id from case_terms where terms @@ $2::tsquery)
      select unit, count(*)::int as cases, (sum(count(*)) over ())::int as all from (
        select unit from hit join case_view on id = case_id
        where category_code = $1 and unit is not null and phase in ('resolved','followedUp','closed') and confidentiality = 'normal'
        order by submitted_at desc limit ${newestCases}) newest
      group by unit order by count(*) desc, unit limit 1`,
    values: [categoryCode, `'${facetTerm.category(categoryCode)}' & '${facetTerm.place(building)}'`],
  });
  const [first] = rows;
  const known = first !== undefined && !(reference.units.get(first.unit)?.retired ?? true);
  if (!known || first.all < fewestCases || first.cases < leastShare * first.all) return null;
  return { placeId: building, unit: first.unit, cases: first.cases, of: first.all };
}
