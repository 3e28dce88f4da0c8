import { type Answers, isBlank, type Question } from './question.ts';
import { fewestInCell, scaleTop } from './vocabulary.ts';

/**
 * What many ballots say to one question. `counts`: ballots that chose an option or a step of the scale (its number as text); of `points`,
 * the points given. `answered`: ballots that said anything to it. For words only `answered` is counted.
 */
export type QuestionTally = { readonly answered: number; readonly counts: Readonly<Record<string, number>> };
export type Tally = { readonly ballots: number; readonly questions: Readonly<Record<string, QuestionTally>> };

/** The keys under which a question is counted, in the order in which they are shown. */
export function keysOf(question: Question): readonly string[] {
  if (question.kind === 'scale') return Array.from({ length: scaleTop }, (_, i) => String(i + 1));
  return question.options.map(({ id }) => id);
}

/** Counts ballots that have been checked by `faultsOf`. */
export function tallyOf(questions: readonly Question[], ballots: readonly Answers[]): Tally {
  return {
    ballots: ballots.length,
    questions: Object.fromEntries(
      questions.map((question) => {
        const counts = Object.fromEntries(keysOf(question).map((key) => [key, 0]));
        let answered = 0;
        for (const ballot of ballots) {
          const answer = ballot[question.id];
          if (answer === undefined || isBlank(answer)) continue;
          answered += 1;
          if ('chosen' in answer) for (const id of answer.chosen) counts[id] = (counts[id] ?? 0) + 1;
          else if ('scale' in answer) counts[answer.scale] = (counts[answer.scale] ?? 0) + 1;
          else if ('points' in answer) for (const [id, n] of Object.entries(answer.points)) counts[id] = (counts[id] ?? 0) + n;
        }
        return [question.id, { answered, counts }];
      }),
    ),
  };
}

/** Several countings as one: online and offline together. */
export function sumOf(questions: readonly Question[], tallies: readonly Tally[]): Tally {
  return {
    ballots: tallies.reduce((sum, { ballots }) => sum + ballots, 0),
    questions: Object.fromEntries(
      questions.map((question) => {
        const own = tallies.flatMap(({ questions: all }) => (all[question.id] ? [all[question.id]!] : []));
        const counts = Object.fromEntries(
          keysOf(question).map((key) => [key, own.reduce((sum, tally) => sum + (tally.counts[key] ?? 0), 0)]),
        );
        return [question.id, { answered: own.reduce((sum, { answered }) => sum + answered, 0), counts }];
      }),
    ),
  };
}

/** Whether a counting by hand can be true: nobody answers twice, chooses more than allowed, or gives away more points than there are. */
export function isPossibleTally(questions: readonly Question[], tally: Tally): boolean {
  if (tally.ballots < 1) return false;
  return questions.every((question) => {
    const own = tally.questions[question.id];
    return own !== undefined && own.answered >= 0 && own.answered <= tally.ballots && isPossibleFor(question, own);
  });
}

function isPossibleFor(question: Question, { answered, counts }: QuestionTally): boolean {
  const keys = keysOf(question);
  const given = keys.map((key) => counts[key] ?? 0);
  if (Object.keys(counts).some((key) => !keys.includes(key)) || given.some((n) => n < 0)) return false;
  const sum = given.reduce((a, b) => a + b, 0);
  switch (question.kind) {
    case 'single':
    case 'scale':
      return sum === answered;
    case 'multi':
      return given.every((n) => n <= answered) && sum <= answered * question.most && sum >= answered;
    case 'points':
      return sum <= answered * question.most && sum >= answered;
    case 'text':
      return sum === 0;
  }
}

export function sameTally(a: Tally, b: Tally): boolean {
  const plain = (t: Tally) =>
    JSON.stringify([
      t.ballots,
      Object.entries(t.questions)
        .map(([id, { answered, counts }]) => [
          id,
          answered,
          Object.entries(counts)
            .filter(([, n]) => n !== 0)
            .sort(),
        ])
        .sort((x, y) => (String(x[0]) < String(y[0]) ? -1 : 1)),
    ]);
  return plain(a) === plain(b);
}

/**
 * Countings of groups beside each other, as they may be shown: a group of fewer than `fewestInCell` ballots is left out, and where one alone
 * is left out the next smallest goes with it, for it could be had by subtraction. Within a group that is shown, a count from 1 to
 * fewestInCell - 1 is null, and so is then the next smallest count of the same group, for the same reason.
 */
export function crossTab<Group extends string>(
  questions: readonly Question[],
  groups: readonly { readonly group: Group; readonly tally: Tally }[],
): readonly {
  readonly group: Group;
  readonly ballots: number;
  readonly questions: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}[] {
  const small = groups.filter(({ tally }) => tally.ballots > 0 && tally.ballots < fewestInCell);
  const large = groups.filter(({ tally }) => tally.ballots >= fewestInCell).toSorted((a, b) => a.tally.ballots - b.tally.ballots);
  const hidden = new Set(small.length === 1 ? large.slice(0, 1).map(({ group }) => group) : []);
  const shown = groups.filter(({ group, tally }) => tally.ballots >= fewestInCell && !hidden.has(group));
  // One group alone compares with nothing, and with the total it gives away the rest.
  if (shown.length < 2) return [];
  return shown.map(({ group, tally }) => ({
    group,
    ballots: tally.ballots,
    questions: Object.fromEntries(
      questions
        .filter(({ kind }) => kind !== 'text')
        .map((question) => [question.id, suppressed(keysOf(question), tally.questions[question.id]?.counts ?? {})]),
    ),
  }));
}

function suppressed(keys: readonly string[], counts: Readonly<Record<string, number>>): Record<string, number | null> {
  const of = (key: string) => counts[key] ?? 0;
  const few = keys.filter((key) => of(key) > 0 && of(key) < fewestInCell);
  const rest = keys.filter((key) => of(key) >= fewestInCell).toSorted((a, b) => of(a) - of(b));
  const gone = new Set(few.length === 1 ? [...few, ...rest.slice(0, 1)] : few);
  return Object.fromEntries(keys.map((key) => [key, gone.has(key) ? null : of(key)]));
}
