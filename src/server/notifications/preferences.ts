import type { Audience, NoticeKind, PersonalChannel, PreferenceDraft } from '../../contract/notifications.ts';

/** How one kind of notice reaches a person beside the in-app centre. */
export type Wish = { readonly channels: readonly PersonalChannel[]; readonly digest: boolean };

type Default = Wish & {
  /** Who is ever told; both empty: nobody is, and no screen offers the choice. */
  readonly told: readonly Audience[];
};

const atOnce = { channels: ['email', 'wecom'], digest: false } as const satisfies Wish;
const daily = { channels: ['email', 'wecom'], digest: true } as const satisfies Wish;
const inApp = { channels: [], digest: false } as const satisfies Wish;

/** What holds until a person chooses. A text message costs the school money: it is chosen, or the case is of grade T. */
export const defaults = {
  CaseSubmitted: { ...atOnce, told: ['staff'] },
  FactsAsked: { ...atOnce, told: ['requester'] },
  FactsSupplied: { ...inApp, told: [] },
  CaseAccepted: { ...inApp, told: [] },
  CaseDeclined: { ...atOnce, told: ['requester'] },
  CaseTransferred: { ...atOnce, told: ['requester'] },
  ContactAttempted: { ...atOnce, told: ['requester'] },
  CaseAnswered: { ...atOnce, told: ['requester'] },
  CaseDispatched: { ...atOnce, told: ['staff'] },
  CaseSigned: { ...inApp, told: [] },
  DispatchReturned: { ...inApp, told: [] },
  RequesterContacted: { ...inApp, told: ['requester'] },
  ProgressReported: { ...daily, told: ['requester'] },
  NoteTaken: { ...inApp, told: [] },
  CaseResolved: { ...atOnce, told: ['requester'] },
  FollowUpAttempted: { ...inApp, told: [] },
  FollowedUp: { ...inApp, told: [] },
  CaseReopened: { ...atOnce, told: ['staff'] },
  CaseClosed: { ...inApp, told: [] },
  CaseWithdrawn: { ...inApp, told: [] },
  CaseNudged: { ...atOnce, told: ['staff'] },
  LetterWritten: { ...atOnce, told: ['requester', 'staff'] },
  ReturnRequested: { ...inApp, told: ['staff'] },
  ReturnRefused: { ...atOnce, told: ['staff'] },
  ConsultationHeld: { ...inApp, told: [] },
  UnitDesignated: { ...inApp, told: [] },
  ExtensionRequested: { ...inApp, told: ['staff'] },
  ExtensionEndorsed: { ...inApp, told: ['staff'] },
  ExtensionGranted: { ...atOnce, told: ['requester'] },
  ExtensionRefused: { ...atOnce, told: ['staff'] },
  LedgerRequested: { ...inApp, told: ['staff'] },
  PutOnLedger: { ...atOnce, told: ['requester'] },
  LedgerRefused: { ...atOnce, told: ['staff'] },
  LedgerReviewed: { ...inApp, told: [] },
  LedgerLeft: { ...atOnce, told: ['requester'] },
  PartAdded: { ...atOnce, told: ['staff'] },
  PartSigned: { ...inApp, told: [] },
  PartReported: { ...inApp, told: ['staff'] },
  ReviewRequested: { ...atOnce, told: ['staff'] },
  SentBack: { ...atOnce, told: ['staff'] },
  CaseMerged: { ...inApp, told: [] },
  CaseUnmerged: { ...inApp, told: [] },
  AnsweredWithMain: { ...atOnce, told: ['requester'] },
  ExclusionProposed: { ...inApp, told: ['staff'] },
  ExclusionRuled: { ...inApp, told: ['requester', 'staff'] },
  ResultAppealed: { ...inApp, told: ['staff'] },
  AppealRuled: { ...inApp, told: ['requester', 'staff'] },
  SelfServiceOffered: { ...atOnce, told: ['requester'] },
  RatingContactFlagged: { ...inApp, told: ['staff'] },
  SupervisionDemanded: { ...atOnce, told: ['requester', 'staff'] },
  Reinspected: { ...inApp, told: [] },
  ReinspectionMissed: { ...inApp, told: [] },
  DeadlinesRecomputed: { ...atOnce, told: ['requester'] },
  DeadlineHalf: { ...inApp, told: ['staff'] },
  DeadlineNear: { ...daily, told: ['staff'] },
  DeadlineMissed: { ...atOnce, told: ['staff'] },
  DutyPaged: { channels: ['email', 'wecom', 'sms'], digest: false, told: ['staff'] },
  DeadlineEscalated: { ...atOnce, told: ['staff'] },
  OrderDrafted: { ...atOnce, told: ['staff'] },
  OrderIssued: { ...atOnce, told: ['staff'] },
  OrderReplied: { ...atOnce, told: ['staff'] },
  OrderSentBack: { ...atOnce, told: ['staff'] },
  OrderExtensionRequested: { ...atOnce, told: ['staff'] },
  OrderExtensionRuled: { ...atOnce, told: ['staff'] },
  OrderReminded: { ...atOnce, told: ['staff'] },
  OrderEscalated: { ...atOnce, told: ['staff'] },
  OrderClosed: { ...atOnce, told: ['staff'] },
  OrderWithdrawn: { ...atOnce, told: ['staff'] },
  OrderNear: { ...daily, told: ['staff'] },
  OrderMissed: { ...atOnce, told: ['staff'] },
  DirectiveGiven: { ...atOnce, told: ['staff'] },
  DirectiveAssigned: { ...atOnce, told: ['staff'] },
  DirectiveReported: { ...atOnce, told: ['staff'] },
  DirectiveSentBack: { ...atOnce, told: ['staff'] },
  DirectivePostponed: { ...atOnce, told: ['staff'] },
  DirectiveReminded: { ...atOnce, told: ['staff'] },
  DirectiveClosed: { ...inApp, told: ['staff'] },
  DirectiveWithdrawn: { ...inApp, told: ['staff'] },
  DirectiveNear: { ...daily, told: ['staff'] },
  DirectiveMissed: { ...atOnce, told: ['staff'] },
  DecisionMade: { ...atOnce, told: ['staff'] },
  DecisionReported: { ...atOnce, told: ['staff'] },
  DecisionMoved: { ...inApp, told: ['staff'] },
  DecisionFinished: { ...inApp, told: ['staff'] },
  DecisionNear: { ...daily, told: ['staff'] },
  DecisionMissed: { ...atOnce, told: ['staff'] },
  CampaignToOpen: { ...atOnce, told: ['staff'] },
  CampaignClosed: { ...atOnce, told: ['staff'] },
  CampaignItemAssigned: { ...atOnce, told: ['staff'] },
  CampaignItemReported: { ...inApp, told: ['staff'] },
  ProposalSubmitted: { ...inApp, told: ['staff'] },
  ProposalShown: { ...atOnce, told: ['requester'] },
  ProposalRefused: { ...atOnce, told: ['requester'] },
  ProposalMerged: { ...inApp, told: ['requester'] },
  ProposalDue: { ...atOnce, told: ['staff'] },
  ProposalAnswered: { ...atOnce, told: ['requester'] },
  ProposalAssigned: { ...atOnce, told: ['staff'] },
  ProposalReported: { ...inApp, told: ['staff'] },
  ProposalFinished: { ...atOnce, told: ['requester'] },
  DeedEntered: { ...atOnce, told: ['staff'] },
  DeedConfirmed: { ...atOnce, told: ['staff'] },
  DeedRefused: { ...atOnce, told: ['staff'] },
  DeedAppealed: { ...atOnce, told: ['staff'] },
  DeedAffirmed: { ...atOnce, told: ['staff'] },
  DeedRevoked: { ...atOnce, told: ['staff'] },
} as const satisfies Record<NoticeKind, Default>;

const firstDraft: PreferenceDraft = { language: 'zh', digestHour: 8, wishes: {} };

/** A person's wishes, complete: what was never chosen is by default. `stored` is null before the first choice. */
export function preferencesOf(stored: PreferenceDraft | null): PreferenceDraft & { readonly wishOf: (kind: NoticeKind) => Wish } {
  const draft = stored ?? firstDraft;
  return { ...draft, wishOf: (kind) => draft.wishes[kind] ?? defaults[kind] };
}

/** The kinds that somebody can be told of, in the order of a case's life. */
export function kindsFor(audiences: readonly Audience[]): NoticeKind[] {
  return (Object.keys(defaults) as NoticeKind[]).filter((kind) => {
    const told: readonly Audience[] = defaults[kind].told;
    return told.some((audience) => audiences.includes(audience));
  });
}
