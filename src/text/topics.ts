import type { Message } from './features.ts';
import { matterOf, matterVector, noFrequencies, see } from './matterVector.ts';
import type { PlaceNames } from './mentionedPlace.ts';

/** A case (诉件) as the topics see it. `at`: milliseconds since 1970; `place`, `category`, `person`: ids, null when unknown. */
export type Report = Message & {
  readonly id: string;
  readonly at: number;
  readonly place: string | null;
  readonly category: string | null;
  readonly person: string | null;
};

/** Reports of one incident, oldest first. The topic's id is the id of its first report. */
export type Topic = {
  readonly id: string;
  readonly place: string | null;
  readonly category: string | null;
  readonly reports: readonly Report[];
};

/** A topic a report may belong to; `similarity` is the cosine to its centre, 0..1. */
export type Candidate = { readonly topic: Topic; readonly similarity: number };

export type TopicSettings = {
  readonly placeNames: PlaceNames;
  /** Categories of which a place has only one at a time (停电, 停水, 停暖, 断网): there the same hours are evidence enough. */
  readonly outages: ReadonlySet<string>;
};

/** Living topics, built in order of arrival. */
export type Topics = {
  /** Puts a report into the topic it belongs to, or opens one. Known ids are not added twice. */
  readonly add: (report: Report) => Topic;
  /** Topics a report would join, best first, without adding it: "3 人已反映 · 我也遇到". */
  readonly similar: (report: Report) => readonly Candidate[];
  /** All topics, oldest first. */
  readonly all: () => readonly Topic[];
  /** Drops topics without a report at or after `from` (milliseconds since 1970). */
  readonly forget: (from: number) => void;
};

// Chosen on hot_topics_silver.csv (docs/text.md). Where the place is the same and its name is taken out, little common wording
// is much; without that the wording has to carry everything.
const samePlaceSimilarity = 0.09;
const unknownPlaceSimilarity = 0.18;
const outageHours = 12;

/** Single pass: each report joins the most similar topic of its place and category, or opens its own. */
export function openTopics(settings: TopicSettings): Topics {
  const frequencies = noFrequencies();
  const blocks = new Map<string | null, Block>();
  const topicOf = new Map<string, Growing>();
  const namesOf = (place: string | null) => (place === null ? [] : (settings.placeNames.get(place) ?? []));
  const find = (report: Report): readonly Found[] => {
    const matter = matterOf(report, namesOf(report.place));
    const vector = matterVector(matter, frequencies);
    return reachable(blocks, report.place)
      .flatMap((block) => similarIn(block, vector, report, settings))
      .sort((a, b) => b.lead - a.lead || b.similarity - a.similarity);
  };

  return {
    add(report) {
      const known = topicOf.get(report.id);
      if (known !== undefined) return known.topic;
      const matter = matterOf(report, namesOf(report.place));
      const growing = find(report)[0]?.growing ?? openTopic(report);
      join(growing, report, matterVector(matter, frequencies), blocks.getOrInsertComputed(growing.topic.place, emptyBlock));
      see(matter, frequencies);
      topicOf.set(report.id, growing);
      return growing.topic;
    },
    similar: (report) => find(report).map(({ growing, similarity }) => ({ topic: growing.topic, similarity })),
    all: () =>
      [...blocks.values()]
        .flatMap(({ topics }) => [...topics].map(({ topic }) => topic))
        .sort((a, b) => a.reports[0]!.at - b.reports[0]!.at),
    forget(from) {
      for (const [place, block] of blocks) {
        const kept = [...block.topics].filter((growing) => lastAt(growing.topic) >= from);
        if (kept.length === block.topics.size) continue;
        for (const growing of block.topics) {
          if (lastAt(growing.topic) < from) for (const { id } of growing.topic.reports) topicOf.delete(id);
        }
        blocks.set(place, blockOf(kept));
      }
    },
  };
}

/** `sum` of the vectors of all reports, and `squares` of its length: a comparison then costs only the new report's grams. */
type Growing = { readonly topic: Topic & { readonly reports: Report[] }; readonly sum: Map<string, number>; squares: number };

/** `lead`: by how much the similarity exceeds what is asked for. */
type Found = { readonly growing: Growing; readonly similarity: number; readonly lead: number };

/** All topics of one place, and by gram the topics that hold it. */
type Block = { readonly topics: Set<Growing>; readonly holding: Map<string, Growing[]> };

function emptyBlock(): Block {
  return { topics: new Set(), holding: new Map() };
}

function blockOf(topics: readonly Growing[]): Block {
  const block = { topics: new Set(topics), holding: new Map<string, Growing[]>() };
  for (const growing of topics)
    for (const gram of growing.sum.keys()) block.holding.getOrInsertComputed(gram, () => []).push(growing);
  return block;
}

function reachable(blocks: ReadonlyMap<string | null, Block>, place: string | null): readonly Block[] {
  if (place === null) return [...blocks.values()];
  return [blocks.get(place), blocks.get(null)].filter((block) => block !== undefined);
}

function similarIn(block: Block, vector: ReadonlyMap<string, number>, report: Report, settings: TopicSettings): readonly Found[] {
  const products = new Map<Growing, number>();
  for (const [gram, weight] of vector) {
    for (const growing of block.holding.get(gram) ?? []) {
      products.set(growing, (products.get(growing) ?? 0) + weight * growing.sum.get(gram)!);
    }
  }
  const outage = report.place !== null && report.category !== null && settings.outages.has(report.category);
  const asked = outage ? block.topics : products.keys();
  return [...asked].flatMap((growing) => {
    if (!comparable(growing.topic.category, report.category)) return [];
    const similarity = Math.min(1, (products.get(growing) ?? 0) / Math.sqrt(growing.squares || 1));
    const lead = similarity - neededSimilarity(growing.topic, report, outage);
    return lead >= 0 ? [{ growing, similarity, lead }] : [];
  });
}

function neededSimilarity(topic: Topic, report: Report, outage: boolean): number {
  if (topic.place === null || topic.place !== report.place) return unknownPlaceSimilarity;
  const sameHours = Math.abs(report.at - lastAt(topic)) <= outageHours * 3_600_000;
  // Below 0, so that the running outage also wins over an older topic with similar wording.
  return outage && sameHours && topic.category === report.category ? -1 : samePlaceSimilarity;
}

function comparable(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

function openTopic(report: Report): Growing {
  const { id, place, category } = report;
  return { topic: { id, place, category, reports: [] }, sum: new Map(), squares: 0 };
}

function join(growing: Growing, report: Report, vector: ReadonlyMap<string, number>, block: Block): void {
  block.topics.add(growing);
  let product = 0;
  for (const [gram, weight] of vector) {
    const before = growing.sum.get(gram);
    if (before === undefined) block.holding.getOrInsertComputed(gram, () => []).push(growing);
    else product += before * weight;
    growing.sum.set(gram, (before ?? 0) + weight);
  }
  growing.squares += 2 * product + (vector.size > 0 ? 1 : 0);
  growing.topic.reports.push(report);
}

function lastAt(topic: Topic): number {
  return topic.reports.at(-1)!.at;
}
