import type { CaseCommand } from '../case/commandOrder.ts';

/** What a single key does on the desk. A command's key opens its form, so no key alone changes a case except Sign. */
export const shortcuts = {
  next: 'j',
  previous: 'k',
  open: 'Enter',
  select: 'x',
  search: '/',
  help: '?',
} as const;

export const commandKeys: Partial<Record<CaseCommand, string>> = {
  Accept: 'a',
  Dispatch: 'd',
  Answer: 'w',
  AskFacts: 'q',
  Sign: 's',
  Respond: 'r',
  Progress: 'p',
  Resolve: 'e',
  Approve: 'v',
  RuleOnReturn: 'u',
  SignPart: 't',
  ReportPart: 'y',
  AddPart: 'z',
  Merge: 'm',
  Return: 'b',
  Note: 'n',
  FollowUp: 'f',
  Reopen: 'o',
  Close: 'c',
};

export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** An input method is composing: the key belongs to the word being written. */
  readonly isComposing: boolean;
};

/** The key of a shortcut, or null when the press belongs to the browser, to the input method or to a field. */
export function pressedKey(press: KeyPress, inField: boolean): string | null {
  if (inField || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

/** The neighbour of `current` in a list; the first when nothing is current, and the end stays the end. */
export function neighbour(ids: readonly string[], current: string | null, step: 1 | -1): string | null {
  if (ids.length === 0) return null;
  const at = current === null ? -1 : ids.indexOf(current);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null;
}

/** Which row to show when the current one has left the list: the one that took its place, else the last. */
export function successor(before: readonly string[], after: readonly string[], gone: string): string | null {
  const at = before.indexOf(gone);
  if (at < 0) return after[0] ?? null;
  const later = before.slice(at + 1).find((id) => after.includes(id));
  return later ?? after.at(-1) ?? null;
}
