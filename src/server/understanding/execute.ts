import { modelTargets, type Training } from '../../contract/understanding.ts';
import { learnWords } from '../../text/learnWords.ts';
import type { Example } from '../../text/trainModel.ts';
import type { Deps } from '../deps.ts';
import { watchAutoDispatch } from './autoDispatch.ts';
import { catalogueOf, type Target } from './classifiers.ts';
import { considerSubmissions } from './considerSubmissions.ts';
import { keepReplay } from './dispatchGates.ts';
import { trainInThread } from './training.ts';
import { unitMessage } from './unitMessage.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'clock'>;

/** Older cases say little about today's catalogue, and 60,000 examples take a minute. */
const mostExamples = 60_000;
const mostTitles = 50_000;
const mostWords = 20_000;

/** Learns from closed cases by what they ended up as, and keeps each model only if it is not worse than the one before. */
export async function trainModels(deps: Needs): Promise<Training[]> {
  const trainings: Training[] = [];
  for (const target of modelTargets) trainings.push(await trainModel(deps, target));
  return trainings;
}

async function trainModel(deps: Needs, target: Target): Promise<Training> {
  const { db } = deps.database;
  const examples = await readExamples(deps, target);
  const stored = await db
    .selectFrom('text_model')
    .select('model')
    .where('target', '=', target)
    .where('accepted', '=', true)
    .orderBy('trained_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const version = deps.clock();
  const catalogue = catalogueOf(target, await deps.reference.newest());
  const result = await trainInThread({ version, examples, old: stored?.model ?? null, catalogue });
  const hasModel = result.accepted || stored !== undefined;
  const { trainedOn, quality, newest, old, replayed, months, confusions } = result;
  const training: Training = {
    target,
    version,
    trainedAt: version,
    accepted: result.accepted,
    because: result.because,
    chosen: result.better === 'model' && hasModel ? 'model' : 'rules',
    examples: examples.length,
    trainedOn,
    quality,
    newest,
    old,
    replayed,
    months: [...months],
    confusions: [...confusions],
  };
  await db
    .insertInto('text_model')
    .values({
      target,
      version,
      trained_at: version,
      accepted: result.accepted,
      because: result.because,
      chosen: training.chosen,
      examples: examples.length,
      report: JSON.stringify({ trainedOn, quality, newest, old, replayed, months, confusions }),
      model: result.model === null ? null : Buffer.from(result.model),
    })
    .execute();
  if (target === 'unit') {
    const past = result.suggested.map(({ example, given }) => {
      const { id, leaf, label } = examples[example]!;
      return { id, leaf, unit: label, given };
    });
    await keepReplay(deps, past, { at: version, model: version });
  }
  return training;
}

/** An example, the case it was, and the category it came with. */
type PastCase = Example & { readonly id: string; readonly leaf: string };

/**
 * Closed cases with the category or unit they ended up with, whatever was guessed first; oldest first. Confidential ones are left out: what
 * is learnt from is one word away from being shown as a reason.
 */
async function readExamples({ database, reference }: Needs, target: Target): Promise<PastCase[]> {
  const label = target === 'category' ? 'category_code' : 'unit';
  type Row = PastCase & { readonly placeId: string | null };
  const { rows } = await database.pool.query<Row>(
    `select * from (
      select v.title, e.data->>'text' as text, v.${label} as label, e.data->>'categoryCode' as leaf, v.place_id as "placeId",
        to_char(v.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date, v.submitted_at, v.id
      from case_view v join event e on e.case_id = v.id and e.version = 1
      where v.phase = 'closed' and v.confidentiality = 'normal' and v.${label} is not null
      order by v.submitted_at desc, v.id desc limit $1) newest
    order by submitted_at, id`,
    [mostExamples],
  );
  const known = await reference.recent();
  return rows.map((row) => {
    const { id, leaf, label, date, placeId } = row;
    const { title, text } = target === 'unit' ? unitMessage({ ...row, categoryCode: leaf, placeId }, known) : row;
    return { id, leaf, title, text, label, date };
  });
}

/** Learns the words that many titles share. Titles of confidential cases are left out: the words are shown while somebody types. */
export async function learnTitleWords(deps: Pick<Deps, 'database'>): Promise<number> {
  const { rows } = await deps.database.pool.query<{ title: string }>(
    "select title from case_view where confidentiality = 'normal' order by submitted_at desc limit $1",
    [mostTitles],
  );
  const words = learnWords(rows.map(({ title }) => title))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostWords);
  await deps.database.pool.query(
    `with gone as (delete from learned_word where word <> all($1::text[]))
     insert into learned_word (word, weight) select * from unnest($1::text[], $2::int[])
     on conflict (word) do update set weight = excluded.weight`,
    [words.map(({ word }) => word), words.map(({ weight }) => weight)],
  );
  return words.length;
}

const recentTrainings = 20;

export async function recentTrainingsOf({ database }: Pick<Deps, 'database'>): Promise<Training[]> {
  const rows = await database.db
    .selectFrom('text_model')
    .select(['target', 'version', 'trained_at', 'accepted', 'because', 'chosen', 'examples', 'report'])
    .orderBy('trained_at', 'desc')
    .limit(recentTrainings)
    .execute();
  return rows.map(({ trained_at, report, ...row }) => {
    // Written only by trainModel above.
    const kept = report as Pick<Training, 'trainedOn' | 'quality' | 'newest' | 'old' | 'replayed'> & Partial<Training>;
    return {
      ...(row as Pick<Training, 'target' | 'because' | 'chosen'> & typeof row),
      ...kept,
      months: kept.months ?? [],
      confusions: kept.confusions ?? [],
      trainedAt: trained_at,
    };
  });
}

/** Trains once a week and learns words once a night, in one process only, at hours when nobody waits. */
export async function understandingWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('train-models', '20 3 * * 0', async () => {
    await trainModels(deps);
  });
  await deps.jobs.schedule('consider-submissions', '* * * * *', async () => {
    if ((await considerSubmissions(deps)) > 0) await watchAutoDispatch(deps);
  });
  await deps.jobs.schedule('watch-auto-dispatch', '*/20 * * * *', async () => {
    await watchAutoDispatch(deps);
  });
  await deps.jobs.schedule('learn-words', '50 2 * * *', async () => {
    await learnTitleWords(deps);
  });
}
