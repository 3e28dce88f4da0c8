import type { z } from 'zod';
import type { proposeExample } from '../../contract/knowledge.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { deidentified, type Identity } from '../../text/deidentify.ts';
import { readableCase } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { dayOf } from '../platform/instant.ts';
import { Problem } from '../platform/problem.ts';

type Proposal = z.input<typeof proposeExample.response>;

const reviewedAfterMonths = 12;
const longestTitle = 60;

/**
 * A closed case as the draft of an example, identity replaced by rule. Only a proposal: a person reads it, and another publishes it.
 * @throws Problem 404 'no-such-case' also for a confidential one · 409 'article-wrong-state' while it is open
 */
export async function exampleOf(
  deps: Pick<Deps, 'database' | 'clock' | 'reference'>,
  actor: Actor,
  id: string,
): Promise<Proposal> {
  const { history, state } = await readableCase(deps, actor, id);
  if (state.confidentiality !== 'normal') throw new Problem(404, 'no-such-case');
  if (state.phase !== 'closed' && state.phase !== 'followedUp') throw new Problem(409, 'article-wrong-state');
  const { categories, units } = await deps.reference.recent();
  const names = await namesAround(deps, [state.requester, ...history.map(({ by }) => by)]);
  const found: Identity[] = [];
  const clean = (text: string) => {
    const result = deidentified(text, names);
    found.push(...result.found);
    return result.text;
  };
  const steps = history.flatMap((event) => {
    if (event.type === 'RequesterContacted') return [clean(event.evidence)];
    if (event.type === 'ProgressReported') return [clean(event.text)];
    return [];
  });
  const text = [
    '## 诉求',
    clean(state.text || state.title),
    ...(steps.length > 0 ? ['## 怎么办的', steps.map((step) => `- ${step.replaceAll('\n', ' ')}`).join('\n')] : []),
    '## 结果',
    clean(state.result ?? ''),
    '## 可以借鉴',
    '(请写一两句:这件办得好在哪里，下次遇到同类诉求可以怎样做。)',
  ].join('\n\n');
  const unit = state.lead ?? categories.get(state.categoryCode)?.defaultUnit ?? [...units.keys()][0]!;
  const review = Temporal.PlainDate.from(dayOf(deps.clock())).add({ months: reviewedAfterMonths });
  return {
    draft: {
      unit,
      audience: 'desk',
      title: clean(state.title).slice(0, longestTitle),
      text,
      categories: [state.categoryCode],
      reviewOn: review.toString(),
    },
    replaced: [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, all]) => ({ kind, count: all.length })),
  };
}

/** Names that the rules cannot guess: of whoever had to do with the case. */
async function namesAround({ database }: Pick<Deps, 'database'>, people: readonly (string | null)[]): Promise<string[]> {
  const ids = [...new Set(people.filter((person) => person !== null))];
  const rows = await database.db
    .selectFrom('person')
    .select('name')
    .where('id', 'in', ids.length > 0 ? ids : [''])
    .execute();
  return rows.map(({ name }) => name);
}
