import type { Message } from '../../text/features.ts';
import { normalise } from '../../text/normalise.ts';
import { searchTerms } from '../../text/searchTerms.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';

const titleWeight = 3;
const readCharacters = 300;

/** How alike a message is to each of the others, 0..1: cosine of their terms, the title thrice, rare terms among them counting more. */
export function similarities(message: Message, others: readonly Message[]): readonly number[] {
  const counted = [message, ...others].map(countTerms);
  const holding = new Map<string, number>();
  for (const own of counted) for (const term of own.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const [first, ...rest] = counted.map((own) => weigh(own, holding, counted.length));
  return rest.map((each) => product(first!, each));
}

/** Up to `most` words of two characters or more that both messages hold: names and words of titles first, then longer ones. */
export function sharedWords(
  one: Message,
  other: Message,
  { vocabulary, most }: { vocabulary: Vocabulary; most: number },
): string[] {
  const shared = wordsOf(one).intersection(wordsOf(other));
  const known = (word: string) => Number(vocabulary.has(word));
  return [...shared].sort((a, b) => known(b) - known(a) || b.length - a.length || (a < b ? -1 : 1)).slice(0, most);
}

function countTerms({ title, text }: Message): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of searchTerms(title)) counts.set(term, titleWeight);
  for (const term of searchTerms(text.slice(0, readCharacters))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function weigh(counts: ReadonlyMap<string, number>, holding: ReadonlyMap<string, number>, messages: number) {
  const weighed = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of counts) {
    const weight = (1 + Math.log(count)) * Math.log((1 + messages) / holding.get(term)!);
    weighed.set(term, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [term, weight] of weighed) weighed.set(term, weight / length);
  return weighed;
}

function product(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [term, weight] of one) sum += weight * (other.get(term) ?? 0);
  return Math.min(1, sum);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf({ title, text }: Message): ReadonlySet<string> {
  const read = normalise(`${title}\n${text.slice(0, readCharacters)}`);
  const words = [...segmenter.segment(read)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return new Set(words.filter((word) => word.length > 1 && !/^\p{N}+$/u.test(word)));
}
