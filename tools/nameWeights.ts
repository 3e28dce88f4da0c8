import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { unbracketed } from '../bench/redactionFigures.ts';
import { redactionGold } from '../bench/redactionGold.ts';
import { redactionHeldOut } from '../bench/redactionHeldOut.ts';
import { redactionUnseen } from '../bench/redactionUnseen.ts';
import { redactionUnseen2 } from '../bench/redactionUnseen2.ts';
import { doubleFamilyNames, singleFamilyNames } from '../src/text/familyNames.ts';
import { commonFamilyNames, givenNameSigns } from '../src/text/givenNameSigns.ts';
import { nameCandidates } from '../src/text/nameCandidates.ts';
import { familyNameCosts, givenCosts } from '../src/text/nameWords.ts';
import { normalise } from '../src/text/normalise.ts';
import { seededRandom, shuffle } from '../src/text/seededRandom.ts';
import { costsOf, readAsWords } from '../src/text/wordReading.ts';
import { nameTexts, nobodyTexts } from './nameTexts.ts';

/**
 * Learns `src/text/nameWeights.ts`: `node tools/nameWeights.ts [--without-newest]`. Logistic regression over the candidates of the development
 * sets, each sentence told again with other names drawn by a fixed seed, of short templates, and of the seed's own texts, in which
 * nobody is named. `bench/redactionUnseen3.ts` is never read here.
 */
const retellings = 6;
const epochs = 12;
const decay = 0.0001;
const leastWeight = 0.02;
const nobodyShare = 2500;
const insertedShare = 0.6;
const chance = seededRandom(20261123);
let cached: readonly string[] | undefined;

const families = drawer(costsOf(familyNameCosts));
const commonFamilies = drawer(byTier(commonFamilyNames), 1);
const signs = drawer(byTier(givenNameSigns), 1);
const allFamilies = [...singleFamilyNames];
const doubles = [...doubleFamilyNames];
const given = {
  one: drawer(costsOf(givenCosts.one)),
  first: drawer(costsOf(givenCosts.first)),
  second: drawer(costsOf(givenCosts.second)),
};

const sets = [
  redactionGold,
  redactionHeldOut,
  redactionUnseen,
  ...(process.argv.includes('--without-newest') ? [] : [redactionUnseen2]),
].flat();
type Example = { readonly features: readonly (readonly [string, number])[]; readonly isName: boolean };
const examples: Example[] = [];
for (const sentence of sets) {
  learnFrom(sentence);
  if (sentence.includes('[')) for (let i = 0; i < retellings; i += 1) learnFrom(retold(sentence));
}
for (const template of nameTexts)
  for (let i = 0; i < retellings * 2; i += 1) {
    const filled = template
      .replaceAll('~', () => `[${name()}]`)
      .replaceAll('^', () => `[${familyName()}]`)
      .replaceAll('+', () => `[${signs()}${signs()}]`);
    learnFrom(inSomething(filled));
  }
for (const text of nobodyTexts) for (let i = 0; i < retellings; i += 1) learnFrom(text);
const nobody = textsAboutNobody();
for (const text of nobody) {
  learnFrom(text);
  if (chance() < insertedShare) learnFrom(withSomebody(text));
}

const weights = new Map<string, number>();
const squares = new Map<string, number>();
for (let epoch = 0; epoch < epochs; epoch += 1) {
  shuffle(examples, chance);
  for (const { features, isName } of examples) {
    const odds = features.reduce((sum, [feature, value]) => sum + (weights.get(feature) ?? 0) * value, 0);
    // AdaGrad: a rare cue learns as fast as a common one.
    const error = (isName ? 1 : 0) - 1 / (1 + Math.exp(-odds));
    for (const [feature, value] of features) {
      const gradient = error * value - decay * (weights.get(feature) ?? 0);
      const square = (squares.get(feature) ?? 0) + gradient * gradient;
      squares.set(feature, square);
      if (square > 0) weights.set(feature, (weights.get(feature) ?? 0) + (0.3 * gradient) / Math.sqrt(square + 0.01));
    }
  }
}
const kept = [...weights].filter(([, weight]) => Math.abs(weight) >= leastWeight).toSorted(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  'src/text/nameWeights.ts',
  `/** Written by tools/nameWeights.ts, never by hand: what each sign of a name is worth, in log-odds. */
export const nameWeights: Readonly<Record<string, number>> = {
${kept.map(([feature, weight]) => `  '${feature.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}': ${weight.toFixed(2)},`).join('\n')}
};
`,
);
console.log(
  `${examples.length} candidates, ${examples.filter(({ isName }) => isName).length} of them names, ${kept.length} weights`,
);

