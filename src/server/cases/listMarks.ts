import type { z } from 'zod';
import type { CaseLine, listCases } from '../../contract/cases.ts';
import { highlight, snippet } from '../../text/highlight.ts';
import { searchQuery } from '../../text/searchQuery.ts';
import type { Deps } from '../deps.ts';
import { writtenTexts } from './queries.ts';

type Marks = z.input<typeof listCases.response>['marks'];

const cutLength = 60;

/** Why each line of a list was found: where the words stand in number and title, and a cut of the text where the title says nothing. */
export async function marksOf(
  deps: Pick<Deps, 'database' | 'understanding'>,
  typed: string,
  lines: readonly CaseLine[],
): Promise<Marks> {
  if (/^js\d/i.test(typed))
    return lines.map(({ id }) => ({ id, number: [{ start: 0, end: typed.length }], title: [], snippet: null }));
  const { phrases } = searchQuery(typed, await deps.understanding.vocabulary());
  const titles = new Map(lines.map(({ id, title }) => [id, highlight(title, phrases)]));
  const unsaid = lines.filter(({ id }) => titles.get(id)?.length === 0).map(({ id }) => id);
  const texts = unsaid.length === 0 ? new Map<string, string>() : await writtenTexts(deps.database, unsaid);
  return lines.map(({ id, number }) => {
    const text = texts.get(id);
    const cut = text === undefined ? null : snippet(text, phrases, cutLength);
    return {
      id,
      number: [...highlight(number, phrases)],
      title: [...(titles.get(id) ?? [])],
      snippet: cut && cut.spans.length > 0 ? { text: cut.text, spans: [...cut.spans] } : null,
    };
  });
}
