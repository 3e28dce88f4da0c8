import type { ArticleDraft, ArticleLine } from '../../contract/knowledge.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { ArticleKind, ArticleState, Audience } from '../../domain/knowledge/vocabulary.ts';
import type { Role } from '../../domain/people/vocabulary.ts';

/** A row of knowledge_article, written only by execute.ts from the contract's draft. */
export type ArticleRow = {
  readonly id: string;
  readonly kind: ArticleKind;
  readonly number: number;
  readonly state: ArticleState;
  readonly unit: string;
  readonly data: ArticleDraft;
  readonly writtenBy: string;
  readonly shown: ArticleDraft | null;
  readonly reviewOn: string;
  readonly sourceCase: string | null;
  readonly publishedAt: string | null;
  readonly checkedAt: string | null;
  readonly changedAt: string;
};

export const articleColumns = `id, kind, number, state, unit, data, written_by as "writtenBy", shown, review_on as "reviewOn",
  source_case as "sourceCase", published_at as "publishedAt", checked_at as "checkedAt", changed_at as "changedAt"`;

/** Whether readers see a wording on a day in Asia/Shanghai. */
export function isShown({ shown }: Pick<ArticleRow, 'shown'>, day: string): boolean {
  if (shown === null) return false;
  return (shown.validFrom === null || shown.validFrom <= day) && (shown.validTo === null || day < shown.validTo);
}

export function lineOf(row: ArticleRow, day: string): ArticleLine {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    shown: isShown(row, day),
    unit: row.unit,
    audience: row.data.audience,
    title: row.data.title,
    categories: row.data.categories,
    reviewOn: row.reviewOn,
    validTo: row.data.validTo,
    publishedAt: row.publishedAt,
    changedAt: row.changedAt,
  };
}

const deskRoles: ReadonlySet<Role> = new Set([
  'operator',
  'dispatcher',
  'officer',
  'head',
  'contractor',
  'caller',
  'supervisor',
  'secretary',
  'leader',
  'trusted',
]);

/** Whether somebody belongs to an article's readers. */
export function mayReadArticle({ id, grants }: Actor, audience: Audience): boolean {
  switch (audience) {
    case 'everybody':
      return true;
    case 'campus':
      return id !== null;
    case 'desk':
      return grants.some(({ role }) => deskRoles.has(role));
  }
}
