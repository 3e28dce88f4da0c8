export type Change = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** The leaves in which two versions of an item differ, by dotted path, in the order of the newer one. Lists are compared as wholes. */
export function changedFields(before: unknown, after: unknown, path = ''): readonly Change[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return names.flatMap((name) => changedFields(before[name], after[name], path ? `${path}.${name}` : name));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field: path, before, after }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
