import { piecesOf, type Span } from '../../ui/piecesOf.ts';

/** A text whose finds are marked. */
export function MarkedText({ text, spans }: { readonly text: string; readonly spans: readonly Span[] }) {
  return piecesOf(text, spans).map(({ start, text: piece, marked }) =>
    marked ? <mark key={start}>{piece}</mark> : <span key={start}>{piece}</span>,
  );
}
