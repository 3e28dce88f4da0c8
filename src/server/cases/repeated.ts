import { grades } from '../../domain/grade/vocabulary.ts';
import type { Message } from '../../text/features.ts';
import { normalise } from '../../text/normalise.ts';
import { screen } from '../../text/reviewedRules.ts';
import type { Deps } from '../deps.ts';
import { placesAround } from '../directory/queries.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'clock'>;
type Draft = Message & { readonly id: string; readonly categoryCode: string; readonly placeId: string | null };
export type OwnCase = { readonly id: string; readonly number: string; readonly version: number; readonly repeated: boolean };

/** Older open cases of the same person are hardly the same fact. */
const sinceDays = 60;
/** At the same building and of the same category few words need to agree; anywhere else nearly all. */
const alikeHere = 0.55;
const alikeAnywhere = 0.8;

/**
 * The person's own open case that a submission would be about again (domain.md §2.5 no. 5); null for another matter, and for one that has
 * become more dangerous than the open one: that must not be buried in a nudge.
 */
export async function ownOpenCase(deps: Needs, person: string, draft: Draft): Promise<OwnCase | null> {
  type Row = OwnCase & { grade: string; category: string; place: string | null; title: string; text: string; taken: boolean };
  const { rows } = await deps.database.pool.query<Row>({
    name: 'own-open-cases',
    text: `select v.id, v.number, v.version, v.grade, v.category_code as category, v.place_id as place, v.title, e.data->>'text' as text,
        exists (select from event n where n.case_id = v.id and n.type = 'CaseNudged' and n.data->>'repeats' = $2::text) as repeated,
        exists (select from case_view own where own.id = $2::uuid) as taken
      from case_view v join event e on e.case_id = v.id and e.version = 1
      where v.requester = $1 and v.ended_at is null and v.phase not in ('resolved', 'followedUp')
        and v.submitted_at >= $3::timestamptz - make_interval(days => ${sinceDays})
      order by v.submitted_at desc limit 50`,
    values: [person, draft.id, deps.clock()],
  });
  const known = rows.find(({ repeated }) => repeated);
  if (known) return known;
  // The id is a case already: the send is repeated, not the matter.
  if (rows.some(({ taken }) => taken)) return null;
  const { places } = await deps.reference.recent();
  const building = (id: string | null) =>
    placesAround(id, places).find((place) => places.get(place)?.kind === 'building') ?? null;
  const alikeTo = (other: Message) =>
    Math.max(alike(draft.title, other.title), alike(`${draft.title}\n${draft.text}`, `${other.title}\n${other.text}`));
  const raised = screen(draft).raisesTo;
  const found = rows
    .map((row) => {
      const here = building(row.place) === building(draft.placeId) && row.category === draft.categoryCode;
      const likeness = alikeTo(row);
      return { row, likeness, same: likeness >= (here ? alikeHere : alikeAnywhere) };
    })
    .filter(({ same, row }) => same && (raised === null || grades.indexOf(raised) >= grades.indexOf(row.grade as 'T')))
    .sort((a, b) => b.likeness - a.likeness)[0];
  return found?.row ?? null;
}

/** Share of neighbouring characters that two messages have in common, 0..1; kinder to short ones than shingles are. */
function alike(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)];
  return a.size + b.size === 0 ? 0 : (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size);
}

function pairs(words: string): Set<string> {
  const plain = normalise(words).replaceAll(/[\s\p{P}]/gu, '');
  return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, i) => plain.slice(i, i + 2)));
}
