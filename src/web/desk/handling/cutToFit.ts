/** As much of a text as fits: `most` characters, a line break counting like the half line that it leaves empty. `left`: characters not shown. */
export function cutToFit(words: string, most: number): { readonly text: string; readonly left: number } {
  const lineBreak = 20;
  const characters = [...words.trim()];
  let room = most;
  for (const [at, character] of characters.entries()) {
    room -= character === '\n' ? lineBreak : 1;
    if (room < 0) return { text: `${characters.slice(0, at).join('').trimEnd()}……`, left: characters.length - at };
  }
  return { text: characters.join(''), left: 0 };
}
