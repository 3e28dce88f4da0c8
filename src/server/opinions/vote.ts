import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Answers as GivenAnswers } from '../../contract/opinions.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import { type CampaignState, isVoting } from '../../domain/opinions/campaign.ts';
import { isPermitted } from '../../domain/opinions/campaignRules.ts';
import { type Answers, faultsOf, isBlank } from '../../domain/opinions/question.ts';
import type { Part } from '../../domain/opinions/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { sealingKey, unseal } from '../platform/seal.ts';
import { isSigned, signBlindly } from './keys.ts';
import { readState } from './readState.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'config'>;

/**
 * Signs an elector's blinded token, once. Who took one is known; what was signed is not, nor can it be found again in a ballot. The same
 * blinded token gives the same signature again, so an answer that was lost on the way is no lost vote.
 * @throws Problem 404 'no-such-campaign' · 409 'voting-not-open' | 'token-issued' | 'paper-taken' · 403 'not-an-elector' · 400 'invalid'
 */
export async function takeToken(
  deps: Needs,
  id: string,
  person: string,
  blinded: Buffer,
): Promise<{ part: Part; signature: string }> {
  const roll = openRoll(await readState(deps, id), deps.clock());
  const hash = createHash('sha256').update(blinded).digest();
  const { rows } = await sql<{ part: Part; sealed: string; isNew: boolean }>`
    with t as (
      insert into opinion_taken (roll, person, means, blinded)
      select roll, person, 'online', ${hash} from opinion_elector where roll = ${roll} and person = ${person}
      on conflict do nothing returning 1),
    m as (insert into opinion_unmixed (roll) select ${roll}::uuid from t on conflict do nothing)
    select e.part, k.sealed, exists (select from t) as "isNew"
    from opinion_elector e join opinion_key k on k.roll = e.roll and k.part = e.part
    where e.roll = ${roll} and e.person = ${person}`.execute(deps.database.db);
  const elector = rows[0];
  if (!elector) throw new Problem(403, 'not-an-elector');
  if (!elector.isNew) await checkTaken(deps, roll, person, hash);
  const key = unseal(await sealingKey(deps.config.dataFolder), `${roll} ${elector.part}`, elector.sealed);
  if (key === null) throw new Error('The key of the roll cannot be opened: the data folder is not the one it was sealed in.');
  const signature = signBlindly(key, blinded);
  if (!signature) throw new Problem(400, 'invalid', [{ field: 'blinded', code: 'out-of-range' }]);
  return { part: elector.part, signature: signature.toString('base64url') };
}

async function checkTaken(deps: Needs, roll: string, person: string, hash: Buffer): Promise<void> {
  const { rows } = await sql<{ means: string; blinded: Buffer | null }>`
    select means, blinded from opinion_taken where roll = ${roll} and person = ${person}`.execute(deps.database.db);
  const [taken] = rows;
  if (taken?.means === 'paper') throw new Problem(409, 'paper-taken');
  if (!taken?.blinded?.equals(hash)) throw new Problem(409, 'token-issued');
}

export type Ballot = {
  readonly part: Part;
  readonly token: Buffer;
  readonly signature: Buffer;
  readonly wording: number;
  readonly answers: GivenAnswers;
};

/**
 * Counts a ballot by whatever hand it comes: only the token speaks. Neither time nor sender is kept.
 * @throws Problem 404 'no-such-campaign' · 409 'voting-not-open' | 'ballot-forged' | 'ballot-cast' · 412 'stale' · 422 'ballot-invalid'
 */
