import type { Branch } from './treeOf.ts';

/** A row of antd's tree table: `children` is absent, not empty, where nothing can be unfolded. */
export type TreeRow<T> = { readonly id: string; readonly item: T; readonly children?: TreeRow<T>[] };

export function rowsOf<T>(branches: readonly Branch<T>[]): TreeRow<T>[] {
  return branches.map(({ id, item, children }) =>
    children.length > 0 ? { id, item, children: rowsOf(children) } : { id, item },
  );
}
