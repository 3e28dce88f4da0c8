import type { Instant, PlainDay } from '../calendar.ts';
import type { Actor } from '../case/permissions.ts';
import { type TaskCommandName, type TaskPhase, type TaskRefusal, type TaskStanding, taskCommandNames } from './vocabulary.ts';

/** What a proactive task (未诉先办) is about. */
export type TaskSubject = {
  readonly title: string;
  readonly category: string | null;
  readonly places: readonly string[];
  /** Days [from, …) of the trouble: what an effect must not learn from as if it were usual. */
  readonly troubleFrom: PlainDay;
};

type About = { readonly at: Instant; readonly by: string };

export type TaskEvent = About &
  (
    | ({
        readonly type: 'TaskIssued';
        readonly unit: string;
        readonly instruction: string;
        readonly plan: string | null;
        /** The alert's incident that it answers; null when somebody thought of it. */
        readonly incident: string | null;
        readonly dueOn: PlainDay;
        /** 巡检: places to look at, in order, and why. */
        readonly stops: readonly { readonly place: string; readonly why: string }[];
      } & TaskSubject)
    | { readonly type: 'TaskAccepted' }
    | { readonly type: 'TaskDeclined'; readonly reason: string }
    | { readonly type: 'StopChecked'; readonly place: string; readonly defects: number; readonly note: string }
    | { readonly type: 'TaskDone'; readonly defects: number; readonly report: string; readonly photos: readonly string[] }
    | { readonly type: 'TaskConfirmed'; readonly published: boolean }
    | { readonly type: 'TaskSentBack'; readonly reason: string }
    | { readonly type: 'TaskCancelled'; readonly reason: string }
  );

export type TaskState = TaskSubject & {
  readonly phase: TaskPhase | null;
  readonly version: number;
  readonly unit: string;
  readonly instruction: string;
  readonly plan: string | null;
  readonly incident: string | null;
  readonly dueOn: PlainDay;
  readonly stops: readonly {
    readonly place: string;
    readonly why: string;
    readonly checked: { readonly at: Instant; readonly defects: number; readonly note: string } | null;
  }[];
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly doneAt: Instant | null;
  readonly defects: number;
  readonly report: string;
  readonly photos: readonly string[];
  readonly published: boolean;
};

export const unissued: TaskState = {
  phase: null,
  version: 0,
  title: '',
  category: null,
  places: [],
  troubleFrom: '',
  unit: '',
  instruction: '',
  plan: null,
  incident: null,
  dueOn: '',
  stops: [],
  issuedAt: '',
  issuedBy: '',
  doneAt: null,
  defects: 0,
  report: '',
  photos: [],
  published: false,
};

/** Folds one fact into the state. Copies, never computes. */
export function evolveTask(s: TaskState, e: TaskEvent): TaskState {
  const next = { ...s, version: s.version + 1 };
  switch (e.type) {
    case 'TaskIssued': {
      const { type: _, at, by, stops, ...subject } = e;
      return {
        ...next,
        ...subject,
        phase: 'issued',
        stops: stops.map((stop) => ({ ...stop, checked: null })),
        issuedAt: at,
        issuedBy: by,
      };
    }
    case 'TaskAccepted':
      return { ...next, phase: 'accepted' };
    case 'TaskDeclined':
      return { ...next, phase: 'declined' };
    case 'StopChecked': {
      const checked = { at: e.at, defects: e.defects, note: e.note };
      return { ...next, stops: s.stops.map((stop) => (stop.place === e.place ? { ...stop, checked } : stop)) };
    }
    case 'TaskDone':
      return { ...next, phase: 'done', doneAt: e.at, defects: e.defects, report: e.report, photos: e.photos };
    case 'TaskConfirmed':
      return { ...next, phase: 'confirmed', published: e.published };
    case 'TaskSentBack':
      return { ...next, phase: 'accepted', doneAt: null };
    case 'TaskCancelled':
      return { ...next, phase: 'cancelled' };
  }
}

type Issue = Omit<Extract<TaskEvent, { type: 'TaskIssued' }>, 'at' | 'by' | 'type'>;

