import type { Answers, Question } from '../../../contract/opinions.ts';

export type BallotFault = { readonly question: string; readonly fault: 'missing' | 'tooMany' };

/** What the voter can still mend; the server judges again by the same rules (domain/opinions/question.ts). */
export function faultsIn(questions: readonly Question[], answers: Answers): readonly BallotFault[] {
  const blank = ({ id }: Question) => isBlank(answers[id]);
  const missing = questions.filter((question) => question.required && blank(question));
  const silent = missing.length === 0 && questions.every(blank) ? questions.slice(0, 1) : [];
  const over = questions.filter(({ id, kind, most }) => {
    const answer = answers[id];
    return kind === 'multi' && answer !== undefined && 'chosen' in answer && answer.chosen.length > most;
  });
  return [
    ...[...missing, ...silent].map(({ id }) => ({ question: id, fault: 'missing' as const })),
    ...over.map(({ id }) => ({ question: id, fault: 'tooMany' as const })),
  ];
}

function isBlank(answer: Answers[string] | undefined): boolean {
  if (answer === undefined) return true;
  if ('chosen' in answer) return answer.chosen.length === 0;
  if ('points' in answer) return Object.values(answer.points).every((n) => n === 0);
  return 'text' in answer && answer.text.trim() === '';
}
