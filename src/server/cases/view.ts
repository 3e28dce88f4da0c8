import type { Insertable } from 'kysely';
import { halfTime } from '../../domain/case/alarm.ts';
import type { CaseState } from '../../domain/case/case.ts';
import { clocksOf } from '../../domain/case/clocks.ts';
import { defaultCounting } from '../../domain/measures/entry.ts';
import { factOfCase, type Told } from '../../domain/measures/factOfCase.ts';
import { daysOf } from '../../domain/measures/rollUp.ts';
import type { AnalyticsCaseFact, CaseView } from '../platform/tables.ts';

export type ViewRow = Insertable<CaseView>;
export type FactRow = Insertable<AnalyticsCaseFact>;

/** The picture of a state that lists are drawn from. It has no source but the state, so it cannot disagree with it. */
export function viewOf(id: string, s: CaseState): ViewRow {
  const clocks = clocksOf(s).map((clock) => ({ ...clock, half: halfTime(clock.from, clock.at) }));
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
    half_at: clocks.map(({ half }) => half).sort()[0] ?? null,
    next_at: s.next?.deadline.at ?? null,
    resolve_by: s.resolveBy?.at ?? null,
    ended_at: s.endedAt,
    round: s.round,
    returns: s.returns,
    nudges: s.nudges,
    merged_into: s.mergedInto,
    on_ledger: s.ledger !== null,
    part_units: s.parts.map((part) => part.unit),
    supervision_demanded: s.supervision !== null,
    reinspect_by: s.reinspection?.by.at ?? null,
    asked_by: s.reinspection && s.followedUpBy,
    clocks,
  };
}

/** What statistics know of a case: milestones, limits and answers; no text and no person. */
export function factOf(id: string, told: Told): FactRow {
  const { state: s } = told;
  const f = factOfCase(id, told);
  const days = daysOf(f, defaultCounting);
  return {
    case_id: id,
    version: s.version,
    number: s.number,
    confidentiality: s.confidentiality,
    phase: s.phase ?? '',
    category_code: f.categoryCode,
    first_category_code: f.firstCategoryCode,
    place_id: f.placeId,
    channel: f.channel,
    nature: f.nature,
    grade: f.grade,
    unit: f.unit,
    first_unit: f.firstUnit,
    submitted_at: f.submittedAt,
    entered_at: s.enteredAt > s.submittedAt ? s.enteredAt : null,
    accepted_at: f.acceptedAt,
    dispatched_at: f.dispatchedAt,
    contact_by: f.contactBy,
    respond_by: f.respondBy,
    responded_at: f.respondedAt,
    first_contact_at: f.firstContactAt,
    resolve_by: f.resolveBy,
    first_resolved_at: f.firstResolvedAt,
    resolved_at: f.resolvedAt,
    followed_up_at: f.followedUpAt,
    ended_at: f.endedAt,
    close_reason: f.closeReason,
    answered_directly: f.answeredDirectly,
    via: f.via,
    contacted: f.contacted,
    solved: f.solved,
    handling: f.handling,
    process: f.process,
    round: f.round,
    dispatches: f.dispatches,
    returns: f.returns,
    nudges: f.nudges,
    merged_into: s.mergedInto,
    on_ledger: s.ledger !== null,
    extended: s.extended,
    disputes: s.disputes,
    refused_returns: s.refusedReturns,
    excluded: s.exclusion?.upheld === true ? s.exclusion.reason : null,
    exclusion_denied: s.exclusion?.upheld === false,
    to_call: s.toCall,
    rating_contacts: s.ratingContacts.length,
    supervision_demanded: s.supervision !== null,
    reinspected_at: s.reinspected?.at ?? null,
    reinspection_differs: [...(s.reinspected?.differs ?? [])],
    appeal: s.appeal === null ? null : s.appeal.upheld === null ? 'pending' : s.appeal.upheld ? 'upheld' : 'denied',
    assessed: f.assessed ?? true,
    exclusion: f.excluded ?? null,
    extensions: f.extensions ?? 0,
    attempts: f.attempts ?? 0,
    sign_by: f.signBy ?? null,
    same_day_by: f.sameDayBy ?? null,
    signed_at: f.signedAt ?? null,
    sub_orders: f.subOrders ?? [],
    rounds: f.rounds ?? [],
    dispatch_log: f.dispatchLog ?? [],
    contacts_after_resolution: f.contactsAfterResolution ?? [],
    // The statement that stores it makes a key of it (record.ts): no statistic holds a person.
    requester_key: s.requester,
    requester_unit: f.requesterUnit ?? null,
    rater_unit: f.raterUnit ?? null,
    first_day: days?.first ?? null,
    last_day: days?.last ?? null,
  };
}
