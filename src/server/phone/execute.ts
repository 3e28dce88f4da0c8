import type { Deps } from '../deps.ts';
import { completePhoneKeys, forgetForeignKeys } from './callers.ts';
import { forgetOldNumbers } from './calls.ts';

/** What the phone desk does by itself: digests of numbers at the start, and forgetting once a night. */
export async function phoneWorker(deps: Pick<Deps, 'database' | 'config' | 'clock' | 'jobs' | 'contacts'>): Promise<void> {
  await forgetForeignKeys(deps);
  await completePhoneKeys(deps);
  await deps.jobs.schedule('forget-phone-numbers', '20 3 * * *', () => forgetOldNumbers(deps));
}
