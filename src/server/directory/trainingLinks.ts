import type { ReferenceKind } from '../../contract/reference.ts';
import type { Problem } from '../platform/problem.ts';
import type { CourseData, PracticeCaseData, QuizData, Reference } from './queries.ts';

/** Courses must find their quiz and practice, questions must have an answer, made-up cases must be possible. @throws Problem 400 */
export function checkTraining(kind: ReferenceKind, data: unknown, reference: Reference, wrong: (field: string) => Problem): void {
  if (kind === 'course') {
    const { quiz, practice, validMonths } = data as CourseData;
    if (quiz !== null && !reference.quizzes.has(quiz)) throw wrong('quiz');
    if (practice.some((id) => !reference.practiceCases.has(id))) throw wrong('practice');
    // A certificate is renewed by its quiz: without one it could only be lost.
    if (validMonths !== null && quiz === null) throw wrong('validMonths');
  }
  if (kind === 'quiz') {
    const { draw, questions } = data as QuizData;
    if (draw > questions.length) throw wrong('draw');
    const bad = questions.findIndex(({ type, options, right }) => {
      if (type === 'order') return right.length > 0;
      const known = right.every((i) => i < options.length) && new Set(right).size === right.length;
      return !known || (type === 'choice' ? right.length !== 1 : right.length < 1);
    });
    if (bad >= 0) throw wrong(`questions.${bad}.right`);
  }
  if (kind === 'practiceCase') {
    const { unit, case: made, expected } = data as PracticeCaseData;
    if (!reference.units.has(unit)) throw wrong('unit');
    if (!reference.categories.has(made.categoryCode)) throw wrong('case.categoryCode');
    if (made.placeId !== null && !reference.places.has(made.placeId)) throw wrong('case.placeId');
    if (expected.unit !== null && !reference.units.has(expected.unit)) throw wrong('expected.unit');
    if (expected.categoryCode !== null && !reference.categories.has(expected.categoryCode)) throw wrong('expected.categoryCode');
  }
}
