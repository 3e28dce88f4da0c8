import type { Instant } from '../calendar.ts';
import { type Deadline, deadline } from '../limit.ts';
import type { CaseEvent, CaseState } from './case.ts';
import type { CaseCommand, Context, Refusal } from './decide.ts';
import { notFor } from './dispatch.ts';

type PartCommand = Extract<CaseCommand, { type: 'AddPart' | 'SignPart' | 'ReportPart' }>;

/**
 * Joint handling (联办): other units owe parts of a case, each with a task and a deadline no later than the case's own. Given by the centre, or
 * called by the unit in charge (吹哨).
 */
export function decidePart(s: CaseState, c: PartCommand, ctx: Context): readonly CaseEvent[] | Refusal {
  const by = { at: ctx.now, by: ctx.by, unit: ctx.unit };
  const part = s.parts.find((each) => each.unit === c.unit);
  switch (c.type) {
    case 'AddPart': {
      const state = ctx.unitState(c.unit);
      if (state !== 'active') return { refused: state === 'retired' ? 'unit-is-retired' : 'unknown-unit' };
      const shut = notFor(s, c.unit, ctx);
      if (shut) return { refused: shut };
      if (c.unit === s.lead) return { refused: 'part-is-lead' };
      if (part) return { refused: 'already-a-part' };
      const whistled = !ctx.standings.includes('dispatcher');
      return [
        { type: 'PartAdded', part: c.unit, task: c.task, partBy: noLaterThan(s.resolveBy, c.workdays, ctx), whistled, ...by },
      ];
    }
    case 'SignPart':
      if (!part || part.signedAt !== null) return { refused: 'not-a-part' };
      return [{ type: 'PartSigned', part: c.unit, ...by }];
    case 'ReportPart':
      if (!part || part.reportedAt !== null) return { refused: 'not-a-part' };
      return [{ type: 'PartReported', part: c.unit, text: c.text, ...by }];
  }
}

function noLaterThan(parent: Deadline | null, workdays: number, ctx: Context): Deadline {
  const own = deadline(ctx.now, { unit: 'workdays', amount: workdays }, ctx.calendar);
  return parent !== null && parent.at < own.at ? parent : own;
}

/** Units that have not reported although their time has passed. */
export function silentUnits(s: CaseState, now: Instant): readonly string[] {
  return s.parts.filter((part) => part.reportedAt === null && now > part.by.at).map((part) => part.unit);
}
