import type { Limit } from '../limit.ts';
import type { Grade } from './vocabulary.ts';

/** Limits of each step of a case, by grade. Accept counts from submission, dispatch from acceptance, the others from dispatch. */
export type Profile = Readonly<
  Record<
    Grade,
    { readonly accept: Limit; readonly dispatch: Limit; readonly sign: Limit; readonly respond: Limit; readonly resolve: Limit }
  >
>;

/** All limits in force. A change makes a new version; a case keeps the deadlines it was given. */
export type Limits = {
  readonly version: number;
  readonly grades: Profile;
  /** The requester, from the question to the missing facts. */
  readonly supply: Limit;
  /** The centre, from the result to the first attempt to reach the requester. */
  readonly followUp: Limit;
  /** The centre, from the follow-up to closing or reopening. */
  readonly decide: Limit;
  /** The unit, from reopening to the new result. */
  readonly rework: Limit;
  /** The unit, from dispatch: until when a case may be returned. */
  readonly returnWindow: Limit;
  /** The centre, from a request to return to the ruling. */
  readonly ruleReturn: Limit;
  /** The head of the unit, from the officer's result to its approval. */
  readonly review: Limit;
  /** Between two reviews of a case on the ledger. */
  readonly ledgerReview: Limit;
  /** 当日办结: what is accepted before this wall time 'HH:MM' is to be resolved that day, later the next; '24:00': always that day. */
  readonly sameDayCut: string;
};
