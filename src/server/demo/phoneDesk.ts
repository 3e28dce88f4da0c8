import { calls, drafts, handover, shifts } from '../../../seed/demo/phoneDesk.ts';
import { PhoneDraft } from '../../contract/phone.ts';
import type { Deps } from '../deps.ts';
import { leaveHandover, saveDraft, signOn, takeIn, wrapUpByExtension } from '../phone/execute.ts';
import { idOf } from './idOf.ts';

/** Gives the phone desk of a demonstration a day that it has lived through, by what operators and an exchange do; once. */
export async function fillPhoneDesk(deps: Deps): Promise<void> {
  const { rows } = await deps.database.pool.query('select 1 from phone_handover limit 1');
  if (rows.length > 0) return;
  const now = Temporal.Instant.from(deps.clock());
  const before = (minutes: number, seconds = 0) =>
    now.subtract({ minutes }).add({ seconds }).toString({ smallestUnit: 'millisecond' });
  const at = (minutes: number): Deps => ({ ...deps, clock: () => before(minutes) });

  for (const { login, extension, minutes } of shifts)
    await signOn(at(minutes), { person: login, id: idOf(`shift ${login}`) }, { extension, takeOver: false });
  for (const [i, call] of calls.entries()) {
    const { extension, number, minutes, answered, seconds } = call;
    const about = { call: `demo-${i}`, extension, direction: 'in', number } as const;
    await takeIn(deps, { id: `demo-${i}-1`, type: 'ringing', at: before(minutes), ...about });
    if (answered !== null) await takeIn(deps, { id: `demo-${i}-2`, type: 'answered', at: before(minutes, answered), ...about });
    await takeIn(deps, { id: `demo-${i}-3`, type: 'hungUp', at: before(minutes, (answered ?? 0) + seconds), call: about.call });
    if (call.wrapUp !== null) await wrapUpByExtension(deps, about, { wrapUp: call.wrapUp, note: call.note, caseId: null });
  }
  for (const { login, minutes, release, ...words } of drafts) {
    const draft = PhoneDraft.parse(words);
    await saveDraft(at(minutes), login, { id: idOf(`draft ${minutes}`), version: 0, draft, call: null, release });
  }
  await leaveHandover(at(handover.minutes), handover.login, { id: idOf('handover'), text: handover.text });
}
