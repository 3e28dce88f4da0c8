import type { QuestionKind } from './vocabulary.ts';
import { longestText, scaleTop } from './vocabulary.ts';

/** An option; its id stays the same through every correction of its words. */
export type Option = { readonly id: string; readonly label: string; readonly labelEn: string };

export type Question = {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly title: string;
  readonly titleEn: string;
  /** Of `single`, `multi` and `points`; empty for the others. */
  readonly options: readonly Option[];
  readonly required: boolean;
  /** `multi`: how many options at most; `points`: how many points to give away. 0 for the others. */
  readonly most: number;
};

/**
 * What one ballot says to one question: ids of options, a number from 1 to scaleTop, points by option, or words. A question that was left
 * out does not appear.
 */
export type Answer =
  | { readonly chosen: readonly string[] }
  | { readonly scale: number }
  | { readonly points: Readonly<Record<string, number>> }
  | { readonly text: string };
export type Answers = Readonly<Record<string, Answer>>;

export type AnswerFault = {
  readonly question: string;
  readonly fault: 'required' | 'not-a-choice' | 'too-many' | 'out-of-range';
};

/** What is wrong with a ballot, question by question; empty when it may be counted. A ballot that says nothing at all is not one. */
export function faultsOf(questions: readonly Question[], answers: Answers): readonly AnswerFault[] {
  const known = new Set(questions.map(({ id }) => id));
  const strange = Object.keys(answers).filter((id) => !known.has(id));
  const faults = questions.flatMap((question): AnswerFault[] => {
    const answer = answers[question.id];
    if (answer === undefined || isBlank(answer)) return question.required ? [{ question: question.id, fault: 'required' }] : [];
    const fault = faultOf(question, answer);
    return fault === null ? [] : [{ question: question.id, fault }];
  });
  const silent = Object.values(answers).every(isBlank);
  return [
    ...strange.map((question) => ({ question, fault: 'not-a-choice' as const })),
    ...faults,
    ...(silent && faults.length === 0 ? [{ question: questions[0]?.id ?? '', fault: 'required' as const }] : []),
  ];
}

export function isBlank(answer: Answer): boolean {
  if ('chosen' in answer) return answer.chosen.length === 0;
  if ('points' in answer) return Object.values(answer.points).every((n) => n === 0);
  if ('text' in answer) return answer.text.trim() === '';
  return false;
}

function faultOf(question: Question, answer: Answer): AnswerFault['fault'] | null {
  const isOption = (id: string) => question.options.some((option) => option.id === id);
  switch (question.kind) {
    case 'single':
      return 'chosen' in answer && answer.chosen.length === 1 && answer.chosen.every(isOption) ? null : 'not-a-choice';
    case 'multi': {
      if (!('chosen' in answer) || !answer.chosen.every(isOption)) return 'not-a-choice';
      if (new Set(answer.chosen).size < answer.chosen.length) return 'not-a-choice';
      return answer.chosen.length > question.most ? 'too-many' : null;
    }
    case 'scale':
      if (!('scale' in answer)) return 'not-a-choice';
      return Number.isInteger(answer.scale) && answer.scale >= 1 && answer.scale <= scaleTop ? null : 'out-of-range';
    case 'points': {
      if (!('points' in answer) || !Object.keys(answer.points).every(isOption)) return 'not-a-choice';
      const given = Object.values(answer.points);
      if (given.some((n) => !Number.isInteger(n) || n < 0)) return 'out-of-range';
      return given.reduce((sum, n) => sum + n, 0) > question.most ? 'too-many' : null;
    }
    case 'text':
      if (!('text' in answer)) return 'not-a-choice';
      return answer.text.length <= longestText ? null : 'too-many';
  }
}

/** Why questions cannot be asked like this; null when they can. */
export function questionsFault(
  questions: readonly Question[],
): 'no-question' | 'too-few-options' | 'repeated' | 'most-out-of-range' | null {
  if (questions.length === 0) return 'no-question';
  const ids = questions.flatMap(({ id, options }) => [id, ...options.map((option) => `${id} ${option.id}`)]);
  if (new Set(ids).size < ids.length) return 'repeated';
  for (const { kind, options, most } of questions) {
    const choice = kind === 'single' || kind === 'multi' || kind === 'points';
    if (choice && options.length < 2) return 'too-few-options';
    if (!choice && options.length > 0) return 'repeated';
    if (kind === 'multi' && (most < 1 || most > options.length)) return 'most-out-of-range';
    if (kind === 'points' && (most < 1 || most > 100)) return 'most-out-of-range';
  }
  return null;
}
