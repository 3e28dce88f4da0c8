import { describe, expect, it } from 'vitest';
import { type CaseEvent, type CaseState, evolve, unborn } from './case.ts';
import type { Context } from './decide.ts';
import { letter } from './letter.ts';

const now = '2026-03-02T02:00:00.000Z';
const from = (side: 'requester' | 'office', more: Partial<Context> = {}): Context =>
  // A letter looks at nothing else of the context.
  ({ now, by: side, unit: side === 'office' ? 'repair' : null, asRequester: side === 'requester', ...more }) as Context;
const written = (s: CaseState, side: 'requester' | 'office'): CaseState => {
  const outcome = letter(s, { type: 'Write', text: '在吗' }, from(side));
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.reduce((state: CaseState, e: CaseEvent) => evolve(state, e), s);
};

describe('a letter', () => {
  const open: CaseState = { ...unborn, phase: 'signed', lead: 'repair' };
  it('moves no deadline, no phase and no first contact', () => {
    const after = written(written(open, 'office'), 'requester');
    const { version: _, handlers: __, unanswered: ___, ...rest } = after;
    const { version: _1, handlers: __1, unanswered: ___1, ...before } = open;
    expect(rest).toEqual(before);
  });
  it('of the office makes its writer somebody who handled the case, that of the requester does not', () => {
    expect(written(open, 'office').handlers).toEqual(['office']);
    expect(written(open, 'requester').handlers).toEqual([]);
  });
  it('is not taken after five to which nobody answered, from either side alone', () => {
    for (const side of ['requester', 'office'] as const) {
      let s = open;
      for (let n = 0; n < 5; n++) s = written(s, side);
      expect(letter(s, { type: 'Write', text: '在吗' }, from(side))).toEqual({ refused: 'letters-unanswered' });
      const other = side === 'office' ? 'requester' : 'office';
      expect(written(written(s, other), side).unanswered).toEqual({ from: side, letters: 1 });
    }
  });
});
