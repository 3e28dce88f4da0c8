import { listArticles } from '../../../contract/knowledge.ts';
import type { ArticleFilter } from '../../api/deskKnowledge.ts';

const fields = ['text', 'kind', 'state', 'unit', 'due'] as const;
type Field = (typeof fields)[number];

/** The filter that an address asks for; a field that is not valid is left out. Without a kind, articles are meant. */
export function articleFilterOf(address: URLSearchParams): Pick<ArticleFilter, Field> {
  // The contract's query is a plain object.
  const shape = listArticles.query!.shape;
  const given = fields.flatMap((field) => {
    const value = address.get(field);
    return value && shape[field].safeParse(value).success ? [[field, value] as const] : [];
  });
  return { kind: 'article', ...Object.fromEntries(given) };
}

/** The address with some fields changed; an emptied field leaves no trace. */
export function withArticleFilter(address: URLSearchParams, change: Partial<Record<Field, string | undefined>>): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [field, value] of Object.entries(change)) {
    if (value) next.set(field, value);
    else next.delete(field);
  }
  return next;
}
