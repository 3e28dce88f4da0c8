import type { Audience } from '../../contract/notifications.ts';
import type { supervisionNoticeKinds } from '../../contract/supervisionNotices.ts';

/** Orders, directives and decisions are told to staff only: the requester never hears of them. */
const staff = {
  OrderDrafted: 'Supervision order {number} awaits your signature.',
  OrderIssued: 'Supervision order {number} was issued to your unit; please sign and reply in time.',
  OrderReplied: 'Supervision order {number} was replied to; please check.',
  OrderSentBack: 'The reply to supervision order {number} was sent back; please act again.',
  OrderExtensionRequested: 'An extension of supervision order {number} was requested; please rule.',
  OrderExtensionRuled: 'The extension of supervision order {number} was ruled on.',
  OrderReminded: 'Supervision order {number} was nudged; please reply soon.',
  OrderEscalated: 'Supervision order {number} was raised to a higher level; please act now.',
  OrderClosed: 'Supervision order {number} has been closed.',
  OrderWithdrawn: 'Supervision order {number} was withdrawn.',
  OrderNear: 'Supervision order {number} is nearly due.',
  OrderMissed: 'Supervision order {number} is overdue.',
  DirectiveGiven: 'Directive {number} of a leader was given to your unit.',
  DirectiveAssigned: 'Directive {number} of a leader was assigned to your unit.',
  DirectiveReported: 'Directive {number} was reported on; please read.',
  DirectiveSentBack: 'The report on directive {number} was sent back; please go on.',
  DirectivePostponed: 'The time of directive {number} has changed.',
  DirectiveReminded: 'Directive {number} was nudged; please report soon.',
  DirectiveClosed: 'Directive {number} has been carried out.',
  DirectiveWithdrawn: 'Directive {number} was withdrawn.',
  DirectiveNear: 'Directive {number} is nearly due.',
  DirectiveMissed: 'Directive {number} is overdue.',
  DecisionMade: 'Meeting {number} has given your unit a task.',
  DecisionReported: 'A decision of meeting {number} was reported on; please check.',
  DecisionMoved: 'The time of a decision of meeting {number} has changed.',
  DecisionFinished: 'A decision of meeting {number} has been carried out.',
  DecisionNear: 'A decision of meeting {number} is nearly due.',
  DecisionMissed: 'A decision of meeting {number} is overdue.',
  DeedEntered: 'Verified deed {number} was entered; please look at it.',
  DeedConfirmed: 'Verified deed {number} of your unit was confirmed; you may appeal in time.',
  DeedRefused: 'Verified deed {number} was not confirmed.',
  DeedAppealed: 'There is an appeal against verified deed {number}; please rule.',
  DeedAffirmed: 'The appeal on verified deed {number} was refused.',
  DeedRevoked: 'The appeal on verified deed {number} was upheld: it is revoked.',
} as const satisfies Record<(typeof supervisionNoticeKinds)[number], string>;

type Both = Record<(typeof supervisionNoticeKinds)[number], Record<Audience, string>>;

// The same keys as `staff`.
export const supervisionEn = Object.fromEntries(
  Object.entries(staff).map(([kind, sentence]) => [kind, { requester: sentence, staff: sentence }]),
) as Both;
