import type { Counts } from '../measures/count.ts';
import { month, type Period, periodAt } from '../measures/period.ts';
import { schoolAssessment } from '../measures/presets.ts';
import type { UnitCounts } from '../measures/ranking.ts';
import type { CountLine, ReportNumbers, ScopedCounts } from './numbers.ts';

type Few = {
  received?: number;
  closed?: number;
  owed?: number;
  inTime?: number;
  valid?: number;
  contacted?: number;
  solved?: number;
  satisfied?: number;
  fair?: number;
};

/** Counts for a test: everything the same in both scopes. `owed` and `inTime` are responses and resolutions alike. */
export function exampleCounts({
  received = 0,
  closed = 0,
  owed = 0,
  inTime = owed,
  valid = 0,
  contacted = valid,
  solved = valid,
  satisfied = valid,
  fair = 0,
}: Few): ScopedCounts {
  const counts: Counts = {
    created: { received, sameDayOwed: received, sameDayMet: closed },
    responseDue: { respondOwed: owed, respondMet: owed, respondInTime: inTime },
    due: { resolveOwed: owed, resolveMet: owed, resolveInTime: inTime },
    closed: { closed, called: closed, reached: valid },
    calledBack: { valid, contacted, solved, satisfied, fair },
  };
  return { full: counts, assessed: counts };
}

export function exampleLine(name: string, now: number, before: number | null = null, earlier: number | null = null): CountLine {
  return { code: name, name, now, before, earlier };
}

export function exampleUnit(unit: string, few: Few): UnitCounts {
  return { unit, group: 'department', counts: exampleCounts(few), deeds: [] };
}

/** March 2026 of a made-up school, with nothing in it but what is given. */
export function exampleNumbers(changes: Partial<ReportNumbers> = {}): ReportNumbers {
  const period: Period = periodAt('2026-03-05T00:00:00.000Z', month, [])!; // a month contains every moment
  return {
    type: 'monthly',
    period,
    asOf: '2026-04-01T00:00:00.000Z',
    recordsFrom: '2025-01-01T00:00:00.000Z',
    assessment: schoolAssessment,
    school: exampleCounts({}),
    before: null,
    earlier: null,
    open: 0,
    overdue: 0,
    units: [],
    unitsBefore: [],
    unitNames: {},
    groupNames: { department: '职能部门' },
    classes: [],
    categories: [],
    places: [],
    channels: [],
    natures: [],
    days: [],
    months: [],
    hours: Array.from({ length: 7 }, () => Array<number>(24).fill(0)),
    unitClasses: [],
    urgent: { received: 0, resolved: 0, lines: [] },
    smallest: 0,
    work: {
      ordersIssued: 0,
      ordersClosed: 0,
      ordersOpen: 0,
      ordersOverdue: 0,
      directives: 0,
      meetings: 0,
      joint: 0,
      warnings: 0,
      warningsConfirmed: 0,
      warningsFalse: 0,
      tasksIssued: 0,
      tasksDone: 0,
      effectsMeasured: 0,
      effectsFewer: 0,
    },
    unfinished: [],
    ...changes,
  };
}
