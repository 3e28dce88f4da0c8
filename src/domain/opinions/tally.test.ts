import { describe, expect, it } from 'vitest';
import { participationOf, partsOf, silentBounds } from './participation.ts';
import { type Answers, faultsOf, type Question, questionsFault } from './question.ts';
import { crossTab, isPossibleTally, sameTally, sumOf, tallyOf } from './tally.ts';

const option = (id: string) => ({ id, label: id, labelEn: '' });
const question = (id: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  id,
  kind,
  title: id,
  titleEn: '',
  options: kind === 'scale' || kind === 'text' ? [] : [option('a'), option('b'), option('c')],
  required: false,
  most: kind === 'multi' ? 2 : kind === 'points' ? 5 : 0,
  ...more,
});
const questions = [
  question('one', 'single'),
  question('many', 'multi'),
  question('mark', 'scale'),
  question('rank', 'points'),
  question('say', 'text'),
];

describe('a ballot', () => {
  it.each<[string, Answers, string[]]>([
    ['is whole with one answer', { one: { chosen: ['a'] } }, []],
    ['says something', {}, ['required']],
    ['chooses one of one', { one: { chosen: ['a', 'b'] } }, ['not-a-choice']],
    ['chooses nothing twice', { many: { chosen: ['a', 'a'] } }, ['not-a-choice']],
    ['chooses no more than it may', { many: { chosen: ['a', 'b', 'c'] } }, ['too-many']],
    ['stays on the scale', { mark: { scale: 6 } }, ['out-of-range']],
    ['gives away no more points than it has', { rank: { points: { a: 3, b: 3 } } }, ['too-many']],
    ['gives no negative points', { rank: { points: { a: -1, b: 2 } } }, ['out-of-range']],
    ['may keep points', { rank: { points: { a: 2 } } }, []],
    ['answers in the form of the question', { one: { text: 'a' } }, ['not-a-choice']],
  ])('%s', (_, answers, faults) => {
    expect(faultsOf(questions, answers).map(({ fault }) => fault)).toEqual(faults);
  });
  it('answers what must be answered', () => {
    const must = [question('one', 'single', { required: true }), question('say', 'text')];
    expect(faultsOf(must, { say: { text: '好' } })).toEqual([{ question: 'one', fault: 'required' }]);
  });
  it('cannot be asked what has no answer', () => {
    expect(questionsFault([])).toBe('no-question');
    expect(questionsFault([question('x', 'single', { options: [option('a')] })])).toBe('too-few-options');
    expect(questionsFault([question('x', 'multi', { most: 4 })])).toBe('most-out-of-range');
    expect(questionsFault([question('x', 'text'), question('x', 'text')])).toBe('repeated');
    expect(questionsFault(questions)).toBeNull();
  });
});

describe('counting', () => {
  const ballots: Answers[] = [
    { one: { chosen: ['a'] }, rank: { points: { a: 3, b: 2 } } },
    { one: { chosen: ['b'] }, mark: { scale: 4 } },
    { many: { chosen: ['a', 'c'] } },
  ];
  it('counts choices by ballot and points by point, and the sum of parts is the whole', () => {
    const whole = tallyOf(questions, ballots);
    expect(whole.questions['rank']).toEqual({ answered: 1, counts: { a: 3, b: 2, c: 0 } });
    const parts = [tallyOf(questions, ballots.slice(0, 1)), tallyOf(questions, ballots.slice(1))];
    expect(sumOf(questions, parts)).toEqual(whole);
    expect(isPossibleTally(questions, whole)).toBe(true);
  });
  it('by hand is refused where it cannot be true', () => {
    const only = [question('one', 'single')];
    const tally = (answered: number, a: number, b: number, n = 5) => ({
      ballots: n,
      questions: { one: { answered, counts: { a, b } } },
    });
    expect(isPossibleTally(only, tally(5, 3, 2))).toBe(true);
    expect(isPossibleTally(only, tally(5, 3, 3))).toBe(false);
    expect(isPossibleTally(only, tally(6, 3, 3))).toBe(false);
    expect(isPossibleTally(only, { ballots: 5, questions: { one: { answered: 1, counts: { x: 1 } } } })).toBe(false);
    expect(sameTally(tally(5, 5, 0), { ballots: 5, questions: { one: { answered: 5, counts: { a: 5 } } } })).toBe(true);
    expect(sameTally(tally(5, 3, 2), tally(5, 2, 3))).toBe(false);
  });
});

describe('groups beside each other', () => {
  const only = [question('one', 'single')];
  const group = (name: string, a: number, b: number) => ({
    group: name,
    tally: { ballots: a + b, questions: { one: { answered: a + b, counts: { a, b } } } },
  });
  it('leave out what is too small, and what would give it away by subtraction', () => {
    expect(crossTab(only, [group('student', 40, 20), group('staff', 2, 1)])).toEqual([]);
    expect(crossTab(only, [group('student', 40, 20), group('staff', 20, 10), group('other', 2, 0)])).toEqual([]);
    const shown = crossTab(only, [group('student', 40, 20), group('staff', 20, 3)]);
    expect(shown.map(({ questions: q }) => q['one'])).toEqual([
      { a: 40, b: 20, c: 0 },
      { a: null, b: null, c: 0 },
    ]);
  });
  it('have one key together when one of them would not hide anybody', () => {
    expect(partsOf({ student: 400, staff: 3 }, 20)).toBe('together');
    expect(partsOf({ student: 400, staff: 30, other: 0 }, 20)).toBe('apart');
  });
  it('the silent could all have said otherwise, or the same', () => {
    const part = participationOf({ electors: 100, took: 50, answered: 40 });
    expect(part.rate).toBe(0.4);
    expect(silentBounds(30, part)).toEqual({ low: 0.3, high: 0.9 });
    expect(participationOf({ electors: 0, took: 0, answered: 0 }).rate).toBeNull();
  });
});
