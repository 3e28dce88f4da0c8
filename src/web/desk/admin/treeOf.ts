export type Branch<T> = { readonly id: string; readonly item: T; readonly children: readonly Branch<T>[] };

/**
 * Items with their children below them, in the order given. An item whose parent is unknown, or that is its own ancestor, stands at the top:
 * it must stay visible to be repaired.
 */
export function treeOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  parentOf: (item: T) => string | null,
): readonly Branch<T>[] {
  const byId = new Map(items.map((item) => [idOf(item), item]));
  const childrenOf = new Map<string | null, T[]>();
  for (const item of items) {
    const parent = hangsBelow(item) ? parentOf(item) : null;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), item]);
  }
  return below(null);

  function below(parent: string | null): readonly Branch<T>[] {
    return (childrenOf.get(parent) ?? []).map((item) => ({ id: idOf(item), item, children: below(idOf(item)) }));
  }

  function hangsBelow(item: T): boolean {
    const seen = new Set([idOf(item)]);
    for (let at = parentOf(item); at !== null; ) {
      const parent = byId.get(at);
      if (parent === undefined) return seen.size > 1;
      if (seen.has(at)) return false;
      seen.add(at);
      at = parentOf(parent);
    }
    return true;
  }
}

/** The ids that may not become the parent of `id`: itself and everything below it. */
export function selfAndBelow<T>(branches: readonly Branch<T>[], id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (branch: Branch<T>, inside: boolean): void => {
    const within = inside || branch.id === id;
    if (within) found.add(branch.id);
    for (const child of branch.children) visit(child, within);
  };
  for (const branch of branches) visit(branch, false);
  return found;
}
