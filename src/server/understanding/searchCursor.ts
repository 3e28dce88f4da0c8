import { Problem } from '../platform/problem.ts';

export type Bounds = { readonly at: string; readonly id: string };

/** Where a search goes on: within the ranked batch that begins below `batch`, after the line that was shown `last`. */
export type SearchCursor = {
  /** The instant of the first page: what came in since is not in the way. */
  readonly asOf: string;
  readonly batch: Bounds | null;
  readonly last: { readonly score: number; readonly id: string } | null;
};

export function writeSearchCursor({ asOf, batch, last }: SearchCursor): string {
  return [asOf, batch?.at ?? '', batch?.id ?? '', last?.score ?? '', last?.id ?? ''].join('_');
}

const instant = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z';
const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const pattern = new RegExp(`^(${instant})_(?:(${instant})_(${uuid})|_)_(?:(\\d{1,7})_(${uuid})|_)$`);

/** null for the first page. @throws Problem 400 for what no page ended with. */
export function readSearchCursor(after: string | undefined): SearchCursor | null {
  if (after === undefined) return null;
  const [, asOf, at, id, score, lastId] = pattern.exec(after) ?? [];
  if (asOf === undefined || Number.isNaN(Date.parse(asOf)) || (at !== undefined && Number.isNaN(Date.parse(at)))) {
    throw new Problem(400, 'invalid', [{ field: 'after', code: 'bad-format' }]);
  }
  return {
    asOf,
    batch: at === undefined || id === undefined ? null : { at, id },
    last: score === undefined || lastId === undefined ? null : { score: Number(score), id: lastId },
  };
}
