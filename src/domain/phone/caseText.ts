/** What an operator wrote in answer to the five elements, as one text of a case: the words of the caller first, then time and wish. */
export function caseText(said: { readonly what: string; readonly when: string; readonly want: string }): string {
  return [said.what, said.when && `发生时间:${said.when}`, said.want && `诉求:${said.want}`]
    .filter((line) => line !== '')
    .join('\n');
}

/** Long enough to say the matter, short enough for a row of a list. */
const longestTitle = 40;
const shortestTitle = 4;

/** A title for what was said: its first sentence, or as many clauses of it as fit; '' while too little has been said. */
export function titleOf(what: string): string {
  const sentence = what
    .trim()
    .split(/[。!?！？;；\n]/u)[0]!
    .trim();
  if (sentence.length < shortestTitle) return '';
  if (sentence.length <= longestTitle) return sentence;
  const clauses = sentence.split(/(?<=[,，、])/u);
  let title = '';
  for (const clause of clauses) {
    if ((title + clause).length > longestTitle) break;
    title += clause;
  }
  return (title.length >= shortestTitle ? title : sentence.slice(0, longestTitle)).replace(/[,，、\s]+$/u, '');
}
