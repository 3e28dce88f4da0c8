import type { Reason } from './classifier.ts';

/** A part of a message with the evidence of each character of its normalised text; positive speaks for the label. */
export type WeightedPart = {
  readonly part: 'title' | 'text';
  readonly original: string;
  readonly text: string;
  /** Index in `original` for each character of `text`, and one more for the end. */
  readonly from: Uint32Array;
  readonly weight: Float64Array;
};

const mostReasons = 5;
const longestReason = 12;

/**
 * Merges evidence per character into words a person can read, strongest first. Boundaries come from the runtime's dictionary
 * (Intl.Segmenter): "宿舍热水" rather than "舍热". Only shown, never counted, so another version of it changes no decision.
 */
export function readableReasons(parts: readonly WeightedPart[]): readonly Reason[] {
  const pieces = parts.flatMap((part) => merge(words(part)).map((piece) => ({ ...piece, of: part })));
  const total = pieces.reduce((sum, piece) => sum + piece.weight, 0);
  const seen = new Set<string>();
  const reasons: Reason[] = [];
  for (const piece of pieces.toSorted((a, b) => b.weight - a.weight)) {
    const start = piece.of.from[piece.start]!;
    const end = piece.of.from[piece.end]!;
    const shown = piece.of.original.slice(start, end);
    if (seen.has(piece.of.text.slice(piece.start, piece.end))) continue;
    seen.add(piece.of.text.slice(piece.start, piece.end));
    reasons.push({ part: piece.of.part, start, end, words: shown, share: piece.weight / total });
    if (reasons.length === mostReasons) break;
  }
  return reasons;
}

type Piece = { readonly start: number; readonly end: number; readonly weight: number };

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function words(part: WeightedPart): readonly Piece[] {
  return [...segmenter.segment(part.text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => {
      const end = index + segment.length;
      return { start: index, end, weight: part.weight.subarray(index, end).reduce((sum, each) => sum + each, 0) };
    });
}

// Neighbours that both speak for the label are one phrase, as long as the weaker one carries its share; else a strong word
// would drag half a sentence along.
function merge(all: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of all) {
    if (piece.weight <= 0) continue;
    const last = merged.at(-1);
    const joins =
      last !== undefined &&
      last.end === piece.start &&
      piece.end - last.start <= longestReason &&
      piece.weight > last.weight / 4 &&
      last.weight > piece.weight / 4;
    if (joins) merged[merged.length - 1] = { start: last.start, end: piece.end, weight: last.weight + piece.weight };
    else merged.push(piece);
  }
  return merged;
}
