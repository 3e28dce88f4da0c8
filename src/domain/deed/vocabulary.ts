/** The words of verified deeds (查实事项) that cross every border. */

/** Deeds that people verify; overdue cases and refused returns are counted by the measures. */
export const verifiedDeedKinds = ['proactive', 'volunteered', 'fakeClosing', 'leak'] as const;
export type VerifiedDeedKind = (typeof verifiedDeedKinds)[number];

/** entered 待认定 · confirmed 已认定 · appealed 申诉中 · affirmed 维持认定 · refused 不予认定 · revoked 已撤销 · withdrawn 已撤回 */
export const deedPhases = ['entered', 'confirmed', 'appealed', 'affirmed', 'refused', 'revoked', 'withdrawn'] as const;
export type DeedPhase = (typeof deedPhases)[number];

/** While it stands, a deed counts: an appeal alone takes nothing back. */
export const standingDeedPhases = ['confirmed', 'appealed', 'affirmed'] as const satisfies readonly DeedPhase[];

export const deedCommandNames = ['Enter', 'Confirm', 'Refuse', 'Withdraw', 'Appeal', 'Affirm', 'Revoke'] as const;
export type DeedCommandName = (typeof deedCommandNames)[number];

export const deedEventTypes = [
  'DeedEntered',
  'DeedConfirmed',
  'DeedRefused',
  'DeedWithdrawn',
  'DeedAppealed',
  'DeedAffirmed',
  'DeedRevoked',
] as const;
export type DeedEventType = (typeof deedEventTypes)[number];

export const deedStandings = ['supervisor', 'leader', 'auditor', 'unitHead', 'unitOfficer', 'system'] as const;
export type DeedStanding = (typeof deedStandings)[number];

/** Why a command on a deed is refused beside what every refusal knows; sentences under `problem.<code>`. */
export const deedRefusals = ['evidence-missing', 'entered-yourself', 'own-deed', 'judged-yourself', 'appeal-too-late'] as const;
export type DeedRefused = (typeof deedRefusals)[number];
