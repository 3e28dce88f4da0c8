import { normalise } from './normalise.ts';
import type { Stretch } from './searchTerms.ts';
import { foldNumerals, pairs, stretches, stretchTerms } from './searchTerms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a case must hold to be found, in terms of `searchTerms`. */
export type Condition =
  | { readonly type: 'term'; readonly term: string; readonly prefix: boolean }
  | { readonly type: 'all'; readonly of: readonly Condition[] }
  | { readonly type: 'any'; readonly of: readonly Condition[] };

export type SearchQuery = {
  /** null when nothing can be looked for (empty, an emoji): find nothing, not everything. */
  readonly condition: Condition | null;
  /** Every term that occurs in the condition, distinct. */
  readonly terms: readonly string[];
  /** Normalised wordings for ranking and highlighting, the whole ones before their pieces. */
  readonly phrases: readonly string[];
  /** The query with a likely slip repaired, best first; to be tried when nothing is found, and offered in any case. */
  readonly corrected: readonly string[];
};

// A question pasted into the search box: more parts make it slower, not better.
const mostParts = 12;
const mostWordsPerInitials = 5;

/**
 * Reads what was typed. Parts between spaces must all occur; a longer part may also occur in pieces (油烟扰民: both 油烟 and 扰民).
 * Letters that are no known word are tried as pinyin initials (hqfw finds 后勤服务).
 */
export function searchQuery(typed: string, vocabulary: Vocabulary): SearchQuery {
  const folded = foldNumerals(normalise(typed)).trim();
  const parts = stretches(folded).slice(0, mostParts);
  const found = parts.map(({ stretch, after }, index) =>
    partOf(stretch, { after, last: index === parts.length - 1 }, vocabulary),
  );
  const conditions = found.map(({ condition }) => condition);
  const condition = conditions.length === 0 ? null : all(conditions);
  return {
    condition,
    terms: condition === null ? [] : [...new Set(termsOf(condition))],
    phrases: [...new Set([...found.flatMap(({ phrases }) => phrases)])],
    corrected: correctedQueries(folded, parts, vocabulary),
  };
}

/** Texts that share any of the terms: for answers while typing, where a whole sentence is compared and ranking does the rest. */
export function similarityQuery(text: string, vocabulary: Vocabulary): SearchQuery {
  const parts = stretches(foldNumerals(normalise(text))).slice(0, mostParts);
  const words = [...new Set(parts.flatMap(({ stretch }) => wordsOf(stretch, vocabulary)))];
  const conditions = words.map((word) => all(wholeTerms(word)));
  const condition = conditions.length === 0 ? null : any(conditions);
  return { condition, terms: condition === null ? [] : [...new Set(termsOf(condition))], phrases: words, corrected: [] };
}

/** Known words whole; of anything between them each pair, because nobody knows where its words end. */
function wordsOf(stretch: Stretch, vocabulary: Vocabulary): readonly string[] {
  if (stretch.kind === 'token') return stretch.text.length > 1 ? [stretch.text] : [];
  return vocabulary.split(stretch.text).flatMap((piece) => (vocabulary.has(piece) ? [piece] : pairs(piece)));
}

/**
 * The condition as text for PostgreSQL's `::tsquery` over `array_to_tsvector(searchTerms(...))`. Safe to pass as a parameter: terms
 * hold letters and digits only.
 */
export function tsqueryText(condition: Condition): string {
  switch (condition.type) {
    case 'term':
      return `'${condition.term}'${condition.prefix ? ':*' : ''}`;
    case 'all':
      return `(${condition.of.map(tsqueryText).join(' & ')})`;
    case 'any':
      return `(${condition.of.map(tsqueryText).join(' | ')})`;
  }
}

/** Whether a text with these terms is found; what PostgreSQL answers for `@@`. */
export function satisfied(condition: Condition, terms: ReadonlySet<string>): boolean {
  switch (condition.type) {
    case 'term':
      return condition.prefix ? [...terms].some((term) => term.startsWith(condition.term)) : terms.has(condition.term);
    case 'all':
      return condition.of.every((each) => satisfied(each, terms));
    case 'any':
      return condition.of.some((each) => satisfied(each, terms));
  }
}

type Part = { readonly condition: Condition; readonly phrases: readonly string[] };

function partOf(stretch: Stretch, place: { after: string; last: boolean }, vocabulary: Vocabulary): Part {
  return stretch.kind === 'hanzi' ? hanziPart(stretch.text, vocabulary) : tokenPart(stretch, place, vocabulary);
}

function hanziPart(text: string, vocabulary: Vocabulary): Part {
  const { length } = [...text];
  if (length === 1) return { condition: term(text, true), phrases: [text] };
  const whole = all(pairs(text).map((pair) => term(pair, false)));
  if (length < 4) return { condition: whole, phrases: [text] };
  const pieces = vocabulary.split(text);
  if (pieces.length === 1) return { condition: whole, phrases: [text] };
  // The pieces' pairs are some of the whole's, so the pieces alone decide; the whole only ranks higher.
  return { condition: all(pieces.flatMap(wholeTerms)), phrases: [text, ...pieces.filter((piece) => piece.length > 1)] };
}

function tokenPart(stretch: Stretch, place: { after: string; last: boolean }, vocabulary: Vocabulary): Part {
  const [token, ...rest] = stretchTerms(stretch, place.after);
  // The end of what is being typed may be the beginning of a word or number; in the middle it is whole.
  const open = place.last && place.after === '' && stretch.text.length >= 3;
  const joined = place.after === '' ? undefined : rest.at(-1);
  const asWritten = joined === undefined ? term(token!, open) : all([term(token!, false), term(joined, false)]);
  const words =
    isInitials(stretch.text, vocabulary) && place.after === ''
      ? vocabulary.byInitials(stretch.text).slice(0, mostWordsPerInitials)
      : [];
  if (words.length === 0) return { condition: asWritten, phrases: [joined ?? stretch.text] };
  return { condition: any([asWritten, ...words.map((word) => all(wholeTerms(word)))]), phrases: [stretch.text, ...words] };
}

function isInitials(token: string, vocabulary: Vocabulary): boolean {
  return /^[a-z][a-z0-9]{1,11}$/.test(token) && !vocabulary.has(token);
}

function wholeTerms(word: string): Condition[] {
  return stretches(word).flatMap(({ stretch, after }) => {
    if (stretch.kind === 'token') {
      const terms = stretchTerms(stretch, after);
      return (after === '' ? [terms[0]!] : [terms[0]!, terms.at(-1)!]).map((each) => term(each, false));
    }
    const two = pairs(stretch.text);
    return two.length === 0 ? [term(stretch.text, true)] : two.map((pair) => term(pair, false));
  });
}

function correctedQueries(
  folded: string,
  parts: readonly { readonly stretch: Stretch }[],
  vocabulary: Vocabulary,
): readonly string[] {
  return parts.flatMap(({ stretch }) => {
    if (stretch.kind !== 'hanzi') return [];
    return vocabulary.corrections(stretch.text).map((word) => folded.slice(0, stretch.start) + word + folded.slice(stretch.end));
  });
}

function term(text: string, prefix: boolean): Condition {
  return { type: 'term', term: text, prefix };
}

function all(of: readonly Condition[]): Condition {
  return of.length === 1 ? of[0]! : { type: 'all', of };
}

function any(of: readonly Condition[]): Condition {
  return of.length === 1 ? of[0]! : { type: 'any', of };
}

function termsOf(condition: Condition): readonly string[] {
  return condition.type === 'term' ? [condition.term] : condition.of.flatMap(termsOf);
}
