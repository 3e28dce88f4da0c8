import { useSearchParams } from 'react-router';
import { bases, type PeriodKind, periodKinds, scopes } from '../../../domain/measures/vocabulary.ts';
import type { MeasureQuery } from '../../api/deskMeasures.ts';

export type Ask = {
  readonly query: MeasureQuery;
  /** Changes the question in the address; undefined takes a part out. Another kind of period begins at its running one. */
  readonly change: (part: Partial<MeasureQuery>) => void;
  /** An address with the same question, and more. */
  readonly to: (path: string, more?: Readonly<Record<string, string | undefined>>) => string;
};

const names = ['assessment', 'period', 'key', 'basis', 'scope', 'scheme', 'units'] as const;

/** The question that stands in the address: whoever is sent it sees the same numbers, by the same rules. */
export function useAsk(): Ask {
  const [search, setSearch] = useSearchParams();
  const query = askIn(search);
  return {
    query,
    change: (part) => setSearch(searchOf({ ...query, ...part }), { replace: true }),
    to: (path, more = {}) => {
      const all = searchOf(query);
      for (const [name, value] of Object.entries(more)) if (value !== undefined) all.set(name, value);
      return all.size > 0 ? `${path}?${all}` : path;
    },
  };
}

/** What an address asks for; what it does not know is left to the server's defaults. */
export function askIn(search: URLSearchParams): MeasureQuery {
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((each) => each === search.get(name));
  const period: PeriodKind | undefined = one('period', periodKinds);
  return {
    assessment: search.get('assessment') ?? undefined,
    period,
    key: period === undefined ? undefined : (search.get('key') ?? undefined),
    basis: one('basis', bases),
    scope: one('scope', scopes),
    scheme: search.get('scheme') ?? undefined,
    units: one('units', ['now']),
  };
}

function searchOf(query: MeasureQuery): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of names) {
    const value = query[name];
    if (value !== undefined && value !== '') search.set(name, value);
  }
  return search;
}
