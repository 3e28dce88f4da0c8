import { describe, expect, it } from 'vitest';
import { drawPaper, markPaper, type Question, type Quiz } from './paper.ts';

const wording = (zh: string) => ({ zh, en: zh });
const question = (type: Question['type'], options: string[], right: number[]): Question => ({
  type,
  words: wording(options.join('')),
  options: options.map(wording),
  right,
  why: wording(''),
});
const quiz: Quiz = {
  draw: 3,
  passPercent: 60,
  questions: [
    question('choice', ['甲', '乙', '丙'], [1]),
    question('multi', ['子', '丑', '寅', '卯'], [0, 3]),
    question('order', ['一', '二', '三'], []),
    question('choice', ['是', '否'], [0]),
  ],
};
/** The same numbers again and again. */
const chance = (seed: number) => {
  let x = seed;
  return () => {
    x = (x * 16_807) % 2_147_483_647;
    return x / 2_147_483_647;
  };
};
const wordsOf = (q: Question, positions: readonly number[]) => positions.map((i) => q.options[i]!.zh);

describe('a paper', () => {
  it('draws as many questions as the quiz says, none twice, and keeps what is right whatever the order of the options', () => {
    for (let seed = 1; seed < 200; seed++) {
      const paper = drawPaper(quiz, chance(seed));
      expect(new Set(paper.map(({ words }) => words.zh)).size).toBe(3);
      for (const drawn of paper) {
        const original = quiz.questions.find(({ words }) => words.zh === drawn.words.zh)!;
        const wanted = original.type === 'order' ? ['一', '二', '三'] : wordsOf(original, original.right);
        const found = wordsOf(drawn, drawn.right);
        expect(original.type === 'order' ? found : new Set(found)).toEqual(original.type === 'order' ? wanted : new Set(wanted));
      }
      expect(
        markPaper(
          paper,
          paper.map(({ right }) => right),
          100,
        ),
      ).toMatchObject({ percent: 100, passed: true });
    }
  });

  it('asks other questions another time', () => {
    const papers = [1, 2, 3, 4, 5, 6].map((seed) => JSON.stringify(drawPaper(quiz, chance(seed))));
    expect(new Set(papers).size).toBeGreaterThan(1);
  });

  const paper = quiz.questions.slice(0, 3).map((q) => (q.type === 'order' ? { ...q, right: [2, 0, 1] } : q));
  it.each([
    ['half of several right options', [[1], [0], [2, 0, 1]], [true, false, true]],
    ['one option too many', [[1], [0, 1, 3], [2, 0, 1]], [true, false, true]],
    ['several options in another order', [[1], [3, 0], [2, 0, 1]], [true, true, true]],
    ['a wrong sequence', [[1], [0, 3], [0, 1, 2]], [true, true, false]],
    ['nothing', [], [false, false, false]],
    [
      'the same option twice',
      [
        [1, 1],
        [0, 3],
        [2, 0, 1],
      ],
      [true, true, true],
    ],
  ])('marks %s', (_, answers, right) => {
    expect(markPaper(paper, answers, 60).right).toEqual(right);
  });

  it('rounds down: two of three are not 67 percent', () => {
    expect(markPaper(paper, [[1], [0, 3]], 67)).toMatchObject({ percent: 66, passed: false });
  });
});
