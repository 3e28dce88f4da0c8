import type { Insertable } from 'kysely';
import { halfTime } from '../../domain/case/alarm.ts';
import type { CaseState } from '../../domain/case/case.ts';
import type { AnalyticsCaseFact, CaseView } from '../platform/tables.ts';

export type ViewRow = Insertable<CaseView>;
export type FactRow = Insertable<AnalyticsCaseFact>;

/** The picture of a state that lists are drawn from. It has no source but the state, so it cannot disagree with it. */
export function viewOf(id: string, s: CaseState): ViewRow {
  return {
    id,
    number: s.number,
    version: s.version,
    phase: s.phase ?? '',
    title: s.title,
    category_code: s.categoryCode,
    grade: s.grade,
    nature: s.nature,
    channel: s.channel,
    confidentiality: s.confidentiality,
    anonymous: s.anonymous,
    requester: s.requester,
    source: s.source,
    place_id: s.placeId,
    unit: s.lead,
    submitted_at: s.submittedAt,
    next_kind: s.next?.kind ?? null,
    next_from: s.next?.deadline.from ?? null,
    half_at: s.next && halfTime(s.next.deadline.from, s.next.deadline.at),
    next_at: s.next?.deadline.at ?? null,
    resolve_by: s.resolveBy?.at ?? null,
    ended_at: s.endedAt,
    round: s.round,
    returns: s.returns,
    nudges: s.nudges,
    merged_into: s.mergedInto,
    on_ledger: s.ledger !== null,
    part_units: s.parts.map((part) => part.unit),
  };
}

/** What statistics know of a case: milestones, limits and answers; no text and no person. */
export function factOf(id: string, s: CaseState): FactRow {
  return {
    case_id: id,
    phase: s.phase ?? '',
    category_code: s.categoryCode,
    first_category_code: s.firstCategoryCode,
    place_id: s.placeId,
    channel: s.channel,
    nature: s.nature,
    grade: s.grade,
    unit: s.lead,
    first_unit: s.firstLead,
    submitted_at: s.submittedAt,
    accepted_at: s.acceptedAt,
    dispatched_at: s.dispatchedAt,
    contact_by: s.contactBy?.at ?? null,
    respond_by: s.respondBy?.at ?? null,
    responded_at: s.respondedAt,
    first_contact_at: s.firstContactAt,
    resolve_by: s.resolveBy?.at ?? null,
    first_resolved_at: s.firstResolvedAt,
    resolved_at: s.resolvedAt,
    followed_up_at: s.followedUpAt,
    ended_at: s.endedAt,
    close_reason: s.closeReason,
    answered_directly: s.answeredDirectly,
    via: s.answers?.via ?? null,
    contacted: s.answers?.contacted ?? null,
    solved: s.answers?.solved ?? null,
    handling: s.answers?.handling ?? null,
    process: s.answers?.process ?? null,
    round: s.round,
    dispatches: s.dispatches,
    returns: s.returns,
    nudges: s.nudges,
    merged_into: s.mergedInto,
    on_ledger: s.ledger !== null,
    extended: s.extended,
    disputes: s.disputes,
    refused_returns: s.refusedReturns,
    excluded: s.exclusion?.upheld === true ? s.exclusion.reason : null,
    exclusion_denied: s.exclusion?.upheld === false,
    appeal: s.appeal === null ? null : s.appeal.upheld === null ? 'pending' : s.appeal.upheld ? 'upheld' : 'denied',
  };
}
