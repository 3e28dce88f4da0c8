import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Classifier } from '../src/text/classifier.ts';
import { learnWords } from '../src/text/learnWords.ts';
import { mentionedPlace } from '../src/text/mentionedPlace.ts';
import { modelClassifier } from '../src/text/model.ts';
import { writeModel } from '../src/text/modelFile.ts';
import { duplicateFrom, jaccard, openNearDuplicates, shingles } from '../src/text/nearDuplicates.ts';
import { quality } from '../src/text/quality.ts';
import { openSearchIndex } from '../src/text/searchIndex.ts';
import { searchQuery } from '../src/text/searchQuery.ts';
import { seededRandom } from '../src/text/seededRandom.ts';
import { openTopics } from '../src/text/topics.ts';
import type { Example } from '../src/text/trainModel.ts';
import { stratifiedFolds, trainModel } from '../src/text/trainModel.ts';
import { openVocabulary } from '../src/text/vocabulary.ts';
import { searchGold } from './textSearchGold.ts';

/**
 * Measures src/text on public messages to a city government: `node bench/text.ts [--json]`. The last line of the output is one JSON
 * object. `searchP95Ms` is not among its keys: it is about a database with a million cases, which this program does not have.
 */
const folder = join(process.env['HUYING_SHARED_DATA'] ?? join(import.meta.dirname, '../../shared/data'), 'tipdm');
if (!existsSync(folder)) {
  console.error(`No benchmark data at ${folder}: set HUYING_SHARED_DATA to the folder that holds tipdm/.`);
  process.exit(1);
}
const quiet = process.argv.includes('--json');
const settings = { version: 'bench', seed: 20_200, wantedAccuracy: 0.95 };

const figures = { ...classification(), ...duplicates(), ...topics(), ...search() };
if (!quiet) {
  console.table(figures);
  console.log('searchP95Ms is measured by the benchmark of the database.');
}
console.log(JSON.stringify(figures));

function classification() {
  const rows = labelled();
  const test = rows.filter(({ split }) => split === 'test');
  const rest = rows.filter(({ split }) => split !== 'test');
  say(`${rest.length} messages to learn from, ${test.length} to be tested on, none in both`);
  const model = trained(rest);
  const classifier = modelClassifier(model);
  const results = judged(classifier, test);
  const microsPerMessage = (fastest(3, () => judged(classifier, test)) * 1000) / test.length;
  const measured = quality(results);
  // The time is taken on all messages, because the bar is about 8,000; this model is thrown away.
  const trainSeconds = fastest(2, () => trained(rows.slice(0, 8000))) / 1000;
  const { messages: _, ...shares } = measured;
  return {
    ...shares,
    fiveFold: fiveFold(rest),
    calibrationError: calibrationError(results),
    trainSeconds,
    microsPerMessage,
    modelBytes: writeModel(model).length,
  };
}

function fiveFold(rows: readonly Labelled[]): number {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const foldOf = stratifiedFolds(
    Int32Array.from(rows, ({ label }) => labels.indexOf(label)),
    5,
    settings.seed,
  );
  const results = [0, 1, 2, 3, 4].flatMap((fold) => {
    const classifier = modelClassifier(trained(rows.filter((_, index) => foldOf[index] !== fold)));
    return judged(
      classifier,
      rows.filter((_, index) => foldOf[index] === fold),
    );
  });
  return quality(results).accuracy;
}

/** Mean distance between stated probability and share of right answers over ten bins, weighted by messages. */
function calibrationError(results: ReturnType<typeof judged>): number {
  const bins = Map.groupBy(results, ({ given }) => Math.min(9, Math.floor((given.best[0]?.probability ?? 0) * 10)));
  let error = 0;
  for (const bin of bins.values()) {
    const stated = bin.reduce((sum, { given }) => sum + (given.best[0]?.probability ?? 0), 0);
    const right = bin.filter(({ truth, given }) => given.best[0]?.label === truth).length;
    error += Math.abs(stated - right) / results.length;
  }
  return error;
}

type Labelled = Example & { readonly split: string };

/** Distinct messages. Only the segmented text is known of all of them: its blanks are taken out, wide gaps end a sentence. */
function labelled(): readonly Labelled[] {
  const seen = new Set<string>();
  const rows = table('messages.csv').toSorted((a, b) => Number(b['split'] === 'test') - Number(a['split'] === 'test'));
  return rows.flatMap((row) => {
    const key = row['segmented_text']!.replace(/\s/g, '');
    if (seen.has(key)) return [];
    seen.add(key);
    const sentences = row['segmented_text']!.split(/\s{2,}|\u3000/);
    const first = sentences[0]!.split(' ');
    // Where nothing marks the end of the title, its usual ten words are taken.
    const [title, ...body] = sentences.length > 1 ? sentences : [first.slice(0, 10).join(''), first.slice(10).join('')];
    const text = body.map((sentence) => sentence.replaceAll(' ', '')).join('\n');
    return [
      {
        title: title!.replaceAll(' ', ''),
        text,
        label: row['label']!,
        date: (row['time'] ?? '').slice(0, 10),
        split: row['split']!,
      },
    ];
  });
}

function trained(examples: readonly Example[]) {
  const model = trainModel(examples, settings);
  if ('refused' in model) throw new Error(model.refused);
  return model;
}

function judged(classifier: Classifier, rows: readonly Labelled[]) {
  return rows.map((row) => ({ truth: row.label, given: classifier.classify(row) }));
}

