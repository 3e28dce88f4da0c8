import { useNames } from '../parts/useNames.ts';
import { useText } from '../useText.ts';

type Cell = { readonly category: string; readonly place: string | null };

/** What is told of where a case belongs, and why not more. @param cases of the last year in the finest cell; absent: not told here */
export function CellLine({ cell, cases }: { readonly cell: Cell; readonly cases?: number }) {
  const text = useText();
  const words = useCellWords();
  return (
    <p className="publication-cell">
      <b>{text('publication.cell')}</b> {words(cell)}
      {cases !== undefined && (
        <span className="muted"> {text(cases < 5 ? 'publication.cellWide' : 'publication.cellNarrow', { count: cases })}</span>
      )}
    </p>
  );
}

export function useCellWords(): (cell: Cell) => string {
  const text = useText();
  const names = useNames();
  return ({ category, place }) => {
    if (category === '') return text('publication.noCell');
    const what = category.length === 2 ? names.classOf(category) : names.category(category);
    return `${what} · ${place === null ? text('publication.everywhere') : names.place(place)}`;
  };
}
