import type { Classifier } from '../../text/classifier.ts';
import { type Model, modelClassifier } from '../../text/model.ts';
import { readModel } from '../../text/modelFile.ts';
import { type CatalogueEntry, ruleClassifier } from '../../text/ruleClassifier.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';

/** What is suggested: a category of the catalogue, or the unit that will be in charge. */
export type Target = 'category' | 'unit';

/** The classifier in use for each target; one small statement says whether a training has changed it. */
export function openClassifiers(deps: Pick<Deps, 'database' | 'reference'>): (target: Target) => Promise<Classifier> {
  const models = new Map<Target, { readonly version: string; readonly model: Model | null }>();
  const rules = new Map<Target, { readonly version: number; readonly classifier: Classifier }>();

  async function modelOf(target: Target): Promise<Model | null> {
    const inUse = await modelInUse(deps, target);
    if (inUse === null) return null;
    const held = models.get(target);
    if (held?.version === inUse) return held.model;
    const model = await readStoredModel(deps, target);
    models.set(target, { version: inUse, model });
    return model;
  }
  return async (target) => {
    const model = await modelOf(target);
    if (model) return modelClassifier(model);
    const reference = await deps.reference.recent();
    const held = rules.get(target);
    if (held?.version === reference.version) return held.classifier;
    const classifier = ruleClassifier(catalogueOf(target, reference), []);
    rules.set(target, { version: reference.version, classifier });
    return classifier;
  };
}

/** Version of the newest accepted model; null while the newest training found the rules better. */
async function modelInUse({ database }: Pick<Deps, 'database'>, target: Target): Promise<string | null> {
  const { rows } = await database.pool.query<{ chosen: string; accepted: string | null }>({
    name: 'model-in-use',
    text: `select chosen, (select version from text_model a where a.target = t.target and a.accepted order by trained_at desc limit 1) as accepted
      from text_model t where target = $1 order by trained_at desc limit 1`,
    values: [target],
  });
  return rows[0]?.chosen === 'model' ? rows[0].accepted : null;
}

/** As far back as an older model is better than none. */
const modelsTried = 3;

/** The newest accepted model whose bytes can be read: the one before stays in use when the newest is spoilt. null: then the rules answer. */
export async function readStoredModel({ database }: Pick<Deps, 'database'>, target: Target): Promise<Model | null> {
  const stored = await database.db
    .selectFrom('text_model')
    .select('model')
    .where('target', '=', target)
    .where('accepted', '=', true)
    .orderBy('trained_at', 'desc')
    .limit(modelsTried)
    .execute();
  for (const { model: bytes } of stored) {
    const model = bytes === null ? null : readModel(bytes);
    if (model !== null && !('refused' in model)) return model;
  }
  return null;
}

/** The catalogue as the rule classifier reads it: a unit is known by the names and keywords of the categories it is in charge of. */
export function catalogueOf(target: Target, { categories }: Reference): CatalogueEntry[] {
  const active = [...categories].filter(([, { retired }]) => !retired);
  if (target === 'category') return active.map(([label, { name, keywords }]) => ({ label, name, synonyms: keywords }));
  const ofUnit = Map.groupBy(active, ([, { defaultUnit }]) => defaultUnit);
  return [...ofUnit].map(([label, own]) => ({
    label,
    name: own.map(([, { name }]) => name).join(' '),
    synonyms: own.flatMap(([, { keywords }]) => keywords),
  }));
}

/** Labels that may still be suggested. */
export function allowedLabels(target: Target, { categories, units }: Reference): ReadonlySet<string> {
  const all: Iterable<readonly [string, { readonly retired: boolean }]> = target === 'category' ? categories : units;
  return new Set([...all].filter(([, { retired }]) => !retired).map(([label]) => label));
}