export type TaskCommand =
  | ({ readonly type: 'Issue' } & Issue)
  | { readonly type: 'Accept' }
  | { readonly type: 'Decline'; readonly reason: string }
  | { readonly type: 'CheckStop'; readonly place: string; readonly defects: number; readonly note: string }
  | { readonly type: 'Finish'; readonly defects: number; readonly report: string; readonly photos: readonly string[] }
  | { readonly type: 'Confirm'; readonly published: boolean }
  | { readonly type: 'SendBack'; readonly reason: string }
  | { readonly type: 'Cancel'; readonly reason: string };

/** In which phases each command makes sense. */
export const taskPossibleIn: Record<TaskCommandName, readonly (TaskPhase | null)[]> = {
  Issue: [null],
  Accept: ['issued'],
  Decline: ['issued'],
  CheckStop: ['accepted'],
  Finish: ['accepted'],
  Confirm: ['done'],
  SendBack: ['done'],
  Cancel: ['issued', 'accepted', 'declined'],
};

/** Who may give each command: the desk that sends out, the unit that acts. Nobody confirms a task of the own unit. */
export const mayGiveTask: Record<TaskCommandName, readonly TaskStanding[]> = {
  Issue: ['issuer'],
  Accept: ['doer'],
  Decline: ['doer'],
  CheckStop: ['doer'],
  Finish: ['doer'],
  Confirm: ['issuer'],
  SendBack: ['issuer'],
  Cancel: ['issuer'],
};

/** Decides what a command brings about: the fact to record, or why it is refused. */
export function decideTask(
  s: TaskState,
  c: TaskCommand,
  { now, by }: { readonly now: Instant; readonly by: string },
): TaskEvent | { readonly refused: TaskRefusal } {
  if (!taskPossibleIn[c.type].includes(s.phase)) return { refused: 'wrong-phase' };
  const about = { at: now, by };
  switch (c.type) {
    case 'Issue': {
      const { type: _, ...issued } = c;
      return { type: 'TaskIssued', ...issued, ...about };
    }
    case 'Accept':
      return { type: 'TaskAccepted', ...about };
    case 'Decline':
      return { type: 'TaskDeclined', reason: c.reason, ...about };
    case 'CheckStop':
      if (!s.stops.some(({ place }) => place === c.place)) return { refused: 'no-such-stop' };
      return { type: 'StopChecked', place: c.place, defects: c.defects, note: c.note, ...about };
    case 'Finish': {
      // A round of which half was walked is no round: what was not looked at has to be said.
      if (s.stops.some(({ checked }) => checked === null)) return { refused: 'stops-open' };
      const found = s.stops.reduce((sum, { checked }) => sum + (checked?.defects ?? 0), 0);
      return { type: 'TaskDone', defects: Math.max(c.defects, found), report: c.report, photos: c.photos, ...about };
    }
    case 'Confirm':
      return { type: 'TaskConfirmed', published: c.published, ...about };
    case 'SendBack':
      return { type: 'TaskSentBack', reason: c.reason, ...about };
    case 'Cancel':
      return { type: 'TaskCancelled', reason: c.reason, ...about };
  }
}

/** How an actor stands to a task; empty: it does not exist for this actor. */
export function taskStandingsOf(actor: Actor, s: Pick<TaskState, 'unit' | 'phase'>): readonly TaskStanding[] {
  const found = new Set<TaskStanding>();
  for (const { role, units } of actor.grants) {
    const isOwn = s.phase !== null && (units?.includes(s.unit) ?? false);
    if (role === 'dispatcher' || role === 'supervisor' || role === 'leader') found.add('issuer');
    if (isOwn && (role === 'officer' || role === 'head' || role === 'contractor')) found.add('doer');
    if (role === 'secretary' || role === 'operator') found.add('reader');
  }
  return [...found];
}

/** The commands that the actor may give on the task now. */
export function allowedTaskCommands(actor: Actor, s: TaskState): TaskCommandName[] {
  const standings = taskStandingsOf(actor, s);
  return taskCommandNames.filter(
    (name) => taskPossibleIn[name].includes(s.phase) && mayGiveTask[name].some((standing) => isFree(name, standing, standings)),
  );
}

function isFree(name: TaskCommandName, standing: TaskStanding, standings: readonly TaskStanding[]): boolean {
  if (!standings.includes(standing)) return false;
  return name !== 'Confirm' || !standings.includes('doer');
}
