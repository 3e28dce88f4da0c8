/** Plain words that somebody wrote in several paragraphs. */
export function Paragraphs({ words }: { readonly words: string }) {
  return words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => <p key={line}>{line}</p>);
}
