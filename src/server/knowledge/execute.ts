import type { z } from 'zod';
import type { ArticleDraft, createArticle as Create, stepArticle as Step } from '../../contract/knowledge.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { decideStep } from '../../domain/knowledge/decide.ts';
import type { ArticleKind } from '../../domain/knowledge/vocabulary.ts';
import { readableCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { dayOf } from '../platform/instant.ts';
import { type FieldFault, Problem } from '../platform/problem.ts';
import { type ArticleRow, articleColumns } from './rows.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference'>;
type Given = { readonly id: string; readonly number: number };
type Creation = z.output<NonNullable<typeof Create.body>>;
type StepBody = z.output<NonNullable<typeof Step.body>>;

export { knowledgeWorker } from './remind.ts';

/**
 * Begins an article. An example needs a closed case that the actor may see and that is not confidential.
 * @throws Problem 403 'not-yours' · 404 'no-such-case' · 409 'article-wrong-state' for a case that has not ended · 400 for wrong fields
 */
export async function createArticle(deps: Needs, actor: Actor, given: Creation): Promise<Given> {
  const { id, kind, sourceCase, draft } = given;
  const decision = decideStep('Save', null, { actor, unit: draft.unit });
  if ('refused' in decision) throw new Problem(403, 'not-yours');
  await checkDraft(deps, kind, draft);
  if (sourceCase !== null) await checkSource(deps, actor, sourceCase);
  const { rows } = await deps.database.pool.query<{ id: string }>({
    name: 'create-article',
    text: `with a as (
        insert into knowledge_article (id, kind, number, state, unit, data, written_by, review_on, source_case, changed_at)
        values ($1, $2, 1, 'draft', $3, $4, $5, $6, $7, $8) on conflict do nothing returning id),
      s as (insert into knowledge_step (article, number, type, data, note, actor, at) select id, 1, 'Save', $4, '', $5, $8 from a)
      select id from a`,
    values: [id, kind, draft.unit, JSON.stringify(draft), actor.id, draft.reviewOn, sourceCase, deps.clock()],
  });
  // Sent again: the same article is the answer, of somebody else's there is none.
  if (rows.length === 0 && (await readArticleRow(deps, id)).writtenBy !== actor.id) throw new Problem(409, 'case-id-taken');
  return { id, number: 1 };
}

/** @throws Problem 404 'not-found' · 403 'not-yours' · 412 'stale' · 409 with the rule that refuses · 400 for wrong fields */
export async function stepArticle(deps: Needs, actor: Actor, id: string, step: StepBody): Promise<Given> {
  const row = await readArticleRow(deps, id);
  const facts = { state: row.state, unit: row.unit, writtenBy: row.writtenBy, shown: row.shown !== null };
  const unit = step.type === 'Save' ? step.draft.unit : row.unit;
  const decision = decideStep(step.type, facts, { actor, unit });
  if ('refused' in decision) throw new Problem(decision.refused === 'not-yours' ? 403 : 409, decision.refused);
  if (step.number !== row.number) throw new Problem(412, 'stale');
  if (step.type === 'Save') await checkDraft(deps, row.kind, step.draft);
  if (step.type === 'Confirm') checkReview(deps, step.reviewOn, 'reviewOn');

  const after = rowAfter(row, step, { by: actor.id ?? '', now: deps.clock() });
  const number = row.number + 1;
  await deps.database.pool
    .query({
      name: 'step-article',
      text: `with s as (
          insert into knowledge_step (article, number, type, data, note, actor, at) values ($1, $2, $3, $4, $5, $6, $7))
        update knowledge_article set number = $2, changed_at = $7, state = $8, unit = $9, data = $10, written_by = $11, shown = $12,
          review_on = $13, published_at = $14, checked_at = $15
        where id = $1`,
      values: [
        id,
        number,
        step.type,
        step.type === 'Save' ? JSON.stringify(step.draft) : null,
        step.note,
        actor.id,
        deps.clock(),
        decision.state,
        after.unit,
        JSON.stringify(after.data),
        after.writtenBy,
        after.shown === null ? null : JSON.stringify(after.shown),
        after.reviewOn,
        after.publishedAt,
        after.checkedAt,
      ],
    })
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'knowledge_step_once') throw new Problem(412, 'stale');
      throw error;
    });
  return { id, number };
}

/** @throws Problem 404 'not-found' */
export async function readArticleRow({ database }: Pick<Deps, 'database'>, id: string): Promise<ArticleRow> {
  const { rows } = await database.pool.query<ArticleRow>({
    name: 'read-article',
    text: `select ${articleColumns} from knowledge_article where id = $1`,
    values: [id],
  });
  const row = rows[0];
  if (!row) throw new Problem(404, 'not-found');
  return row;
}

function rowAfter(row: ArticleRow, step: StepBody, { by, now }: { by: string; now: string }): ArticleRow {
  switch (step.type) {
    case 'Save':
      return {
        ...row,
        unit: step.draft.unit,
        data: step.draft,
        writtenBy: by,
        // What readers see keeps its own day until the new wording is published.
        reviewOn: row.shown === null ? step.draft.reviewOn : row.reviewOn,
      };
    case 'Submit':
    case 'SendBack':
      return row;
    case 'Publish':
      return { ...row, shown: row.data, reviewOn: row.data.reviewOn, publishedAt: now, checkedAt: now };
    case 'Confirm':
      return {
        ...row,
        reviewOn: step.reviewOn,
        checkedAt: now,
        data: { ...row.data, reviewOn: step.reviewOn },
        shown: row.shown && { ...row.shown, reviewOn: step.reviewOn },
      };
    case 'Withdraw':
      return { ...row, shown: null };
  }
}

async function checkDraft(deps: Needs, kind: ArticleKind, draft: ArticleDraft): Promise<void> {
  const { units, categories } = await deps.reference.newest();
  const faults: FieldFault[] = [];
  const unit = units.get(draft.unit);
  if (!unit || unit.retired) faults.push({ field: 'draft.unit', code: 'not-a-choice' });
  if (kind === 'example' && draft.audience !== 'desk') faults.push({ field: 'draft.audience', code: 'not-a-choice' });
  if (draft.categories.some((code) => !categories.has(code))) faults.push({ field: 'draft.categories', code: 'not-a-choice' });
  if (draft.validFrom !== null && draft.validTo !== null && draft.validTo <= draft.validFrom)
    faults.push({ field: 'draft.validTo', code: 'too-small' });
  if (faults.length > 0) throw new Problem(400, 'invalid', faults);
  checkReview(deps, draft.reviewOn, 'draft.reviewOn');
}

function checkReview(deps: Pick<Deps, 'clock'>, reviewOn: string, field: string): void {
  if (reviewOn <= dayOf(deps.clock())) throw new Problem(400, 'invalid', [{ field, code: 'too-small' }]);
}

async function checkSource(deps: Needs, actor: Actor, sourceCase: string): Promise<void> {
  const { state } = await readableCase(deps, actor, sourceCase);
  // Whoever reads the example must not learn that there was a confidential case.
  if (state.confidentiality !== 'normal') throw new Problem(404, 'no-such-case');
  if (state.phase !== 'closed' && state.phase !== 'followedUp') throw new Problem(409, 'article-wrong-state');
}
