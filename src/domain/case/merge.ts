import { deadline } from '../limit.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';

type MergeCommand = Extract<CaseCommand, { type: 'Merge' | 'Unmerge' | 'AnswerWithMain' }>;

/** 并案: a case follows another one about the same fact. Its requester still gets an answer; it is assessed once, with the main case. */
export function decideMerge(s: CaseState, c: MergeCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  const { limits, calendar, main } = ctx;
  switch (c.type) {
    case 'Merge': {
      if (!main || main.state.phase === null || main.state.endedAt !== null) return { refused: 'main-has-ended' };
      if (main.state.number === s.number) return { refused: 'main-is-itself' };
      if (main.state.mergedInto !== null) return { refused: 'main-is-merged' };
      if ((ctx.followers ?? 0) > 0) return { refused: 'has-followers' };
      const answerBy = main.state.resolveBy ?? deadline(ctx.now, limits.grades[s.grade].resolve, calendar);
      return [{ type: 'CaseMerged', into: main.id, intoNumber: main.state.number, answerBy, ...by }];
    }
    case 'Unmerge': {
      const { accept, dispatch } = limits.grades[s.grade];
      const dispatchBy = deadline(ctx.now, dispatch, calendar);
      // Never accepted, it has no promise yet: whoever accepts it makes one.
      const first = s.acceptedAt === null ? { acceptBy: deadline(ctx.now, accept, calendar) } : {};
      return [{ type: 'CaseUnmerged', text: c.text, dispatchBy, ...first, ...by }];
    }
    case 'AnswerWithMain':
      return [{ type: 'AnsweredWithMain', text: c.text, toUnit: c.unit, ...by }];
  }
}
