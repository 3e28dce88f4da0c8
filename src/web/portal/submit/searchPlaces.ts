import type { Place, PlaceTree } from '../places.ts';

/**
 * Places whose way from the campus down contains every part of what was typed, best first: 「三公寓 412」 finds 南校区 › 3号学生公寓 › 412.
 * Chinese numerals up to 99 count as digits; a number must be the whole number to be a good match.
 */
export function searchPlaces(tree: PlaceTree, typed: string, limit = 30): readonly Place[] {
  const parts = partsOf(typed);
  if (parts.length === 0) return [];
  const found: { place: Place; score: number }[] = [];
  for (const place of tree.all) {
    const way = tree.wayTo(place.id).map((step) => plain(`${step.name} ${step.nameEn}`));
    const score = scoreOf(parts, way);
    if (score > 0) found.push({ place, score });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ place }) => place);
}

/** 0: some part is missing. Parts that hit the place itself weigh more than those that hit what it lies in; short ways come first. */
function scoreOf(parts: readonly string[], way: readonly string[]): number {
  const own = way[way.length - 1] ?? '';
  const whole = way.join(' ');
  let score = 0;
  for (const part of parts) {
    if (!contains(whole, part)) return 0;
    score += contains(own, part) ? 4 : 1;
    if (isNumber(part) && wholeNumber(own, part)) score += 2;
    if (own.startsWith(part)) score += 1;
  }
  return score - way.length / 10;
}

function contains(text: string, part: string): boolean {
  if (text.includes(part)) return true;
  if (isNumber(part) || part.length < 2) return false;
  // 「学公寓」 for 「学生公寓」: all characters, in this order.
  let from = 0;
  for (const character of part) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return /[\u3400-\u9fff]/.test(part);
}

const isNumber = (part: string) => /^\d+$/.test(part);
const wholeNumber = (text: string, number: string) => new RegExp(`(^|\\D)${number}(\\D|$)`).test(text);

/** Runs of digits, of Latin letters and of Chinese characters: 「3公寓412」 has three parts. */
function partsOf(typed: string): readonly string[] {
  return plain(typed).match(/\d+|[a-z]+|[\u3400-\u9fff]+/g) ?? [];
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[零一二三四五六七八九十]+/g, (numeral) => digitsOf(numeral));
}

const digits = '零一二三四五六七八九';

function digitsOf(numeral: string): string {
  const [tens, ones] = numeral.split('十');
  if (ones === undefined) return [...numeral].map((character) => String(digits.indexOf(character))).join('');
  return String((tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0));
}