function duplicates() {
  const texts = table('hot_messages.csv').map((row) => `${row['title']}\n${row['body']}`);
  const all = texts.map(shingles);
  const truth = new Set<string>();
  for (const [index, one] of all.entries()) {
    for (let other = 0; other < index; other++) {
      const against = all[other]!;
      if (Math.min(one.length, against.length) < duplicateFrom * Math.max(one.length, against.length)) continue;
      if (jaccard(one, against) >= duplicateFrom) truth.add(`${other} ${index}`);
    }
  }
  const found = openNearDuplicates();
  const named: string[] = [];
  for (const [index, text] of texts.entries()) {
    for (const { id } of found.find(text)) named.push(`${id} ${index}`);
    found.add(String(index), text);
  }
  const right = named.filter((pair) => truth.has(pair)).length;
  say(`${truth.size} pairs of near-duplicates, ${right} of them found, ${named.length - right} false`);

  // 100,000 made-up messages: sentences of real ones, drawn anew.
  const random = seededRandom(1);
  const sentences = texts.flatMap((text) => text.split(/(?<=[。！？\n])/u)).filter((sentence) => sentence.trim().length > 8);
  const many = openNearDuplicates();
  for (let index = 0; index < 100_000; index++) {
    many.add(`m${index}`, Array.from({ length: 4 }, () => sentences[Math.floor(random() * sentences.length)]!).join(''));
  }
  const duplicateMs = fastest(2, () => texts.slice(0, 2000).map(many.find)) / 2000;
  return { duplicateRecall: right / truth.size, duplicatePrecision: named.length === 0 ? 0 : right / named.length, duplicateMs };
}

function topics() {
  const silver = table('hot_topics_silver.csv');
  // What a school's place tree would hold: the places of the file, two of them under a second name. 人才 (talent) is no place.
  const placeNames = new Map(
    silver.filter(({ place }) => place !== '' && place !== '人才').map(({ place }) => [place!, [place!]]),
  );
  placeNames.get('伊景园')?.push('滨河苑');
  placeNames.get('青青家园')?.push('青山新村');
  const living = openTopics({ placeNames, outages: new Set() });
  const topicOf = new Map<string, string>();
  const rows = table('hot_messages.csv').toSorted((a, b) => (a['time']! < b['time']! ? -1 : 1));
  const started = performance.now();
  for (const row of rows) {
    const message = { title: row['title']!, text: row['body']! };
    const at = Temporal.PlainDateTime.from(row['time']!.replace(' ', 'T')).toZonedDateTime('Asia/Shanghai').epochMilliseconds;
    const report = {
      ...message,
      id: row['msg_id']!,
      at,
      place: mentionedPlace(message, placeNames),
      category: null,
      person: row['user']!,
    };
    topicOf.set(report.id, living.add(report).id);
  }
  const topicMs = (performance.now() - started) / rows.length;
  return { ...pairFigures(silver, topicOf), topicMs };
}

function pairFigures(silver: readonly Row[], topicOf: ReadonlyMap<string, string>) {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  let samePlace = 0;
  let samePlaceMerged = 0;
  for (const [index, one] of silver.entries()) {
    for (const other of silver.slice(0, index)) {
      // Nobody has said whether two messages that are in no topic are about the same matter.
      if (one['role'] !== 'member' && other['role'] !== 'member') continue;
      const same = one['role'] === 'member' && other['role'] === 'member' && one['topic_id'] === other['topic_id'];
      const merged = topicOf.get(one['msg_id']!) === topicOf.get(other['msg_id']!);
      if (same && merged) right += 1;
      if (same && !merged) missed += 1;
      if (!same && merged) wrong += 1;
      if (!same && one['place'] === other['place']) {
        samePlace += 1;
        if (merged) samePlaceMerged += 1;
      }
    }
  }
  say(
    `topics: ${right} pairs right, ${missed} missed, ${wrong} false; ${samePlaceMerged} of ${samePlace} same-place pairs merged`,
  );
  return { topicPairF1: (2 * right) / (2 * right + missed + wrong), topicFalseMerges: samePlaceMerged / samePlace };
}

function search() {
  const rows = table('hot_messages.csv');
  const vocabulary = openVocabulary(learnWords(rows.map((row) => row['title']!)));
  const index = openSearchIndex();
  for (const row of rows) index.add(row['msg_id']!, `${row['title']}\n${row['body']}`);
  let recall = 0;
  let precision = 0;
  for (const gold of searchGold) {
    const query = searchQuery(gold.query, vocabulary);
    const first = index.find(query.condition);
    const found =
      first.length > 0 || query.corrected.length === 0
        ? first
        : index.find(searchQuery(query.corrected[0]!, vocabulary).condition);
    const expected = new Set(
      rows.filter((row) => gold.expects.test(`${row['title']}\n${row['body']}`.toLowerCase())).map((row) => row['msg_id']!),
    );
    if (expected.size === 0) throw new Error(`No message is expected for ${gold.query}`);
    const right = found.filter((id) => expected.has(id)).length;
    if (right < expected.size || right < found.length)
      say(`search ${gold.query}: ${expected.size} expected, ${found.length} found, ${right} right`);
    recall += right / expected.size / searchGold.length;
    precision += (found.length === 0 ? 0 : right / found.length) / searchGold.length;
  }
  return { searchRecall: recall, searchPrecision: precision };
}

/**
 * Milliseconds of processor time of this thread, the least of several runs. The work waits for nothing, so that on an idle core this is
 * the time on the clock; on a busy machine the clock would measure the neighbours.
 */
function fastest(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

type Row = Readonly<Record<string, string | undefined>>;

function table(name: string): readonly Row[] {
  return parse<Row>(readFileSync(join(folder, name)), { columns: true, bom: true });
}

function say(line: string): void {
  if (!quiet) console.log(line);
}
