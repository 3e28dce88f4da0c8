import type { QuestionType } from './vocabulary.ts';

export type Wording = { readonly zh: string; readonly en: string };

/** A question of the pool. For `order` the options stand in their right order; otherwise `right` are positions of right options. */
export type Question = {
  readonly type: QuestionType;
  readonly words: Wording;
  readonly options: readonly Wording[];
  readonly right: readonly number[];
  /** Told after the attempt. */
  readonly why: Wording;
};

export type Quiz = {
  /** Questions drawn from the pool for each attempt. */
  readonly draw: number;
  /** Share of right answers that passes, in percent. */
  readonly passPercent: number;
  readonly questions: readonly Question[];
};

/** A question as drawn: its options stand as the person sees them, `right` in those positions; for `order` in the order to be given. */
export type DrawnQuestion = Question;

export type Mark = { readonly percent: number; readonly passed: boolean; readonly right: readonly boolean[] };

/** Draws a paper. @param random 0 ≤ x < 1, asked again and again; the same numbers draw the same paper */
export function drawPaper(quiz: Quiz, random: () => number): readonly DrawnQuestion[] {
  return shuffled(quiz.questions, random)
    .slice(0, quiz.draw)
    .map((question) => {
      const places = shuffled(
        question.options.map((_, i) => i),
        random,
      );
      const wanted = question.type === 'order' ? question.options.map((_, i) => i) : question.right;
      const right = wanted.map((original) => places.indexOf(original));
      return {
        ...question,
        options: places.map((i) => question.options[i]!),
        right: question.type === 'order' ? right : right.toSorted((a, b) => a - b),
      };
    });
}

/**
 * Marks a paper. A question is right or not: half of several right options is a wrong rule in somebody's head. What is missing is wrong.
 * @param answers for each question the chosen positions; for `order` all of them in the order given
 */
export function markPaper(paper: readonly DrawnQuestion[], answers: readonly (readonly number[])[], passPercent: number): Mark {
  const right = paper.map((question, i) => {
    const given = answers[i] ?? [];
    const chosen = question.type === 'order' ? given : [...new Set(given)].toSorted((a, b) => a - b);
    return chosen.length === question.right.length && chosen.every((each, n) => each === question.right[n]);
  });
  const count = right.filter(Boolean).length;
  // Rounded down: 79.9 is not 80.
  const percent = paper.length === 0 ? 0 : Math.floor((count * 100) / paper.length);
  return { percent, passed: percent >= passPercent, right };
}

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const rest = [...items];
  return items.map(() => rest.splice(Math.floor(random() * rest.length), 1)[0]!);
}
