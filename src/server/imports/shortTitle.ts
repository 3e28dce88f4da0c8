export const longestTitle = 60;
const graphemes = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });

/** At most `most` characters, cut between words where there are spaces and never within a character that is written with several. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, most + 20))) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  const space = kept.lastIndexOf(' ');
  const atWord = text[kept.length] !== ' ' && space > most * 0.6 ? kept.slice(0, space) : kept;
  return `${atWord.trimEnd()}…`;
}

/** What stands before the first full stop; a point within a number or an address ends nothing. */
export function firstSentence(text: string): string {
  const end = /[。!?!?;;\n]|\.(?=\s)/.exec(text.trimStart());
  return (end ? text.trimStart().slice(0, end.index) : text).trim();
}
