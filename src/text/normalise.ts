import { Converter } from 'opencc-js/t2cn';

/** Longest text that is read, in UTF-16 units; what follows is ignored (the portal accepts 2,000, imports may hold anything). */
export const longestText = 20_000;

/** A normalised text and, for each of its UTF-16 units, the index in the original it came from; one more entry for the end. */
export type NormalisedText = { readonly text: string; readonly from: Uint32Array };

/**
 * One spelling for what readers take to be the same: markup removed, NFKC, lower case, simplified script.
 * Never longer than needed for comparison; not meant to be shown.
 */
export function normalise(text: string): string {
  const cut = text.slice(0, longestText);
  return isPlain(cut) ? cut : simplify(rewrite(cut)).text;
}

/** Same as `normalise`, and remembers where each character stood, so that a span can be marked in the original. */
export function normaliseWithOffsets(text: string): NormalisedText {
  const cut = text.slice(0, longestText);
  return simplify(
    isPlain(cut) ? { text: cut, from: Uint32Array.from({ length: cut.length + 1 }, (_, index) => index) } : rewrite(cut),
  );
}

/** True when no step could change the text: plain ASCII without upper case or markup, or hanzi that are simplified already. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const ascii = unit < 0x80 && !(unit >= 0x41 && unit <= 0x5a) && unit !== 0x26 && unit !== 0x3c;
    const hanzi = unit >= 0x4e00 && unit <= 0x9fff && !isTraditional(text[index]!);
    const punctuation = unit === 0x3002 || unit === 0x3001;
    if (!ascii && !hanzi && !punctuation) return false;
  }
  return true;
}

function rewrite(text: string): NormalisedText {
  let out = '';
  const from: number[] = [];
  for (const match of text.matchAll(piece)) {
    const [source] = match;
    const written = source.length === 1 && isHanzi(source) ? source : rewritePiece(source);
    out += written;
    for (let count = 0; count < written.length; count++) from.push(match.index);
  }
  from.push(text.length);
  return { text: out, from: Uint32Array.from(from) };
}

// A tag with its content where that is code, a tag, an entity, or one character with the marks that belong to it. The bounds
// keep a text full of "<" linear; "水压<3" is no tag because a tag starts with a letter.
const piece =
  /<(script|style)\b[^>]{0,500}>[^<]{0,5000}<\/\1>|<\/?[a-z][^<>]{0,500}>|<!--[^<>]{0,500}-->|&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});|.\p{M}*/gisu;

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
};

function rewritePiece(source: string): string {
  if (source.length > 2 && source[0] === '<') return inlineTag.test(source) ? '' : '\n';
  if (source.length > 2 && source[0] === '&') return entity(source.slice(1, -1)).normalize('NFKC').toLowerCase();
  return source.normalize('NFKC').toLowerCase();
}

// Markup inside a word must not split it: 热<b>水</b> is still 热水.
const inlineTag = /^<\/?(?:a|b|em|font|i|mark|span|strong|u)\b/i;

function entity(name: string): string {
  if (name[0] !== '#') return entities[name.toLowerCase()] ?? ' ';
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 0 && code <= 0x10ffff && !surrogate ? String.fromCodePoint(code) : ' ';
}

function simplify(normalised: NormalisedText): NormalisedText {
  const { text, from } = normalised;
  if (!hasTraditional(text)) return normalised;
  const whole = toSimplified(text);
  // Phrases decide between characters (乾坤, 乾净) but keep the length; should one not, characters are converted one by one,
  // because an explanation that marks the wrong words is worse than a rare wrong character.
  if (whole.length === text.length) return { text: whole, from };
  let out = '';
  const moved: number[] = [];
  let at = 0;
  for (const character of text) {
    const written = toSimplified(character);
    out += written;
    for (let count = 0; count < written.length; count++) moved.push(from[at]!);
    at += character.length;
  }
  moved.push(from[text.length]!);
  return { text: out, from: Uint32Array.from(moved) };
}

function isHanzi(character: string): boolean {
  const unit = character.charCodeAt(0);
  return unit >= 0x4e00 && unit <= 0x9fff;
}

function hasTraditional(text: string): boolean {
  for (const character of text) if (isTraditional(character)) return true;
  return false;
}

// Built on first use: the dictionaries take some 10 ms to load, and most programs that import this file never need them.
let converter: ((text: string) => string) | null = null;
function toSimplified(text: string): string {
  const convert = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  return convert(text);
}

// Per UTF-16 unit: 0 not asked yet, 1 stays, 2 changes. Traditional characters outside the basic plane are too rare to look for.
const known = new Uint8Array(0x10000);
function isTraditional(character: string): boolean {
  const unit = character.charCodeAt(0);
  if (unit < 0x2e80) return false;
  if (known[unit] === 0) known[unit] = toSimplified(character) === character ? 1 : 2;
  return known[unit] === 2;
}
