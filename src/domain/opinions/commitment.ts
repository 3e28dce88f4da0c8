import type { Instant, PlainDay } from '../calendar.ts';
import type { Ruling } from './vocabulary.ts';
import { rulingsThatBind } from './vocabulary.ts';

/** What the university says to an opinion, and, when it is adopted, who does it until when and how far it is. */
export type Commitment = {
  readonly id: string;
  /** The opinion, in the words in which it is answered. */
  readonly opinion: string;
  readonly ruling: Ruling;
  readonly reason: string;
  /** The unit that does it; null where nothing is to be done. */
  readonly owner: string | null;
  readonly due: PlainDay | null;
};

export type Kept = Commitment & {
  readonly reports: readonly { readonly at: Instant; readonly by: string; readonly text: string }[];
  readonly doneAt: Instant | null;
  /** What came of it, for everybody to read. */
  readonly result: string;
};

export const begun = (commitment: Commitment): Kept => ({ ...commitment, reports: [], doneAt: null, result: '' });

/** Adopted means that somebody does it until a day; anything else names nobody. */
export function isWhole({ ruling, owner, due }: Pick<Commitment, 'ruling' | 'owner' | 'due'>): boolean {
  const binds = (rulingsThatBind as readonly Ruling[]).includes(ruling);
  return binds ? owner !== null && due !== null : owner === null && due === null;
}
