import { dayOf } from '../../domain/calendar.ts';
import { describeTopic } from '../../text/describeTopic.ts';
import type { Deps } from '../deps.ts';
import { toInstant } from '../platform/instant.ts';
import type { Draft } from './engine/drafts.ts';

const reportsFrom = 3;
const personsFrom = 2;

/** 新热点: topics of the text that are growing. Words only, no sentence: an alert outlives the right to read a case. */
export async function topicDrafts(deps: Pick<Deps, 'clock' | 'understanding'>): Promise<Draft[]> {
  const { topics, placeNames, reference } = await deps.understanding.topics();
  const now = Date.parse(deps.clock());
  const all = topics.all();
  const others = all.flatMap((topic) => topic.reports);
  const today = dayOf(deps.clock());
  return all
    .filter((topic) => topic.reports.length >= reportsFrom)
    .flatMap((topic): Draft[] => {
      const { reports, people, keywords, growth } = describeTopic(topic, { now, others, placeNames });
      if (!growth.growing || people < personsFrom) return [];
      const category = topic.category === null ? undefined : reference.categories.get(topic.category);
      const since = Math.min(...topic.reports.map(({ at }) => at));
      const from = dayOf(toInstant(Temporal.Instant.fromEpochMilliseconds(since)));
      const days = Temporal.PlainDate.from(from).until(today, { largestUnit: 'days' }).days + 1;
      return [
        {
          kind: 'topic',
          family: 'regions',
          scope: { category: topic.category, klass: category?.parent ?? null, places: topic.place === null ? [] : [topic.place] },
          from,
          to: Temporal.PlainDate.from(today).add({ days: 1 }).toString(),
          numbers: { kind: 'topic', reports, persons: people, keywords: keywords.slice(0, 6), days },
          series: null,
          confidence: people >= 6 ? 'high' : people >= 4 ? 'middle' : 'low',
          caveats: reports < 5 ? ['few-cases'] : [],
          safety: category?.grade === 'T',
          score: people * (category?.grade === 'T' ? 5 : category?.grade === 'J' ? 2 : 1) * 0.5,
          rows: [],
        },
      ];
    });
}
