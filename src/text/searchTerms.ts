import { normalise } from './normalise.ts';

/** A stretch of one kind of writing inside a punctuation run of a normalised text; `end` is not included. */
export type Stretch = { readonly kind: 'hanzi' | 'token'; readonly text: string; readonly start: number; readonly end: number };

/**
 * Distinct terms under which a text is found, for `array_to_tsvector`: each pair of neighbouring hanzi, the last hanzi of a run
 * alone (so that one hanzi finds everything by prefix), whole Latin words and numbers, and a token with the hanzi after it
 * ("3号" of 3号楼). Numbers in hanzi before a counter are also there in digits: 三号楼 is found as 3号楼.
 */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  const normalised = normalise(text);
  addTerms(normalised, terms);
  const folded = foldNumerals(normalised);
  if (folded !== normalised) addTerms(folded, terms);
  return [...terms];
}

// Longer tokens (hashes, keys) are cut on both sides alike; a lexeme may have 2,046 bytes.
const longestToken = 40;

/** Terms of one stretch; `after` is the hanzi that follows a token without a gap, '' if none does. */
export function stretchTerms(stretch: Stretch, after: string): string[] {
  if (stretch.kind === 'hanzi') return [...pairs(stretch.text), lastOf(stretch.text)];
  const token = stretch.text.slice(0, longestToken);
  const parts = token.match(/\p{N}+|[^\p{N}]+/gu) ?? [];
  const last = parts.at(-1) ?? '';
  return [token, ...(parts.length > 1 ? parts : []), ...(after === '' ? [] : [`${last}${after}`])];
}

function addTerms(normalised: string, terms: Set<string>): void {
  for (const { stretch, after } of stretches(normalised)) for (const term of stretchTerms(stretch, after)) terms.add(term);
}

/** The stretches of a normalised text, in order. A dot between hanzi joins them: 阿依古丽·买买提 is one name, found without it too. */
export function stretches(normalised: string): { readonly stretch: Stretch; readonly after: string }[] {
  const found = [
    ...normalised.matchAll(
      /(\p{Script=Han}+(?:[.·]\p{Script=Han}+)*)|[\p{L}\p{M}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{M}\p{N}]|$)/gu,
    ),
  ];
  return found.map((match, index) => {
    const end = match.index + match[0].length;
    const next = found[index + 1];
    const after = match[1] === undefined && next?.index === end ? [...next[0]][0]! : '';
    return {
      stretch: { kind: match[1] === undefined ? 'token' : 'hanzi', text: match[0].replace(/[.·]/g, ''), start: match.index, end },
      after,
    };
  });
}

/** Neighbouring characters two by two. */
export function pairs(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => characters[index]! + character);
}

function lastOf(text: string): string {
  return [...text].at(-1)!;
}

/** 三号楼 -> 3号楼, 第十二食堂 -> 第12食堂: hanzi numbers below 100 before something that is counted. */
export function foldNumerals(normalised: string): string {
  return normalised.replace(/[一二两三四五六七八九十]{1,3}(?=[号栋幢楼层室区期舍门]|食堂|宿舍|单元|公寓|教学?楼)/gu, (numeral) =>
    String(numberOf(numeral) ?? numeral),
  );
}

function numberOf(numeral: string): number | null {
  const match = /^([一二两三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(numeral);
  if (match === null) return null;
  const [, tens, ten, ones] = match;
  if (ten === undefined) return ones === undefined && tens !== undefined ? digit(tens) : null;
  return (tens === undefined ? 1 : digit(tens)) * 10 + (ones === undefined ? 0 : digit(ones));
}

function digit(hanzi: string): number {
  return hanzi === '两' ? 2 : '零一二三四五六七八九'.indexOf(hanzi);
}
