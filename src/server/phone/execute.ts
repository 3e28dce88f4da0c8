import type { Deps } from '../deps.ts';
import { completePhoneKeys, forgetForeignKeys } from './callers.ts';
import { forgetOldNumbers, type WrappedUp, wrapUpCall } from './calls.ts';

export { saveDraft } from './drafts.ts';
export { takeIn } from './exchange.ts';
export { leaveHandover } from './handovers.ts';
export { signOn } from './shifts.ts';

/** What the phone desk does by itself: digests of numbers at the start, and forgetting once a night. */
export async function phoneWorker(deps: Pick<Deps, 'database' | 'config' | 'clock' | 'jobs' | 'contacts'>): Promise<void> {
  await forgetForeignKeys(deps);
  await completePhoneKeys(deps);
  await deps.jobs.schedule('forget-phone-numbers', '20 3 * * *', () => forgetOldNumbers(deps));
}

/** Wraps up a call by the names that the exchange has for it. */
export async function wrapUpByExtension(
  deps: Pick<Deps, 'database' | 'clock' | 'live'>,
  { call, extension }: { readonly call: string; readonly extension: string },
  done: WrappedUp,
): Promise<void> {
  const { rows } = await deps.database.pool.query<{ id: string }>(
    'select id from phone_call where exchange_call = $1 and extension = $2',
    [call, extension],
  );
  if (rows[0]) await wrapUpCall(deps, rows[0].id, done);
}
