/** The words of a leader's directive (领导批示) that cross every border. */

/** unassigned 待交办 · assigned 待承接 · accepted 办理中 · reported 待阅批 · closed 已办结 · withdrawn 已撤销 */
export const directivePhases = ['unassigned', 'assigned', 'accepted', 'reported', 'closed', 'withdrawn'] as const;
export type DirectivePhase = (typeof directivePhases)[number];

export const openDirectivePhases = [
  'unassigned',
  'assigned',
  'accepted',
  'reported',
] as const satisfies readonly DirectivePhase[];

export const directiveCommandNames = [
  'Give',
  'Assign',
  'Accept',
  'Progress',
  'Report',
  'SendBack',
  'Postpone',
  'Remind',
  'Close',
  'Withdraw',
] as const;
export type DirectiveCommandName = (typeof directiveCommandNames)[number];

export const directiveEventTypes = [
  'DirectiveGiven',
  'DirectiveAssigned',
  'DirectiveAccepted',
  'DirectiveProgressed',
  'DirectiveReported',
  'DirectiveSentBack',
  'DirectivePostponed',
  'DirectiveReminded',
  'DirectiveClosed',
  'DirectiveWithdrawn',
] as const;
export type DirectiveEventType = (typeof directiveEventTypes)[number];

export const directiveStandings = ['leader', 'supervisor', 'unitHead', 'unitOfficer', 'system'] as const;
export type DirectiveStanding = (typeof directiveStandings)[number];
