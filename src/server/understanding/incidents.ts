import { sql } from 'kysely';
import type { z } from 'zod';
import type { CaseLine } from '../../contract/cases.ts';
import type { findSameIncident, likelyDuplicates, listTopics, TopicCard } from '../../contract/understanding.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { describeTopic } from '../../text/describeTopic.ts';
import type { Message } from '../../text/features.ts';
import { duplicateFrom, jaccard, shingles } from '../../text/nearDuplicates.ts';
import type { Topic } from '../../text/topics.ts';
import { readableCase, seenLines, writtenTexts } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { toInstant } from '../platform/instant.ts';
import { buildingOf, type LivingTopics } from './livingTopics.ts';
import { sharedWords, similarities } from './similarTexts.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'clock' | 'understanding'>;
type Incident = z.input<typeof findSameIncident.response>['incident'];
type Duplicates = z.input<typeof likelyDuplicates.response>['duplicates'];

/** With fewer, a neighbour could tell who has complained. */
const fewestPeople = 2;

/** The incident that a draft would be one more report of: how many people, since when, where and of what category; never their words. */
export async function sameIncident(
  deps: Needs,
  draft: Message & { readonly categoryCode: string; readonly placeId: string },
): Promise<Incident> {
  const { topics, reference } = await deps.understanding.topics();
  const place = buildingOf(draft.placeId, reference.places);
  if (place === null || reference.categories.get(draft.categoryCode)?.confidentiality !== 'normal') return null;
  const at = Date.parse(deps.clock());
  const { title, text } = draft;
  const similar = topics.similar({ id: '', at, place, category: draft.categoryCode, person: null, title, text });
  const topic = similar.find(
    (candidate) => candidate.topic.place === place && candidate.topic.category === draft.categoryCode,
  )?.topic;
  if (!topic) return null;
  const { rows } = await deps.database.pool.query<{ people: number; since: string | null }>({
    name: 'people-of-incident',
    text: `select count(distinct coalesce(requester, id::text))::int as people, min(submitted_at) as since
      from case_view where id = any($1::uuid[]) and ended_at is null and confidentiality = 'normal'`,
    values: [topic.reports.map(({ id }) => id)],
  });
  const { people, since } = rows[0]!;
  if (since === null || people < fewestPeople) return null;
  return { id: topic.id, people, since, categoryCode: draft.categoryCode, placeId: place };
}

const mostDuplicates = 10;
const mostWords = 5;
const comparedTexts = 200;

/** Open cases that the actor may see and that may be merged with this one. @throws Problem 404 'no-such-case' */
export async function duplicatesOf(deps: Needs, actor: Actor, id: string): Promise<Duplicates> {
  const { state } = await readableCase(deps, actor, id);
  const { topics, reference } = await deps.understanding.topics();
  const place = buildingOf(state.placeId, reference.places);
  const own = { title: state.title, text: state.text };
  const at = Date.parse(state.submittedAt);
  const [topic] = topics.similar({ id, at, place, category: state.firstCategoryCode, person: state.requester, ...own });
  const told = state.alsoOf === null ? [] : topicWith(topics.all(), state.alsoOf);
  const incident = [...(topic?.topic.reports.map((report) => report.id) ?? []), ...told];

  const { rows } = await deps.database.pool.query<{ id: string }>({
    name: 'same-bands',
    text: `select other.case_id as id from case_terms own join case_terms other on other.bands && own.bands and other.case_id <> own.case_id
      where own.case_id = $1 limit $2`,
    values: [id, comparedTexts],
  });
  const spot = place === null ? [] : await atTheSpot(deps, state, reference.placesWithin(place));
  const ids = [...new Set([...incident, ...rows.map((row) => row.id), ...spot])].filter((other) => other !== id);
  const lines = await openLines(deps, actor, ids);
  const texts = await writtenTexts(
    deps.database,
    lines.map((line) => line.id),
  );
  const messages = lines.map((line) => ({ title: line.title, text: texts.get(line.id) ?? '' }));
  const alike = similarities(own, messages);
  const vocabulary = await deps.understanding.vocabulary();
  const ownShingles = shingles(`${own.title}\n${own.text}`);
  return lines
    .flatMap((line, index): Duplicates => {
      const message = messages[index]!;
      const equal = jaccard(ownShingles, shingles(`${message.title}\n${message.text}`));
      const shared = sharedWords(own, message, { vocabulary, most: mostWords });
      if (line.id === state.alsoOf)
        return [{ case: line, why: 'said-by-requester', similarity: Math.max(equal, alike[index]!), shared }];
      if (equal >= duplicateFrom) return [{ case: line, why: 'same-text', similarity: equal, shared }];
      if (incident.includes(line.id)) return [{ case: line, why: 'same-incident', similarity: alike[index]!, shared }];
      return spot.includes(line.id) ? [{ case: line, why: 'same-spot', similarity: alike[index]!, shared }] : [];
    })
    .sort((a, b) => rank(b) - rank(a) || b.similarity - a.similarity)
    .slice(0, mostDuplicates);
}

