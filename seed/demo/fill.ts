export type Random = () => number;
export type Words = Readonly<Record<string, readonly string[]>>;

/** One of the list; `random` is in [0, 1). */
export function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!; // a script without phrases is caught by its type and its test
}

/**
 * A sentence from a pattern: `[…]` stays with an even chance, `{slot}` becomes one of its words, the first vocabulary that
 * knows the slot deciding; words may hold slots themselves. A slot keeps the word in `chosen`, so that two sentences which
 * share it tell of the same thing.
 * @throws RangeError on a slot no vocabulary knows.
 */
export function fill(
  pattern: string,
  vocabularies: readonly Words[],
  random: Random,
  chosen = new Map<string, string>(),
): string {
  const word = (_: string, slot: string): string => {
    const known = chosen.get(slot);
    if (known !== undefined) return known;
    const words = vocabularies.find((vocabulary) => vocabulary[slot])?.[slot];
    if (!words) throw new RangeError(`no words for {${slot}} in ${pattern}`);
    const picked = pick(words, random).replace(/\{(\w+)\}/g, word);
    chosen.set(slot, picked);
    return picked;
  };
  return pattern.replace(/\[([^\]]*)\]/g, (_, optional: string) => (random() < 0.5 ? optional : '')).replace(/\{(\w+)\}/g, word);
}
