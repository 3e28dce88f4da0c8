import { doubleFamilyNames, singleFamilyNames } from './familyNames.ts';
import { cuesAfter, cuesBefore } from './nameCues.ts';
import { familyNameCosts, givenCosts } from './nameWords.ts';
import { costsOf, isHan, readAsWords, type WordReading, wordCost } from './wordReading.ts';

/** Signs that may be a person's name, and what speaks for and against it; half-open. */
export type NameCandidate = { readonly start: number; readonly end: number; readonly features: ReadonlyMap<string, number> };

const rarest = 10;
const families = costsOf(familyNameCosts);
const given = { one: costsOf(givenCosts.one), first: costsOf(givenCosts.first), second: costsOf(givenCosts.second) };
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
    if (!double && !single) continue;
    const before = cuesOf(cuesBefore, text.slice(Math.max(0, start - window), start), 'b');
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
  const shape = `${rest}`;
  const features = new Map<string, number>([[`shape ${family}${rest}`, 1]]);
  const familyCost = families.get(text.slice(start, start + family)) ?? (family === 2 ? 7 : rarest);
  features.set(`family ${shape}`, familyCost / 10);
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

function givenCost(signs: string): number {
  if (signs === '') return 0;
  if (signs.length === 1) return given.one.get(signs) ?? rarest;
  return (given.first.get(signs[0]!) ?? rarest) + (given.second.get(signs[1]!) ?? rarest);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
