import type { Actor } from '../case/permissions.ts';
import type { ArticleState, ArticleStep } from './vocabulary.ts';

/** What the rules need to know of an article; null: it does not exist yet. */
export type ArticleFacts = {
  readonly state: ArticleState;
  /** The unit that answers for it. */
  readonly unit: string;
  /** Who wrote the newest wording. */
  readonly writtenBy: string;
  /** Whether readers see any wording. */
  readonly shown: boolean;
};

/** In which states of the newest wording a step makes sense. Confirm needs a wording that readers see. */
export const stepFits: Record<ArticleStep, readonly (ArticleState | 'new')[]> = {
  Save: ['new', 'draft', 'inReview', 'published', 'withdrawn'],
  Submit: ['draft'],
  SendBack: ['inReview'],
  Publish: ['draft', 'inReview'],
  Confirm: ['draft', 'inReview', 'published'],
  Withdraw: ['draft', 'inReview', 'published'],
};

/** The offices write and publish for every unit; officers write and heads publish for their own. */
const writers = ['operator', 'dispatcher', 'supervisor'] as const;
const publishers = ['dispatcher', 'supervisor'] as const;

export function mayWrite({ grants }: Actor, unit: string): boolean {
  return grants.some(
    ({ role, units }) =>
      (writers as readonly string[]).includes(role) || ((role === 'officer' || role === 'head') && units?.includes(unit)),
  );
}

export function mayPublish({ grants }: Actor, unit: string): boolean {
  return grants.some(
    ({ role, units }) => (publishers as readonly string[]).includes(role) || (role === 'head' && units?.includes(unit)),
  );
}

export type ArticleRefusal = 'not-yours' | 'article-wrong-state' | 'second-person-needed';

/**
 * The state after a step, or why it is refused. Nobody publishes one's own words: what a school tells everybody has been read by two.
 */
export function decideStep(
  step: ArticleStep,
  article: ArticleFacts | null,
  by: { readonly actor: Actor; readonly unit: string },
): { readonly state: ArticleState } | { readonly refused: ArticleRefusal } {
  const publishes = step === 'Publish' || step === 'SendBack' || step === 'Withdraw';
  const permitted = publishes
    ? mayPublish(by.actor, article?.unit ?? by.unit)
    : mayWrite(by.actor, by.unit) && (article === null || mayWrite(by.actor, article.unit));
  if (!permitted) return { refused: 'not-yours' };
  if (!stepFits[step].includes(article?.state ?? 'new')) return { refused: 'article-wrong-state' };
  if (step === 'Confirm' && !article?.shown) return { refused: 'article-wrong-state' };
  if (step === 'Publish' && article?.writtenBy === by.actor.id) return { refused: 'second-person-needed' };
  return { state: after(step, article) };
}

/** The steps that an actor may take now. */
export function allowedSteps(article: ArticleFacts, actor: Actor): ArticleStep[] {
  const all = Object.keys(stepFits) as ArticleStep[];
  return all.filter((step) => !('refused' in decideStep(step, article, { actor, unit: article.unit })));
}

function after(step: ArticleStep, article: ArticleFacts | null): ArticleState {
  switch (step) {
    case 'Save':
    case 'SendBack':
      return 'draft';
    case 'Submit':
      return 'inReview';
    case 'Publish':
      return 'published';
    case 'Withdraw':
      return 'withdrawn';
    case 'Confirm':
      return article?.state ?? 'draft';
  }
}
