/** What is told of where a case belongs: a category, a class of two digits or ''; a place or null. */
export type Cell = { readonly category: string; readonly place: string | null };

/** Fewer cases than this in a cell may point at a person; cases. */
export const fewest = 5;

/**
 * The finest cell in which `countOf` finds at least five cases: the category at the building, then at the places around it, then anywhere;
 * then its class on the campus and anywhere; else nothing is told. `around`: the building and what lies around it, inside out.
 */
export function publicCell(category: string, around: readonly string[], countOf: (cell: Cell) => number): Cell {
  const kind = category.slice(0, 2);
  const campus = around.at(-1);
  const cells: Cell[] = [
    ...around.map((place) => ({ category, place })),
    { category, place: null },
    ...(campus === undefined ? [] : [{ category: kind, place: campus }]),
    { category: kind, place: null },
  ];
  return cells.find((cell) => countOf(cell) >= fewest) ?? { category: '', place: null };
}