export async function castBallot(deps: Needs, id: string, ballot: Ballot): Promise<void> {
  const now = deps.clock();
  const state = await readState(deps, id);
  const roll = openRoll(state, now);
  const { rows: keys } = await sql<{ public: string }>`
    select public from opinion_key where roll = ${roll} and part = ${ballot.part}`.execute(deps.database.db);
  if (!keys[0] || !isSigned(keys[0].public, ballot.token, ballot.signature)) throw new Problem(409, 'ballot-forged');
  // Whoever saw the old words has to look at the new ones first.
  if (ballot.wording !== state.wording) throw new Problem(412, 'stale');
  if (faultsOf(state.questions, ballot.answers).length > 0) throw new Problem(422, 'ballot-invalid');
  const answers = JSON.stringify(spoken(ballot.answers));
  const { rows } = await sql<{ same: boolean | null; isOpen: boolean; isNew: boolean }>`
    with o as (select 1 from opinion_campaign where id = ${id} and roll = ${roll} and phase = 'running' and closes_at > ${now}::timestamptz),
    b as (
      insert into opinion_ballot (roll, token, part, wording, answers)
      select ${roll}::uuid, ${ballot.token}, ${ballot.part}, ${ballot.wording}::int, ${answers}::jsonb from o
      on conflict do nothing returning 1),
    m as (insert into opinion_unmixed (roll) select ${roll}::uuid from b on conflict do nothing)
    select (select answers = ${answers}::jsonb from opinion_ballot where roll = ${roll} and token = ${ballot.token}) as same,
      exists (select from o) as "isOpen", exists (select from b) as "isNew"`.execute(deps.database.db);
  const { same, isOpen, isNew } = rows[0]!;
  if (isNew || same) return;
  if (!isOpen) throw new Problem(409, 'voting-not-open');
  // Two at once with one token: the other's row was not visible to this statement's first half. Look again.
  if (same === null && (await isCast(deps, roll, ballot.token, answers))) return;
  throw new Problem(409, 'ballot-cast');
}

async function isCast(deps: Needs, roll: string, token: Buffer, answers: string): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    select answers = ${answers}::jsonb as same from opinion_ballot where roll = ${roll} and token = ${token}`.execute(
    deps.database.db,
  );
  return rows[0]?.same ?? false;
}

/** Without what was left blank, so that a row says only what was said. */
function spoken(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => !isBlank(answer)));
}

/**
 * Crosses an elector off the roll because they take a sheet of paper.
 * @throws Problem 404 'no-such-campaign' | 'unknown-person' · 403 'not-yours' | 'not-an-elector' · 409 'voting-not-open' | 'token-issued' | 'paper-taken'
 */
export async function handOutPaper(
  deps: Needs,
  actor: Actor,
  id: string,
  login: string,
): Promise<{ name: string; sheetsTaken: number }> {
  const state = await readState(deps, id);
  if (!isPermitted('EnterBatch', actor, state)) throw new Problem(403, 'not-yours');
  const roll = openRoll(state, deps.clock());
  const { rows } = await sql<{ name: string; isElector: boolean; means: string | null; isNew: boolean }>`
    with p as (select id, name from person where lower(login) = lower(${login})),
    t as (
      insert into opinion_taken (roll, person, means)
      select e.roll, e.person, 'paper' from opinion_elector e join p on p.id = e.person where e.roll = ${roll}
      on conflict do nothing returning 1),
    m as (insert into opinion_unmixed (roll) select ${roll}::uuid from t on conflict do nothing)
    select p.name, exists (select from opinion_elector where roll = ${roll} and person = p.id) as "isElector",
      (select means from opinion_taken where roll = ${roll} and person = p.id) as means, exists (select from t) as "isNew"
    from p`.execute(deps.database.db);
  const found = rows[0];
  if (!found) throw new Problem(404, 'unknown-person');
  if (!found.isElector) throw new Problem(403, 'not-an-elector');
  if (!found.isNew) throw new Problem(409, found.means === 'online' ? 'token-issued' : 'paper-taken');
  return { name: found.name, sheetsTaken: await sheetsTaken(deps, roll) };
}

export async function sheetsTaken({ database }: Pick<Deps, 'database'>, roll: string | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from opinion_taken where roll = ${roll}::uuid and means = 'paper'`.execute(database.db);
  return rows[0]!.n;
}

function openRoll(state: CampaignState, now: string): string {
  if (state.phase === null || state.phase === 'draft') throw new Problem(404, 'no-such-campaign');
  if (!isVoting(state, now) || state.roll === null) throw new Problem(409, 'voting-not-open');
  return state.roll;
}
