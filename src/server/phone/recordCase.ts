import type { RecordCase } from '../../contract/phone.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Phase } from '../../domain/case/vocabulary.ts';
import { caseText } from '../../domain/phone/caseText.ts';
import { raisedBy } from '../../domain/phone/urgencyScript.ts';
import { execute, type Order, submit } from '../cases/execute.ts';
import { accept } from '../consent/execute.ts';
import { spokenConsent } from '../consent/queries.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { guestOf, isPerson } from './callers.ts';
import { forgetNumber, wrapUpCall } from './calls.ts';
import { phoneKeys } from './phoneKeys.ts';

type Operator = { readonly actor: Actor; readonly person: { readonly id: string; readonly unit: string | null } };
export type Recorded = {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly phase: Phase;
  readonly resolveBy: string | null;
  readonly handedOn: boolean;
};

/**
 * Records what somebody told: submission, notes of the call, acceptance and dispatch or answer are one statement. Sent again under the same
 * id it answers with the same receipt.
 * @throws Problem 422 'unknown-person' · 409 'consent-needed' when the notice that was read is no longer in force · 409 with the domain's reason, and then nothing is recorded
 */
export async function recordCase(deps: Deps, { actor, person }: Operator, given: RecordCase): Promise<Recorded> {
  const heard = await spokenConsent(deps, given.consent);
  const requester = await requesterOf(deps, given);
  const recorded = await submit(deps, {
    id: given.id,
    command: {
      type: 'Submit',
      channel: given.channel,
      categoryCode: given.categoryCode,
      title: given.title,
      text: caseText(given),
      placeId: given.placeId,
      placeText: given.placeText,
      photos: [],
      requester,
      source: null,
      ...(given.receivedAt === undefined ? {} : { receivedAt: given.receivedAt }),
      // Nobody who calls in need is sent away for a notice that was not read: then it rests on the university's duty.
      ...(heard ? { ground: 'consent', consent: heard.version } : { ground: 'duty' }),
    },
    followUpCode: given.caller.kind === 'anonymous' ? (given.caller.followUpCode ?? null) : null,
    by: person.id,
    unit: person.unit,
    asked: { rules: given.yes.map((question) => `asked-${question}`), ...raisedBy(given.yes) },
    then: { actor, commands: commandsOf(given) },
  });
  const merged = given.outcome.do === 'merge' && recorded.phase === 'submitted';
  const { version } = merged ? await mergeInto(deps, { actor, person }, recorded.id, given) : recorded;
  if (heard && requester !== null) await accept(deps, { person: requester, ...heard });
  await putAway(deps, given);
  const goesOn = given.outcome.do !== 'leave' && given.outcome.do !== 'merge';
  return { ...recorded, version, phase: merged ? 'merged' : recorded.phase, handedOn: goesOn && recorded.phase === 'submitted' };
}

async function requesterOf(deps: Deps, { id, caller }: RecordCase): Promise<string | null> {
  switch (caller.kind) {
    case 'anonymous':
      return null;
    case 'person':
      if (!(await isPerson(deps, caller.id))) throw new Problem(422, 'unknown-person');
      return caller.id;
    case 'guest':
      return guestOf(deps, `guest-${id}`, caller, await phoneKeys(deps.config.dataFolder));
  }
}

function commandsOf({ outcome, thirdParties }: RecordCase): Order['command'][] {
  const notes = thirdParties.map(({ called, text }) => ({ type: 'Note', called, text }) as const);
  switch (outcome.do) {
    case 'dispatch':
      return [...notes, { type: 'Accept', grade: outcome.grade }, { type: 'Dispatch', unit: outcome.unit, note: outcome.note }];
    case 'answer':
      return [...notes, { type: 'Answer', text: outcome.text }];
    case 'leave':
    case 'merge':
      return notes;
  }
}

/** Two statements: what somebody told is safe before it is tied to another case, which may have ended meanwhile. */
async function mergeInto(
  deps: Deps,
  { actor, person }: Operator,
  id: string,
  { outcome }: RecordCase,
): Promise<{ version: number }> {
  if (outcome.do !== 'merge') throw new Error('Only what is to be merged is merged.');
  return execute(deps, { actor, unit: person.unit, id, command: { type: 'Merge', into: outcome.into } });
}

/** The draft has become a case, and the call has its outcome. */
async function putAway(deps: Deps, { id, call, caller, outcome }: RecordCase): Promise<void> {
  await deps.database.pool.query('delete from phone_draft where id = $1', [id]);
  if (call !== null) {
    const isAnonymous = caller.kind === 'anonymous';
    await wrapUpCall(deps, call, {
      wrapUp: outcome.do === 'answer' ? 'inquiry' : 'case',
      note: '',
      caseId: isAnonymous ? null : id,
    }).catch(unlessGone);
    if (isAnonymous) await forgetNumber(deps, call);
  }
  deps.live.announce({ kind: 'phone', id: '' });
}

/** A call that the log does not know must not cost the case that was recorded. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Problem && error.status === 404)) throw error;
}
