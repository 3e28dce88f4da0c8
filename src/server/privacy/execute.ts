import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { withoutPeople } from '../../domain/case/withoutPeople.ts';
import { redactEvents } from '../audit/execute.ts';
import { rewriteCase } from '../cases/execute.ts';
import { readHistory } from '../cases/queries.ts';
import { forgetConsents } from '../consent/execute.ts';
import type { Deps } from '../deps.ts';
import { forgetElectors, forgetInOpinions } from '../opinions/execute.ts';
import { forgetTraining } from '../training/execute.ts';
import { dueCases, readRetention } from './retention.ts';
import { reportUnusualLooks } from './unusualLookReports.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'reference' | 'photos'>;

const batch = 100;
/** What stands in a list where the title stood. */
const goneTitle = '（已按保存期限去除）';

/**
 * Takes people out of every case whose time has come. A case is done by itself, so that a stop in between loses nothing; whoever appears in
 * several cases of one night keeps one pseudonym in them, which stands nowhere else. @returns cases done
 */
export async function keepRetention(deps: Needs): Promise<number> {
  const { retention } = await readRetention(deps);
  if (!retention.enabled) return 0;
  await forgetElectors(deps);
  await forgetTraining(deps, retention);
  const pseudonyms = new Map<string, string>();
  let done = 0;
  for (;;) {
    const { rows } = await sql<{ id: string; requester: string | null }>`
      select v.id, v.requester ${dueCases(retention, deps.clock())} order by v.ended_at limit ${batch}`.execute(deps.database.db);
    if (rows.length === 0) {
      await forgetConsents(deps, { retention });
      return done;
    }
    for (const { id, requester } of rows) {
      const known = pseudonyms.get(requester ?? '') ?? newPseudonym();
      pseudonyms.set(requester ?? '', known);
      await anonymise(deps, id, known, 'retention');
      done += 1;
    }
  }
}

/** Takes one person out of all their ended cases, because they asked. @returns cases done */
export async function forgetPerson(deps: Needs, person: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select v.id from case_view v where v.requester = ${person} and v.ended_at is not null
      and v.phase in ('closed', 'declined', 'withdrawn', 'merged')`.execute(deps.database.db);
  await forgetInOpinions(deps, person);
  const pseudonym = newPseudonym();
  for (const { id } of rows) await anonymise(deps, id, pseudonym, 'asked');
  await forgetConsents(deps, { person });
  return rows.length;
}

async function anonymise(deps: Needs, id: string, pseudonym: string, rule: 'retention' | 'asked'): Promise<void> {
  const history = await readHistory(deps.database, id);
  const bare = withoutPeople(history, pseudonym, goneTitle);
  // The record that it is done comes last: a stop anywhere before it leaves a case that the next night does again, to the same end.
  await removePhotos(deps, id);
  await sql`with g as (delete from follow_code where case_id = ${id}), n as (delete from notification where case_id = ${id}),
      p as (update publication set wording = null where source_case = ${id} and state in ('declined', 'withdrawn'))
    delete from model_draft where case_id = ${id}`.execute(deps.database.db);
  await redactEvents(deps, {
    id,
    rule,
    events: bare.map(({ type: _type, at: _at, by, unit: _unit, ...data }, i) => ({ version: i + 1, data, actor: by })),
  });
  await rewriteCase(deps, id, bare);
  await sql`insert into anonymised_case (case_id, at, rule) values (${id}::uuid, ${deps.clock()}::timestamptz, ${rule})
    on conflict do nothing`.execute(deps.database.db);
}

async function removePhotos({ database, photos }: Needs, id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from photo where case_id = ${id}`.execute(database.db);
  for (const photo of rows) await photos.remove(photo.id);
  await sql`delete from photo where case_id = ${id}`.execute(database.db);
}

/** Random, and written nowhere but in the cases themselves: there is no way back. */
const newPseudonym = () => `gone-${randomBytes(9).toString('base64url').replaceAll(/[_-]/g, 'x')}`;

/** Every night, in one process. */
export async function privacyWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('retention', '40 2 * * *', async () => {
    await keepRetention(deps);
  });
}

/** Every Monday morning, in one process. */
export async function unusualLookWorker(deps: Deps): Promise<void> {
  await deps.jobs.schedule('unusual-looks', '30 6 * * 1', async () => {
    await reportUnusualLooks(deps);
  });
}
