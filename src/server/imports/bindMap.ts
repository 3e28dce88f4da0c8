import type { Reference } from '../directory/queries.ts';
import { columnsOfMap, type ImportMap } from './importMap.ts';

/** A column's cell in a row. */
export type ReadCell = (column: string) => string;
export type BoundMap = {
  readonly map: ImportMap;
  readonly cellsOf: (cells: readonly string[]) => ReadCell;
  readonly placePatterns: readonly { readonly pattern: RegExp; readonly place: string }[];
};

/** Puts a map to a header. @returns what the map names and the file or the reference data do not have, if anything */
export function bindMap(
  map: ImportMap,
  header: readonly string[],
  reference: Pick<Reference, 'categories' | 'places'>,
): BoundMap | { readonly mistakes: readonly string[] } {
  const mistakes = [...missingColumns(map, header), ...missingCategories(map, reference), ...missingPlaces(map, reference)];
  if (mistakes.length > 0) return { mistakes };
  const positions = new Map(columnsOfMap(map).map((column) => [column, header.indexOf(column)]));
  return {
    map,
    cellsOf: (cells) => (column) => cells[positions.get(column)!] ?? '',
    placePatterns: (map.place?.patterns ?? []).map(({ pattern, place }) => ({ pattern: new RegExp(pattern, 'iu'), place })),
  };
}

function missingColumns(map: ImportMap, header: readonly string[]): string[] {
  const missing = columnsOfMap(map).filter((column) => !header.includes(column));
  const twice = columnsOfMap(map).filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  return [
    ...missing.map((column) => `文件没有“${column}”这一列 / The file has no column “${column}”`),
    ...twice.map((column) => `文件有两列都叫“${column}” / The file has two columns “${column}”`),
    ...(missing.length > 0
      ? [
          `文件的列 / Columns of the file: ${header.join(' · ')}`,
          '如显示为乱码或只有一列，请检查 encoding、delimiter、headerRow / If they look garbled or are only one, check encoding, delimiter and headerRow',
        ]
      : []),
  ];
}

function missingCategories(map: ImportMap, reference: Pick<Reference, 'categories'>): string[] {
  const { values, keywords, default: fallback } = map.category;
  const named = [...Object.values(values?.codes ?? {}), ...(keywords?.rules ?? []).map((rule) => rule.code), fallback];
  return [...new Set(named)]
    .filter((code) => code !== undefined && (reference.categories.get(code)?.retired ?? true))
    .map((code) => `没有事项类别 ${code}，或已停用 / There is no category ${code}, or it is retired`);
}

function missingPlaces(map: ImportMap, reference: Pick<Reference, 'places'>): string[] {
  const named = [...Object.values(map.place?.values ?? {}), ...(map.place?.patterns ?? []).map((rule) => rule.place)];
  return [...new Set(named)].filter((id) => !reference.places.has(id)).map((id) => `没有地点 ${id} / There is no place ${id}`);
}
