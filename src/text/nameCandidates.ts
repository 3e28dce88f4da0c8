import { doubleFamilyNames, singleFamilyNames } from './familyNames.ts';
import { commonFamilyNames, givenNameSigns, rareGivenSign } from './givenNameSigns.ts';
import { cuesAfter, cuesBefore } from './nameCues.ts';
import { familyNameCosts, givenCosts } from './nameWords.ts';
import { costsOf, isHan, readAsWords, type WordReading, wordCost } from './wordReading.ts';

/** Signs that may be a person's name, and what speaks for and against it; half-open. */
export type NameCandidate = { readonly start: number; readonly end: number; readonly features: ReadonlyMap<string, number> };

const rarest = 10;
const families = costsOf(familyNameCosts);
const given = { one: costsOf(givenCosts.one), first: costsOf(givenCosts.first), second: costsOf(givenCosts.second) };
const signCosts = byTier(givenNameSigns);
const familyCosts = byTier(commonFamilyNames);
const twiceTheSame = 3;
/** What it costs to be named without a family name. */
const noFamily = 4;
const dearestAlone = 15;
const asksForAPerson = ['b:called', 'b:named', 'b:kin', 'b:people'];
const window = 8;

/**
 * Every place of a normalised text where a family name stands, with no, one or two signs after it. A family name alone is only looked at
 * where something before or after it asks for one (王老师, 小王, 姓王).
 */
export function nameCandidates(text: string): readonly NameCandidate[] {
  const reading = readAsWords(text);
  const all: NameCandidate[] = [];
  const afterAt = new Map<number, ReadonlySet<string>>();
  const cuesAt = (end: number) => {
    const known = afterAt.get(end) ?? cuesOf(cuesAfter, text.slice(end, end + window), 'a');
    afterAt.set(end, known);
    return known;
  };
  for (let start = 0; start < text.length; start += 1) {
    const double = doubleFamilyNames.has(text.slice(start, start + 2));
    const single = singleFamilyNames.has(text[start]!);
    const alone = isHan(text, start) && isHan(text, start + 1) && givenCost(text.slice(start, start + 2)) < dearestAlone;
    if (!double && !single && !alone) continue;
    const before = cuesOf(cuesBefore, text.slice(Math.max(0, start - window), start), 'b');
    // A given name without its family name, where something asks for a person: 金凤阿姨, 我家乐乐.
    if (alone) {
      const after = cuesAt(start + 2);
      if (after.has('a:title') || asksForAPerson.some((cue) => before.has(cue)))
        all.push({
          start,
          end: start + 2,
          features: featuresOf({ text, reading, start, family: 0, end: start + 2, before, after }),
        });
    }
    if (!double && !single) continue;
    for (const family of double ? (single ? [2, 1] : [2]) : [1])
      for (const rest of [0, 1, 2]) {
        const end = start + family + rest;
        if (end > text.length || (rest > 0 && !isHan(text, end - 1))) break;
        const after = cuesAt(end);
        if (rest === 0 && !after.has('a:title') && !['small', 'family', 'listen'].some((cue) => before.has(`b:${cue}`))) continue;
        all.push({ start, end, features: featuresOf({ text, reading, start, family, end, before, after }) });
      }
  }
  return all;
}

// The sign next to a name is no feature: its weights fitted the few sentences learnt from and told nothing about others.
function cuesOf(cues: typeof cuesBefore, context: string, side: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [name, pattern] of cues) if (pattern.test(context)) found.add(`${side}:${name}`);
  return found;
}

type Place = {
  readonly text: string;
  readonly reading: WordReading;
  readonly start: number;
  readonly family: number;
  readonly end: number;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
};

function featuresOf({ text, reading, start, family, end, before, after }: Place): ReadonlyMap<string, number> {
  const rest = end - start - family;
  const shape = family === 0 ? 'given' : `${rest}`;
  const features = new Map<string, number>([[`shape ${family}${rest}`, 1]]);
  const familyCost = costOfFamily(text.slice(start, start + family));
  if (family > 0) features.set(`family ${shape}`, familyCost / 10);
  const asName = familyCost + givenCost(text.slice(start + family, end));
  // How much dearer the whole text is when these signs are a name: the heart of the matter, each length with its own weight.
  const dearer = reading.before[start]! + asName + reading.after[end]! - reading.before[text.length]!;
  features.set(`dearer ${shape}`, clamp(dearer, -15, 15) / 10);
  features.set(`dearer ${shape} ${Math.round(clamp(dearer, -12, 12) / 4)}`, 1);
  if (rest > 0) features.set(`given ${shape}`, givenCost(text.slice(start + family, end)) / 10);
  const word = end - start > 1 ? wordCost(text.slice(start, end)) : undefined;
  if (word !== undefined) {
    features.set(`is a word ${shape}`, 1);
    features.set('how common', (14 - word) / 10);
  }
  if (reading.across[start]!) features.set(`word across the start ${shape}`, 1);
  if (reading.across[end]!) features.set(`word across the end ${shape}`, 1);
  // Does cutting just here cost anything, when what stands inside is taken away?
  features.set('cut', clamp(reading.before[start]! + reading.after[start]! - reading.before[text.length]!, 0, 12) / 10);
  features.set('cut after', clamp(reading.before[end]! + reading.after[end]! - reading.before[text.length]!, 0, 12) / 10);
  const kind = rest === 0 ? '0' : '+';
  for (const cue of before) features.set(`${cue} ${kind}`, 1);
  for (const cue of after) features.set(`${cue} ${kind}`, 1);
  // Both sides together: 我室友X, and X说 are each weak, together they are not.
  for (const left of before) for (const right of after) features.set(`${left} ${right} ${kind}`, 1);
  return features;
}

function costOfFamily(signs: string): number {
  if (signs === '') return noFamily;
  return Math.min(families.get(signs) ?? rarest, familyCosts.get(signs) ?? rarest, signs.length === 2 ? 7 : rarest);
}

function givenCost(signs: string): number {
  if (signs === '') return 0;
  if (signs.length === 1) return signCost(given.one, signs);
  // 佳佳, 乐乐: the second comes with the first.
  if (signs[0] === signs[1]) return signCost(given.first, signs[0]!) + twiceTheSame;
  return signCost(given.first, signs[0]!) + signCost(given.second, signs[1]!);
}

/** −ln of the mean of what the dictionary's persons and today's rolls say. */
function signCost(ofDictionary: ReadonlyMap<string, number>, sign: string): number {
  return -Math.log(
    0.35 * Math.exp(-(ofDictionary.get(sign) ?? rarest)) + 0.65 * Math.exp(-(signCosts.get(sign) ?? rareGivenSign)),
  );
}

/** The first tier in which a sign stands. */
function byTier(tiers: typeof givenNameSigns): ReadonlyMap<string, number> {
  return new Map(tiers.toReversed().flatMap(([cost, signs]) => [...signs].map((sign) => [sign, cost] as const)));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
