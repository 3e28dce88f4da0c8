/** The words of a meeting (领导小组会、专题会) that cross every border. */

export const meetingKinds = ['leadingGroup', 'topic'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** planned 筹备中 · held 已召开 · concluded 纪要已定 · cancelled 已取消 */
export const meetingPhases = ['planned', 'held', 'concluded', 'cancelled'] as const;
export type MeetingPhase = (typeof meetingPhases)[number];

/** Where an item of the agenda comes from. `decision`: a task of an earlier meeting that is not done. */
export const agendaSources = [
  'decision',
  'overdue',
  'ledger',
  'dispute',
  'repeated',
  'dissatisfied',
  'order',
  'directive',
  'free',
] as const;
export type AgendaSource = (typeof agendaSources)[number];

export const meetingCommandNames = [
  'Plan',
  'Change',
  'SetAgenda',
  'Hold',
  'Minute',
  'Decide',
  'Conclude',
  'Cancel',
  'ReportDecision',
  'FinishDecision',
  'MoveDecision',
] as const;
export type MeetingCommandName = (typeof meetingCommandNames)[number];

export const meetingEventTypes = [
  'MeetingPlanned',
  'MeetingChanged',
  'AgendaSet',
  'MeetingHeld',
  'ItemMinuted',
  'DecisionMade',
  'MeetingConcluded',
  'MeetingCancelled',
  'DecisionReported',
  'DecisionFinished',
  'DecisionMoved',
] as const;
export type MeetingEventType = (typeof meetingEventTypes)[number];

export const meetingStandings = ['supervisor', 'secretary', 'leader', 'ownerHead', 'ownerOfficer', 'system'] as const;
export type MeetingStanding = (typeof meetingStandings)[number];
