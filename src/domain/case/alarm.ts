import { type Calendar, type Instant, workMinutesBetween } from '../calendar.ts';

/** How far a deadline has gone: half of its time · yellow · red · then one level of the organisation after the other. */
export const alarmStages = ['half', 'near', 'missed', 'supervisor', 'leader'] as const;
export type AlarmStage = (typeof alarmStages)[number];

/** Working minutes of a day, as an order of magnitude: deadlines longer than two of them turn yellow a day before. */
const dayMinutes = 480;
/** Working minutes after the deadline until supervisors, and then the leader in charge, are told (domain.md, Appendix A no. 6). */
const escalation = { supervisor: 240, leader: 480 } as const;

/**
 * The highest stage that a deadline from `from` to `at` has reached; null before half of its time. Whoever looks after a day of downtime
 * hears of the highest only: what was missed in between is not told afterwards. A clock that runs day and night (`natural`) escalates day and
 * night too.
 */
export function alarmStage(
  { from, at, natural }: { readonly from: Instant; readonly at: Instant; readonly natural: boolean },
  now: Instant,
  calendar: Calendar,
): AlarmStage | null {
  if (now >= at) {
    const late = natural ? naturalMinutesBetween(at, now) : workMinutesBetween(at, now, calendar);
    if (late >= escalation.leader) return 'leader';
    return late >= escalation.supervisor ? 'supervisor' : 'missed';
  }
  const share = elapsedShare(from, at, now);
  const isLong = !natural && workMinutesBetween(from, at, calendar) > 2 * dayMinutes;
  if (share >= 0.8 || (isLong && workMinutesBetween(now, at, calendar) <= dayMinutes)) return 'near';
  return share >= 0.5 ? 'half' : null;
}

/** When half of the time is over: before it nobody needs to look. */
export function halfTime(from: Instant, at: Instant): Instant {
  const [start, end] = [Temporal.Instant.from(from).epochMilliseconds, Temporal.Instant.from(at).epochMilliseconds];
  return Temporal.Instant.fromEpochMilliseconds(start + Math.floor((end - start) / 2)).toString({ smallestUnit: 'millisecond' });
}

function elapsedShare(from: Instant, at: Instant, now: Instant): number {
  const [start, end, present] = [from, at, now].map((each) => Temporal.Instant.from(each).epochMilliseconds) as [
    number,
    number,
    number,
  ];
  return end <= start ? 1 : (present - start) / (end - start);
}

function naturalMinutesBetween(from: Instant, to: Instant): number {
  return Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total('minutes');
}
