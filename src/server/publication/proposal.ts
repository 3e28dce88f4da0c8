import type { CaseEvent, CaseState } from '../../domain/case/case.ts';
import { type Cell, publicCell } from '../../domain/publication/publicCell.ts';
import { deidentified, type Identity, identities } from '../../text/deidentify.ts';
import { casesByCell } from '../analytics/cells/queries.ts';
import type { Deps } from '../deps.ts';
import { placesAround, type Reference } from '../directory/queries.ts';

type Needs = Pick<Deps, 'database' | 'analytics' | 'clock' | 'reference'>;
type Known = { readonly state: CaseState; readonly history: readonly CaseEvent[] };

export type Proposal = {
  readonly original: { readonly title: string; readonly question: string; readonly answer: string };
  readonly wording: { readonly title: string; readonly question: string; readonly answer: string };
  readonly cell: Cell;
  readonly cellCases: number;
  readonly replaced: readonly { readonly kind: string; readonly count: number }[];
};

const longestTitle = 60;
const windowDays = 365;

/** A case as everybody might read it: identity replaced by rule, and where too few cases are alike, the place and the category told more widely. */
export async function proposalOf(deps: Needs, { state, history }: Known): Promise<Proposal> {
  const reference = await deps.reference.recent();
  const original = originalOf(state);
  const names = await namesAround(deps, { state, history });
  const { cell, cases } = await cellOf(deps, state, reference);
  const hidden = hiddenPlaces(cell, state, reference);
  const found: Identity[] = [];
  const clean = (text: string) => {
    const result = deidentified(text, names);
    found.push(...result.found);
    return withoutPlaces(result.text, hidden);
  };
  return {
    original,
    wording: {
      title: clean(original.title).slice(0, longestTitle),
      question: clean(original.question),
      answer: clean(original.answer),
    },
    cell,
    cellCases: cases,
    replaced: [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, all]) => ({ kind, count: all.length })),
  };
}

export function originalOf(state: CaseState): Proposal['original'] {
  return { title: state.title, question: state.text || state.title, answer: state.result ?? '' };
}

/**
 * What of a person stands in words that are to be published: `certain` must not be there (names of those around the case, numbers, addresses),
 * at `possible` a person has to look.
 */
export async function identityLeft(
  deps: Needs,
  known: Known,
  words: readonly string[],
): Promise<{ readonly certain: readonly string[]; readonly possible: readonly string[] }> {
  const names = await namesAround(deps, known);
  const found = words.flatMap((text) => identities(text, names));
  const isCertain = ({ kind, words: said }: Identity) =>
    (kind === 'name' && names.some((name) => said.replaceAll(/[\s·.]/g, '') === name)) || !['name', 'room'].includes(kind);
  return {
    certain: [...new Set(found.filter(isCertain).map((each) => each.words))],
    possible: [...new Set(found.filter((each) => !isCertain(each)).map((each) => each.words))],
  };
}

async function cellOf(deps: Needs, state: CaseState, reference: Reference): Promise<{ cell: Cell; cases: number }> {
  // A floor or a room is never told.
  const around = placesAround(state.placeId, reference.places).filter((id) => {
    const kind = reference.places.get(id)?.kind;
    return kind === 'building' || kind === 'campus';
  });
  const counts = await casesByCell(deps, { kind: state.categoryCode.slice(0, 2), days: windowDays });
  const countOf = ({ category, place }: Cell) => {
    const within = place === null ? null : new Set(reference.placesWithin(place));
    return counts
      .filter((line) => line.category.startsWith(category) && (within === null || within.has(line.place)))
      .reduce((sum, line) => sum + line.cases, 0);
  };
  return {
    cell: publicCell(state.categoryCode, around, countOf),
    cases: countOf({ category: state.categoryCode, place: around[0] ?? null }),
  };
}

/** Names of places that would tell more than the cell does, and what the requester wrote about where it is. */
function hiddenPlaces(cell: Cell, state: CaseState, { places }: Reference): readonly string[] {
  const toldKind = cell.place === null ? null : places.get(cell.place)?.kind;
  const isFiner = (kind: string) => (toldKind === 'building' ? kind !== 'campus' && kind !== 'building' : kind !== 'campus');
  const finer = [...places].filter(([, { kind }]) => isFiner(kind)).flatMap(([, { name, nameEn }]) => [name, nameEn]);
  // Of a place like 101 nobody knows the building once the building is gone; 3号公寓 does not go with 13号公寓.
  return [state.placeText, ...finer].filter((name) => [...name].length >= 3).sort((a, b) => b.length - a.length);
}

function withoutPlaces(text: string, names: readonly string[]): string {
  return names.reduce(
    (rest, name) => rest.replaceAll(new RegExp(`(?<![\\dA-Za-z])${RegExp.escape(name)}(?![\\dA-Za-z])`, 'gu'), '〔地点〕'),
    text,
  );
}

/** Names that the rules cannot guess: of whoever had to do with the case. */
async function namesAround({ database }: Pick<Deps, 'database'>, { state, history }: Known): Promise<string[]> {
  const ids = [...new Set([state.requester, ...history.map(({ by }) => by)].filter((person) => person !== null))];
  const { rows } = await database.pool.query<{ name: string }>('select name from person where id = any($1::text[])', [ids]);
  return rows.map(({ name }) => name);
}
