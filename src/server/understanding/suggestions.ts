import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { suggestCategories, suggestDispatch } from '../../contract/understanding.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Message } from '../../text/features.ts';
import { screen } from '../../text/reviewedRules.ts';
import { readableCase, seenLines, writtenTexts } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { dayOf as dayOfInstant } from '../platform/instant.ts';
import { allowedLabels, type Target } from './classifiers.ts';
import { placeRule } from './placeRule.ts';
import { similarities } from './similarTexts.ts';
import { reasonsOfUnit, unitMessage } from './unitMessage.ts';

type ForPortal = z.input<typeof suggestCategories.response>;
type ForDesk = z.input<typeof suggestDispatch.response>;
type Needs = Pick<Deps, 'database' | 'reference' | 'understanding' | 'clock'>;

/** The likeliest categories of what somebody is writing. Nothing of it is stored. */
export async function categoriesFor(deps: Needs, message: Message): Promise<ForPortal> {
  const { by, best } = await suggested(deps, 'category', message);
  return { by, categories: best.map(({ label, ...rest }) => ({ code: label, ...rest })) };
}

/** What helps to dispatch a case. @throws Problem 404 'no-such-case' */
export async function dispatchFor(deps: Needs, actor: Actor, id: string): Promise<ForDesk> {
  const { state } = await readableCase(deps, actor, id);
  const recorded = state.screened?.rules ?? [];
  const help = await helpWith(deps, actor, { ...state, id });
  // What raised the case when it came in, not what today's rules would.
  return { ...help, screened: help.screened.filter(({ rule }) => recorded.includes(rule)) };
}

/** The same for words that nobody has sent yet; while no category is chosen, the likeliest one stands for it. */
export async function dispatchForDraft(
  deps: Needs,
  actor: Actor,
  draft: Message & { readonly categoryCode: string | null; readonly placeId: string | null },
): Promise<ForDesk> {
  return helpWith(deps, actor, { ...draft, id: null });
}

type Asked = Message & {
  readonly id: string | null;
  readonly categoryCode: string | null;
  readonly placeId: string | null;
};

async function helpWith(deps: Needs, actor: Actor, asked: Asked): Promise<ForDesk> {
  const { id, title, text, placeId } = asked;
  const reference = await deps.reference.recent();
  const codes = await suggested(deps, 'category', asked);
  const categoryCode = asked.categoryCode ?? codes.best[0]?.label ?? null;
  const units = await suggested(deps, 'unit', unitMessage({ title, text, categoryCode, placeId }, reference));
  return {
    by: { unit: units.by, category: codes.by },
    units: units.best.map(({ label, probability, reasons }) => ({
      unit: label,
      probability,
      reasons: reasonsOfUnit(reasons, text),
    })),
    categories: codes.best.map(({ label, ...rest }) => ({ code: label, ...rest })),
    rule: catalogueRule(reference, categoryCode, placeId, deps.clock()),
    place: categoryCode === null ? null : await placeRule(deps, { categoryCode, placeId }),
    screened: [...screen(asked).findings],
    similar: categoryCode === null ? [] : await similarPast(deps, actor, { id, title, text, categoryCode }),
  };
}

/** What the dispatch catalogue says today, and which of its cells says it. */
function catalogueRule(reference: Reference, category: string | null, place: string | null, now: string): ForDesk['rule'] {
  const found = category === null ? null : reference.unitFor({ category, place, on: dayOfInstant(now) });
  return found && { unit: found.unit, alternates: [...found.alternates], cell: found.cell, formerly: found.formerly };
}

async function suggested(deps: Needs, target: Target, message: Message) {
  const classifier = await deps.understanding.classifier(target);
  const { best } = classifier.classify(message, allowedLabels(target, await deps.reference.recent()));
  return {
    by: classifier.kind,
    best: best.map(({ label, probability }) => ({ label, probability, reasons: [...classifier.explain(message, label)] })),
  };
}

/** The newest ended cases of the category are compared; more would be older than the people who handled them. */
const compared = 300;
const shown = 3;
const leastSimilarity = 0.1;

function ended(category: string): RawBuilder<unknown> {
  return sql`category_code = ${category} and phase in ('resolved','followedUp','closed')`;
}

async function similarPast(
  deps: Needs,
  actor: Actor,
  given: Message & { readonly id: string | null; readonly categoryCode: string },
): Promise<ForDesk['similar']> {
  const lines = (await seenLines(deps, actor, { where: ended(given.categoryCode), limit: compared })).filter(
    ({ id }) => id !== given.id,
  );
  const texts = await writtenTexts(
    deps.database,
    lines.map(({ id }) => id),
  );
  const found = similarities(
    given,
    lines.map(({ id, title }) => ({ title, text: texts.get(id) ?? '' })),
  );
  return lines
    .map((line, index) => ({ line, similarity: found[index]! }))
    .filter(({ similarity }) => similarity >= leastSimilarity)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, shown)
    .map(({ line }) => line);
}