function learnFrom(sentence: string): void {
  const { text, spans } = unbracketed(sentence);
  const read = normalise(text);
  if (read.length !== text.length) return;
  const names = new Set(spans.map(({ start, end }) => `${start} ${end}`));
  for (const { start, end, features } of nameCandidates(read))
    examples.push({ features: [...features], isName: names.has(`${start} ${end}`) });
}

/** The same sentence about other people. */
function retold(sentence: string): string {
  return sentence.replaceAll(/\[(\p{Script=Han}{1,4})\]/gu, (whole, marked: string) => {
    if (allFamilies.includes(marked) || doubleFamilyNames.has(marked)) return `[${familyName()}]`;
    const known = doubleFamilyNames.has(marked.slice(0, 2)) || singleFamilyNames.has(marked[0]!);
    return known && marked.length > 1 ? `[${name()}]` : whole;
  });
}

/** A template alone, or in the middle of a text. */
function inSomething(words: string): string {
  const shape = chance();
  if (shape < 0.3) return words;
  const before = nobodyText();
  return shape < 0.6 ? `${before}，${words}` : shape < 0.8 ? `${words}，${before}` : `${before}。${words}，${nobodyText()}`;
}

/** A name between two words where nothing asks for one, so that the words themselves are weighed and not only what stands beside them. */
function withSomebody(text: string): string {
  const { across } = readAsWords(text);
  const borders = [...across.keys()].filter((at) => at < text.length && across[at] === 0);
  const at = borders[Math.floor(chance() * borders.length)] ?? 0;
  return `${text.slice(0, at)}[${name()}]${text.slice(at)}`;
}

function nobodyText(): string {
  const all = textsAboutNobody();
  return all[Math.floor(chance() * all.length)]!.slice(0, 14);
}

function familyName(): string {
  const kind = chance();
  return kind < 0.6
    ? commonFamilies()
    : kind < 0.8
      ? families()
      : kind < 0.94
        ? allFamilies[Math.floor(chance() * allFamilies.length)]!
        : doubles[Math.floor(chance() * doubles.length)]!;
}

function name(): string {
  return familyName() + givenName();
}

/** Three in four as on today's rolls, one as in the dictionary; some with the same sign twice. */
function givenName(): string {
  const today = chance() < 0.75;
  const first = today ? signs() : given.first();
  const kind = chance();
  if (kind < 0.25) return today ? first : given.one();
  return first + (kind < 0.28 ? first : today ? signs() : given.second());
}

/** Draws by how often each is met, somewhat evened out so that rare ones are learnt too. */
function drawer(costs: ReadonlyMap<string, number>, evenness = 0.8): () => string {
  const all = [...costs].map(([sign, cost]) => [sign, Math.exp(-cost * evenness)] as const);
  const sum = all.reduce((total, [, share]) => total + share, 0);
  return () => {
    let left = chance() * sum;
    for (const [sign, share] of all) {
      left -= share;
      if (left <= 0) return sign;
    }
    return all[0]![0];
  };
}

function byTier(tiers: typeof givenNameSigns): ReadonlyMap<string, number> {
  return new Map(tiers.toReversed().flatMap(([cost, all]) => [...all].map((sign) => [sign, cost] as const)));
}

function textsAboutNobody(): readonly string[] {
  cached ??= readdirSync('seed/demo')
    .filter((file) => /^(?:texts|phrases|planted|plantedTexts|deskWords|phoneDesk|articles|followUp|handling)\.ts$/.test(file))
    .map((file) => `seed/demo/${file}`)
    .concat('seed/categories.json', 'seed/replyTemplates.json', 'seed/plans.json')
    .flatMap((file) => readFileSync(file, 'utf8').match(/[\p{Script=Han}，。、；：！？0-9]{8,}/gu) ?? [])
    .filter((text) => !/[某]/u.test(text))
    .slice(0, nobodyShare);
  return cached;
}
