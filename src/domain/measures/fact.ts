import type { Instant } from '../calendar.ts';
import type { Channel, CloseReason, Nature, Phase, Satisfaction, SolvedAnswer } from '../case/vocabulary.ts';
import type { Grade } from '../grade/vocabulary.ts';
import type { ExclusionReason, Part } from './vocabulary.ts';

/**
 * What the measures know of one case, as it stood at the as-of time: milestones, limits and answers; no text and no person. The fields
 * up to `nudges` are the columns of analytics.case_fact; the optional ones default to "none".
 */
export type MeasureFact = {
  readonly caseId: string;
  readonly phase: Phase;
  readonly categoryCode: string;
  readonly firstCategoryCode: string;
  readonly placeId: string | null;
  readonly channel: Channel;
  readonly nature: Nature;
  readonly grade: Grade;
  /** The unit in charge; null while nobody is. */
  readonly unit: string | null;
  readonly firstUnit: string | null;
  readonly submittedAt: Instant;
  readonly acceptedAt: Instant | null;
  /** Of the present dispatch, like `respondBy` and `respondedAt`. */
  readonly dispatchedAt: Instant | null;
  readonly contactBy: Instant | null;
  readonly respondBy: Instant | null;
  readonly respondedAt: Instant | null;
  readonly firstContactAt: Instant | null;
  /** Of the present round, with every extension granted. */
  readonly resolveBy: Instant | null;
  readonly firstResolvedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  /** The valid call-back of the present round. */
  readonly followedUpAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly closeReason: CloseReason | null;
  readonly answeredDirectly: boolean;
  readonly via: 'call' | 'self' | null;
  readonly contacted: boolean | null;
  readonly solved: SolvedAnswer | null;
  readonly handling: Satisfaction | null;
  readonly process: Satisfaction | null;
  readonly round: number;
  readonly dispatches: number;
  readonly returns: number;
  readonly nudges: number;

  /** false: the category does not count towards the three rates. */
  readonly assessed?: boolean;
  /** Excluded by decision of two persons; `leaves` narrows or widens what the reason leaves by itself. */
  readonly excluded?: { readonly reason: ExclusionReason; readonly leaves?: readonly Part[] } | null;
  /** On the long-term ledger (挂账) now. */
  readonly onLedger?: boolean;
  /** The case that this one was merged into. */
  readonly mergedInto?: string | null;
  readonly extensions?: number;
  readonly subOrders?: readonly SubOrder[];
  /** The rounds before the present one, oldest first: an answer stands until a newer one replaces it. */
  readonly rounds?: readonly Round[];
  readonly signBy?: Instant | null;
  /** Until when it counts as resolved on the same day, by the limits in force when it was accepted; none: by `Counting.sameDayCut`. */
  readonly sameDayBy?: Instant | null;
  readonly signedAt?: Instant | null;
  /** Every dispatch to a unit; without it no unit's 退单率 can be told. */
  readonly dispatchLog?: readonly DispatchRecord[];
  /** Calls tried in vain in the present round. */
  readonly attempts?: number;
  /** The earlier case of the same requester and matter. */
  readonly repeatOf?: string | null;
  /** A new case came at the same place and category within 30 days of the resolution (rebounds.ts). */
  readonly rebounded?: boolean;

  /** A keyed hash of the requester, equal for equal people and of no other use; null: anonymous. */
  readonly requesterKey?: string | null;
  /** The unit the requester works for. */
  readonly requesterUnit?: string | null;
  /** The unit of the person who recorded the answers; null: the requester's own hand. */
  readonly raterUnit?: string | null;
  /** Contacts with the requester that the unit recorded after its resolution. */
  readonly contactsAfterResolution?: readonly Instant[];
};

/** A co-handler's own promise (子单 / 协办单), charged to the co-handler. */
export type SubOrder = {
  readonly unit: string;
  readonly dispatchedAt: Instant;
  readonly respondBy: Instant | null;
  readonly respondedAt: Instant | null;
  readonly resolveBy: Instant | null;
  readonly resolvedAt: Instant | null;
};

/** A finished round of a reworked case. */
export type Round = {
  readonly unit: string | null;
  readonly resolveBy: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly followedUpAt: Instant | null;
  readonly contacted: boolean | null;
  readonly solved: SolvedAnswer | null;
  readonly handling: Satisfaction | null;
  readonly process: Satisfaction | null;
};

export type DispatchRecord = {
  readonly unit: string;
  readonly at: Instant;
  /** asked: not decided yet · upheld: the unit was right · refused: it was not (退单不实). */
  readonly returned: 'no' | 'asked' | 'upheld' | 'refused';
};
