import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type ConsentTextData, consentTextId } from '../directory/queries.ts';
import { Problem } from '../platform/problem.ts';

type Needs = Pick<Deps, 'database' | 'reference'>;

/** What the person accepted of an edition; null: nothing yet. */
export async function acceptedBy(
  { database }: Pick<Needs, 'database'>,
  person: string,
  { edition }: Pick<ConsentTextData, 'edition'>,
) {
  const row = await database.db
    .selectFrom('consent')
    .select(['version', 'at'])
    .where('person', '=', person)
    .where('edition', '=', edition)
    .executeTakeFirst();
  return row ?? null;
}

/** What a submission owes to the notice in force: an anonymous one carries the version, a named person has accepted the edition. */
export type OwedConsent = { readonly version?: number; readonly edition?: number };

/**
 * What has to be checked before a submission is taken. An anonymous one is judged here, where nothing is in force or the newest version is
 * carried without a round trip; of a named person the edition is told, and `submit` looks for it with all else that it reads.
 * @throws Problem 409 'consent-needed'
 */
export async function owedConsent(
  deps: Needs,
  { requester, version }: { readonly requester: string | null; readonly version: number | undefined },
): Promise<OwedConsent> {
  // What is held is told of every change: nobody waits for the database here.
  const { consentText: text } = await deps.reference.recent();
  if (!text) return {};
  if (requester !== null) return { edition: text.edition };
  if (version === undefined || !(await isOfEdition(deps, version, text))) throw new Problem(409, 'consent-needed');
  return { version };
}

/** What a caller to whom a version of the notice was read has accepted; null: it was not read. @throws Problem 409 'consent-needed' */
export async function spokenConsent(
  deps: Needs,
  version: number | null,
): Promise<{ readonly edition: number; readonly version: number } | null> {
  return version === null ? null : { edition: (await editionShown(deps, version)).edition, version };
}

/** The edition that a version of the text belongs to. @throws Problem 409 'consent-needed' when another one is in force */
export async function editionShown(deps: Needs, version: number): Promise<ConsentTextData> {
  const { consentText: text } = await deps.reference.newest();
  if (!text || !(await isOfEdition(deps, version, text))) throw new Problem(409, 'consent-needed');
  return text;
}

/** A slip of the pen that was mended between reading and accepting asks nobody again. */
async function isOfEdition({ database }: Pick<Needs, 'database'>, version: number, text: ConsentTextData): Promise<boolean> {
  if (version === text.version) return true;
  const { rows } = await sql`
    select from reference_history where kind = 'consentText' and id = ${consentTextId} and version = ${version}::int
      and (data->>'edition')::int = ${text.edition}::int`.execute(database.db);
  return rows.length > 0;
}
