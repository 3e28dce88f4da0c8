import type { Document } from '../../domain/document/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../platform/http.ts';
import { head } from './execute.ts';

/**
 * A document as it leaves the house: its last line says who took it out, when, and where the audit chain stood, so that a leaf that is found
 * leads to a person, and a number that is doubted to a moment that cannot be rewritten. What is kept and published stays without it.
 */
export async function stamped(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  person: NonNullable<Caller['person']>,
  document: Document,
): Promise<Document> {
  const { place, hash } = await head(database.db);
  const at = Temporal.Instant.from(clock()).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  const moment = at.toString({ smallestUnit: 'minute' }).replace('T', ' ');
  const line = `导出：${person.name}（${person.id}） ${moment}；审计链第 ${place} 环 ${hash.toString('hex')}`;
  return { ...document, basis: [...document.basis, line] };
}