const spotDays = 7;
const mostAtSpot = 40;

/** Open cases of the same category at the same building, submitted within a week of this one. */
async function atTheSpot(
  { database }: Needs,
  { categoryCode, submittedAt }: { readonly categoryCode: string; readonly submittedAt: string },
  places: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ id: string }>({
    name: 'same-spot',
    text: `select id from case_view where category_code = $1 and place_id = any($2) and next_at is not null and merged_into is null
        and submitted_at between $3::timestamptz - make_interval(days => ${spotDays}) and $3::timestamptz + make_interval(days => ${spotDays})
      order by submitted_at desc limit ${mostAtSpot}`,
    values: [categoryCode, places, submittedAt],
  });
  return rows.map(({ id }) => id);
}

function rank({ why }: Duplicates[number]): number {
  return { 'said-by-requester': 3, 'same-text': 2, 'same-incident': 1, 'same-spot': 0 }[why];
}

/** The incident may have grown since, and its first case may have ended. */
function topicWith(all: readonly Topic[], id: string): readonly string[] {
  return all.find((topic) => topic.id === id)?.reports.map((report) => report.id) ?? [id];
}

async function openLines(deps: Needs, actor: Actor, ids: readonly string[]): Promise<CaseLine[]> {
  if (ids.length === 0) return [];
  return seenLines(deps, actor, {
    where: sql`id = any(${ids}::uuid[]) and ended_at is null and merged_into is null`,
    limit: ids.length,
  });
}

const fewestReports = 2;
const mostTopics = 30;

/** Incidents that several open cases report, growing ones first, then the largest; of cases that the actor may see. */
export async function topicCards(deps: Needs, actor: Actor): Promise<z.input<typeof listTopics.response>> {
  const living = await deps.understanding.topics();
  const several = living.topics.all().filter(({ reports }) => reports.length >= fewestReports);
  const ids = several.flatMap(({ reports }) => reports.map(({ id }) => id));
  const lines = new Map((await openLines(deps, actor, ids)).map((line) => [line.id, line]));
  const seen = several
    .map((topic) => ({ ...topic, reports: topic.reports.filter(({ id }) => lines.has(id)) }))
    .filter(({ reports }) => reports.length >= fewestReports)
    .sort((a, b) => b.reports.length - a.reports.length)
    .slice(0, mostTopics);
  const others = living.topics.all().flatMap(({ reports }) => reports);
  const now = Date.parse(deps.clock());
  const cards = seen.map((topic) => cardOf(topic, { living, others, now, lines }));
  return { topics: cards.sort((a, b) => Number(b.growing) - Number(a.growing) || b.reports - a.reports) };
}

function cardOf(
  topic: Topic,
  at: {
    readonly living: LivingTopics;
    readonly others: Topic['reports'];
    readonly now: number;
    readonly lines: ReadonlyMap<string, CaseLine>;
  },
): TopicCard {
  const card = describeTopic(topic, { now: at.now, others: at.others, placeNames: at.living.placeNames });
  const instant = (milliseconds: number) => toInstant(Temporal.Instant.fromEpochMilliseconds(milliseconds));
  return {
    id: topic.reports[0]!.id,
    placeId: topic.place,
    categoryCode: topic.category,
    reports: card.reports,
    people: card.people,
    growing: card.growth.growing,
    since: instant(topic.reports[0]!.at),
    latest: instant(topic.reports.at(-1)!.at),
    keywords: [...card.keywords],
    sentences: card.sentences.map(({ reportId, sentence }) => ({
      caseId: reportId,
      number: at.lines.get(reportId)!.number,
      sentence,
    })),
    timeline: card.timeline.map(({ date, reports }) => ({ day: date, reports })),
  };
}
