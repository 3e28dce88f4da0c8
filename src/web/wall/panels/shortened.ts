/** The first and the last of a list that is too long, with null for the gap between them; never more than `most` lines with the gap. */
export function shortened<T>(lines: readonly T[], most: number): readonly (T | null)[] {
  if (lines.length <= most) return lines;
  const last = Math.floor((most - 1) / 2);
  return [...lines.slice(0, most - 1 - last), null, ...lines.slice(lines.length - last)];
}
