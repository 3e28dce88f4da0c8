import type { Growth } from './growth.ts';
import { growth } from './growth.ts';
import type { PlaceNames } from './mentionedPlace.ts';
import { withoutNames } from './mentionedPlace.ts';
import { normalise } from './normalise.ts';
import type { Report, Topic } from './topics.ts';

/** What a dispatcher sees of a topic. People who gave no identity count as one each. */
export type TopicCard = {
  readonly id: string;
  readonly reports: number;
  readonly people: number;
  /** Up to three sentences as people wrote them, the most typical first, none nearly equal to another. */
  readonly sentences: readonly { readonly reportId: string; readonly sentence: string }[];
  /** Up to five words that many of the reports share, without the names of the place. */
  readonly keywords: readonly string[];
  /** Reports per day in Asia/Shanghai, days without any left out, oldest first. */
  readonly timeline: readonly { readonly date: string; readonly reports: number }[];
  readonly growth: Growth;
};

const dayMilliseconds = 86_400_000;
const recentDays = 7;
const beforeDays = 56;

/** `now`: milliseconds since 1970. `others`: all reports of the last 63 days, of whatever topic, for the growth test. */
export function describeTopic(
  topic: Topic,
  context: { readonly now: number; readonly others: readonly Report[]; readonly placeNames: PlaceNames },
): TopicCard {
  const names = topic.place === null ? [] : (context.placeNames.get(topic.place) ?? []);
  const words = topic.reports.map((report) => wordsOf(report, names));
  const shared = sharedWords(words);
  return {
    id: topic.id,
    reports: topic.reports.length,
    people: peopleIn(topic.reports),
    sentences: typicalSentences(topic.reports, words, shared),
    keywords: keywordsFrom(shared, topic.reports.length),
    timeline: timelineOf(topic.reports),
    growth: growth(
      { ...countsOf(topic.reports, context.now), people: peopleIn(recentOf(topic.reports, context.now)) },
      countsOf(context.others, context.now),
    ),
  };
}

function peopleIn(reports: readonly Report[]): number {
  const named = new Set(reports.map(({ person }) => person).filter((person) => person !== null));
  return named.size + reports.filter(({ person }) => person === null).length;
}

function recentOf(reports: readonly Report[], now: number): readonly Report[] {
  return reports.filter(({ at }) => at > now - recentDays * dayMilliseconds);
}

function countsOf(reports: readonly Report[], now: number): { recent: number; before: number } {
  const recent = recentOf(reports, now).length;
  return { recent, before: reports.filter(({ at }) => at > now - (recentDays + beforeDays) * dayMilliseconds).length - recent };
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words of two characters or more; single hanzi and numbers say too little to be shown. */
function wordsOf(report: Report, names: readonly string[]): ReadonlySet<string> {
  const text = withoutNames(normalise(`${report.title}\n${report.text.slice(0, 300)}`), names);
  const found = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return new Set(found.filter((word) => word.length > 1 && !/^\p{N}+$/u.test(word) && !emptyWords.has(word)));
}

function sharedWords(words: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const own of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function keywordsFrom(shared: ReadonlyMap<string, number>, reports: number): readonly string[] {
  const least = Math.min(2, reports);
  return [...shared]
    .filter(([, count]) => count >= least)
    .sort(([a, first], [b, second]) => second - first || b.length - a.length || (a < b ? -1 : 1))
    .slice(0, 5)
    .map(([word]) => word);
}

function typicalSentences(
  reports: readonly Report[],
  words: readonly ReadonlySet<string>[],
  shared: ReadonlyMap<string, number>,
): TopicCard['sentences'] {
  const typical = (own: ReadonlySet<string>) =>
    [...own].reduce((sum, word) => sum + shared.get(word)! - 1, 0) / Math.sqrt(own.size + 1);
  const ordered = [...reports.keys()].sort((a, b) => typical(words[b]!) - typical(words[a]!) || a - b);
  const chosen: { reportId: string; sentence: string; of: ReadonlySet<string> }[] = [];
  for (const index of ordered) {
    const sentence = sentenceOf(reports[index]!);
    const of = new Set(normalise(sentence).replace(/[^\p{L}\p{N}]/gu, ''));
    if (of.size === 0 || chosen.some((other) => overlap(other.of, of) > 0.8)) continue;
    chosen.push({ reportId: reports[index]!.id, sentence, of });
    if (chosen.length === 3) break;
  }
  return chosen.map(({ reportId, sentence }) => ({ reportId, sentence }));
}

function sentenceOf(report: Report): string {
  const [first] = report.text.trim().split(/(?<=[。！？!?\n])/u);
  const source = report.title.trim().length >= 6 ? report.title : (first ?? '') || report.title;
  return source.trim().slice(0, 60);
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.intersection(other).size / one.union(other).size;
}

function timelineOf(reports: readonly Report[]): TopicCard['timeline'] {
  const perDay = new Map<string, number>();
  for (const { at } of reports) {
    const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    perDay.set(date, (perDay.get(date) ?? 0) + 1);
  }
  return [...perDay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, count]) => ({ date, reports: count }));
}

// Words that stand in every complaint; a list of a dozen keeps keywords readable, more would hide what a topic is about.
const emptyWords: ReadonlySet<string> = new Set(
  '一个 什么 怎么 为什么 没有 可以 可不可以 是否 已经 现在 这个 那个 这样 我们 你们 他们 大家 自己 但是 因为 所以 而且 还是 就是 不是 不能 问题 情况 反映 投诉 请问 请求 希望 要求 建议 关于 领导 尊敬 您好 你好 谢谢 老师 学校 同学 解决 处理 有关 部门 相关 时候 何时'.split(
    ' ',
  ),
);
