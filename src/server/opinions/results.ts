import { sql } from 'kysely';
import type { CampaignResults } from '../../contract/opinions.ts';
import type { CampaignState } from '../../domain/opinions/campaign.ts';
import { participationOf, silentBounds } from '../../domain/opinions/participation.ts';
import type { Question } from '../../domain/opinions/question.ts';
import { crossTab, keysOf, sumOf, type Tally } from '../../domain/opinions/tally.ts';
import type { Part } from '../../domain/opinions/vocabulary.ts';
import type { Deps } from '../deps.ts';

type Slice = { readonly part: Part; readonly wording: number; readonly tally: Tally };

/** Everything that is counted of a campaign: online, on paper and in hearings apart, and together. */
export async function countCampaign(deps: Pick<Deps, 'database' | 'clock'>, state: CampaignState): Promise<CampaignResults> {
  const { questions } = state;
  const slices = state.roll === null ? [] : await onlineSlices(deps, state.roll, questions);
  const counted = (kind: 'paper' | 'hearing') =>
    sumOf(
      questions,
      state.batches.filter((batch) => batch.kind === kind && batch.state === 'counted').map(({ tally }) => tally),
    );
  const sliced = (take: (slice: Slice) => boolean) =>
    sumOf(
      questions,
      slices.filter(take).map(({ tally }) => tally),
    );
  const online = sliced(() => true);
  const paper = counted('paper');
  const hearing = counted('hearing');
  const took = state.roll === null ? 0 : await takenOf(deps, state.roll);
  const participation = participationOf({ electors: electorsOf(state), took, answered: online.ballots + paper.ballots });
  // A hearing has no roll: its hands say nothing about the share of electors.
  const byElectors = sumOf(questions, [online, paper]);
  const groups = state.parts.map(({ part }) => ({ group: part, tally: sliced((slice) => slice.part === part) }));
  return {
    asOf: deps.clock(),
    participation,
    online,
    paper,
    hearing,
    together: sumOf(questions, [online, paper, hearing]),
    wordings:
      state.corrections.length === 0
        ? []
        : Array.from({ length: state.wording }, (_, i) => ({ wording: i + 1, ...sliced((slice) => slice.wording === i + 1) })),
    groups: crossTab(questions, groups).map((group) => ({
      ...group,
      questions: Object.fromEntries(Object.entries(group.questions).map(([id, counts]) => [id, { ...counts }])),
    })),
    bounds: Object.fromEntries(
      questions
        .filter(({ kind }) => kind === 'single' || kind === 'multi' || kind === 'scale')
        .map((question) => [
          question.id,
          Object.fromEntries(
            keysOf(question).flatMap((key) => {
              const { answered, counts } = byElectors.questions[question.id]!;
              const bounds = silentBounds(counts[key] ?? 0, { ...participation, answered });
              return bounds === null ? [] : [[key, bounds]];
            }),
          ),
        ]),
    ),
  };
}

export const electorsOf = (state: CampaignState): number => state.parts.reduce((sum, { size }) => sum + size, 0);

/** Ballots that came in, without what they say: all that is told of a campaign while it runs. */
export async function turnout(
  { database }: Pick<Deps, 'database'>,
  roll: string | null,
): Promise<{ took: number; online: number }> {
  const { rows } = await sql<{ took: number; online: number }>`
    select (select count(*)::int from opinion_taken where roll = ${roll}::uuid) as took,
      (select count(*)::int from opinion_ballot where roll = ${roll}::uuid) as online`.execute(database.db);
  return rows[0]!;
}

async function takenOf(deps: Pick<Deps, 'database'>, roll: string): Promise<number> {
  return (await turnout(deps, roll)).took;
}

/** The ballots of each group and wording, counted by the database: they are never all in memory. */
async function onlineSlices(
  { database }: Pick<Deps, 'database'>,
  roll: string,
  questions: readonly Question[],
): Promise<Slice[]> {
  const { rows } = await sql<{ part: Part; wording: number; question: string | null; option: string | null; n: number }>`
    select part, wording, null as question, null as option, count(*)::int as n from opinion_ballot where roll = ${roll} group by part, wording
    union all
    select part, wording, q.key, null, count(*)::int from opinion_ballot b cross join jsonb_each(b.answers) q
    where roll = ${roll} group by part, wording, q.key
    union all
    select part, wording, q.key, k.key, sum(k.n)::int
    from opinion_ballot b cross join jsonb_each(b.answers) q
    cross join lateral (
      select c as key, 1 as n from jsonb_array_elements_text(q.value->'chosen') c
      union all select q.value->>'scale', 1 where q.value ? 'scale'
      union all select p.key, p.value::int from jsonb_each_text(q.value->'points') p) k
    where roll = ${roll} group by part, wording, q.key, k.key`.execute(database.db);
  return [...Map.groupBy(rows, ({ part, wording }) => `${part} ${wording}`).values()].map((own) => {
    const { part, wording } = own[0]!;
    const count = (question: string | null, option: string | null) =>
      own.find((row) => row.question === question && row.option === option)?.n ?? 0;
    return {
      part,
      wording,
      tally: {
        ballots: count(null, null),
        questions: Object.fromEntries(
          questions.map((question) => [
            question.id,
            {
              answered: count(question.id, null),
              counts: Object.fromEntries(keysOf(question).map((key) => [key, count(question.id, key)])),
            },
          ]),
        ),
      },
    };
  });
}
