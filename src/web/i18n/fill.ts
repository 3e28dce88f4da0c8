/** Fills `{name}` blanks of a sentence. */
export function fill(sentence: string, blanks: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in blanks ? String(blanks[name]) : whole));
}
