import type { Message } from './features.ts';
import { searchTerms } from './searchTerms.ts';

/** Something that may answer a question; `questions`: how people ask for it in their own words. */
export type Answer = {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
  readonly text: string;
};

/** Finds what answers a message that is still being typed. */
export type AnswerIndex = {
  /** Best first; `fit` 0..1. Empty when too little of the message is known to say anything. */
  readonly find: (message: Message, most: number) => readonly { readonly id: string; readonly fit: number }[];
};

// Chosen by hand on the articles of the demonstration: see answerIndex.test.ts for what must be found and what must not.
const textShare = 0.3;
const messageTextShare = 0.5;
const halfFit = 8;
// So that a handful of articles about one matter do not make its words look common.
const imaginedAnswers = 30;
const readCharacters = 400;

/**
 * Ranks by the terms that a message shares with title and questions, in the text a third, rare terms counting more. For a few
 * thousand answers in memory: each message looks only at the answers that hold one of its terms.
 */
export function openAnswerIndex(answers: readonly Answer[]): AnswerIndex {
  const holding = new Map<string, Map<number, number>>();
  for (const [number, { title, questions, text }] of answers.entries()) {
    const add = (term: string, share: number) => {
      const own = holding.getOrInsertComputed(term, () => new Map());
      own.set(number, Math.max(share, own.get(number) ?? 0));
    };
    for (const term of termsOf(text)) add(term, textShare);
    for (const each of [title, ...questions]) for (const term of termsOf(each)) add(term, 1);
  }
  const rarity = (term: string) => Math.log(1 + (answers.length + imaginedAnswers) / (holding.get(term)?.size ?? 1));
  return {
    find(message, most) {
      const asked = new Map<string, number>();
      for (const term of termsOf(message.text.slice(0, readCharacters))) asked.set(term, messageTextShare);
      for (const term of termsOf(message.title)) asked.set(term, 1);
      const evidence = new Map<number, { sum: number; named: number }>();
      for (const [term, weight] of asked) {
        for (const [number, share] of holding.get(term) ?? []) {
          const own = evidence.getOrInsertComputed(number, () => ({ sum: 0, named: 0 }));
          own.sum += weight * share * rarity(term);
          if (share === 1) own.named += 1;
        }
      }
      return (
        [...evidence]
          // A message that only mentions in passing what an article is called by is about something else.
          .filter(([, { named }]) => named > 0)
          .map(([number, { sum }]) => ({ id: answers[number]!.id, fit: sum / (sum + halfFit) }))
          .sort((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1))
          .slice(0, most)
      );
    },
  };
}

/** Pairs of hanzi and whole tokens. A single hanzi says nothing, nor do words that any question begins with. */
function termsOf(text: string): Set<string> {
  return new Set(searchTerms(text).filter((term) => (term.length > 1 || /\p{N}/u.test(term)) && !askingTerms.has(term)));
}

const askingTerms = new Set(
  searchTerms(
    '怎么办,怎么样,如何,为什么,请问,什么,在哪里,在哪看,哪里有,可以吗,能不能,有没有,没有,我们,我的,学校,一下,这个,现在,今天,老师,同学,希望,问题',
  ).filter((term) => term.length > 1),
);
