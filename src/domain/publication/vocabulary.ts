/** Of a case whose question and answer may be read by everybody. declined: given up before anybody read it. */
export const publicationStates = ['proposed', 'published', 'declined', 'withdrawn'] as const;
export type PublicationState = (typeof publicationStates)[number];

/** What may be done; Consent and Object are the requester's. */
export const publicationSteps = ['Propose', 'Save', 'Publish', 'Decline', 'Withdraw', 'Consent', 'Object'] as const;
export type PublicationStep = (typeof publicationSteps)[number];

/** What the requester says: nothing yet, yes, or no, which is final. */
export const consents = ['open', 'given', 'refused'] as const;
export type Consent = (typeof consents)[number];

/** Why a case cannot be proposed at all. */
export const unpublishable = ['not-ended', 'no-answer', 'confidential', 'category-not-public', 'anonymous-report'] as const;
export type Unpublishable = (typeof unpublishable)[number];

export const publicationRefusals = [
  'not-publishable',
  'publication-wrong-state',
  'publication-exists',
  'requester-objects',
  'objection-window',
  'identity-left',
] as const;
export type PublicationRefused = (typeof publicationRefusals)[number];
