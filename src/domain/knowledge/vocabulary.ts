/** An article tells people how something goes; an example tells officers how a case was handled well. */
export const articleKinds = ['article', 'example'] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** Of the newest wording: an older one may be shown while a newer one is written. */
export const articleStates = ['draft', 'inReview', 'published', 'withdrawn'] as const;
export type ArticleState = (typeof articleStates)[number];

/** Who may read it: everybody, whoever is signed in, or the desk and the units. */
export const audiences = ['everybody', 'campus', 'desk'] as const;
export type Audience = (typeof audiences)[number];

export const articleSteps = ['Save', 'Submit', 'SendBack', 'Publish', 'Confirm', 'Withdraw'] as const;
export type ArticleStep = (typeof articleSteps)[number];

/** What became of an article that was offered: shown, opened, said to be enough; `sent`: the demand was sent all the same. */
export const readingSteps = ['shown', 'opened', 'solved', 'sent'] as const;
export type ReadingStep = (typeof readingSteps)[number];
