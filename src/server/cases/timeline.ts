import type { TimelineEntry } from '../../contract/cases.ts';
import { type CaseEvent, type CaseState, type Proof, photosOf } from '../../domain/case/case.ts';
import { movesPromise } from '../../domain/case/recompute.ts';

export type Reader = {
  /** The reader is the requester: internal facts and persons are left out. */
  readonly asRequester: boolean;
  /** Names of the persons who acted, by id. */
  readonly names: ReadonlyMap<string, string>;
};

/** The history as one reader may see it. */
export function timelineOf(history: readonly CaseEvent[], state: CaseState, reader: Reader): TimelineEntry[] {
  return history.flatMap((event, i) => {
    const entry = entryOf(event, i + 1, state, reader);
    return reader.asRequester && entry.internal ? [] : [entry];
  });
}

function entryOf(e: CaseEvent, version: number, state: CaseState, reader: Reader): TimelineEntry {
  const byRequester = e.unit === null && (e.by === 'anonymous' || e.by === state.requester);
  const plain: TimelineEntry = {
    version,
    type: e.type,
    at: e.at,
    unit: e.unit,
    person: reader.asRequester || byRequester ? null : (reader.names.get(e.by) ?? null),
    onBehalfOf: reader.asRequester || e.onBehalfOf === undefined ? null : (reader.names.get(e.onBehalfOf) ?? null),
    byRequester,
    internal: false,
    text: null,
    reason: null,
    toUnit: null,
    deadline: null,
    expectedOn: null,
    photos: [],
    means: null,
    contactedAt: null,
    automatic: null,
    answers: null,
  };
  // What the desk says to itself is not for the requester.
  const forDesk = (text: string) => (reader.asRequester ? null : text);
  switch (e.type) {
    case 'CaseSubmitted':
      return { ...plain, text: null, deadline: e.acceptBy.at };
    case 'FactsAsked':
      return { ...plain, text: e.question, deadline: e.supplyBy.at };
    case 'FactsSupplied':
      return { ...plain, text: e.text, photos: [...e.photos] };
    case 'CaseAccepted':
      return { ...plain, deadline: e.resolveBy.at };
    case 'CaseDeclined':
      return { ...plain, reason: e.reason, text: e.text };
    case 'CaseTransferred':
      return {
        ...plain,
        reason: e.route,
        text: reader.asRequester ? e.text : `${e.text}\n${e.receiver}`,
        means: e.means,
        contactedAt: e.confirmedAt,
      };
    case 'CaseAnswered':
      return { ...plain, text: e.text };
    case 'CaseDispatched':
      return {
        ...plain,
        toUnit: e.to,
        text: forDesk(e.note) || null,
        deadline: e.respondBy.at,
        automatic: automaticOf(e, reader),
      };
    case 'CaseSigned':
      return plain;
    case 'ReturnRequested':
      return {
        ...plain,
        reason: reader.asRequester ? null : e.reason,
        text: forDesk(e.text),
        toUnit: reader.asRequester ? null : e.proposedUnit,
      };
    case 'DispatchReturned':
      return { ...plain, text: forDesk(e.text), toUnit: reader.asRequester ? null : e.proposedUnit };
    case 'ReturnRefused':
    case 'ConsultationHeld':
    case 'UnitDesignated':
      return { ...plain, text: forDesk(e.text) };
    case 'ExtensionRequested':
      return { ...plain, internal: true, text: e.text, deadline: e.until.at };
    case 'ExtensionEndorsed':
    case 'ExtensionRefused':
    case 'LedgerRefused':
    case 'SentBack':
      return { ...plain, internal: true, text: e.text || null };
    case 'ExtensionGranted':
      // The requester is told the new date and why (domain.md §2.4, ext_review).
      return { ...plain, text: e.text || null, deadline: e.until.at };
    case 'LedgerRequested':
      return { ...plain, internal: true, reason: e.reason, text: ledgerText(e) };
    case 'PutOnLedger':
      return {
        ...plain,
        reason: e.reason,
        text: ledgerText(e),
        deadline: e.reviewBy.at,
      };
    case 'LedgerReviewed':
      return { ...plain, text: e.text, deadline: e.reviewBy.at };
    case 'LedgerLeft':
      return { ...plain, text: e.text, deadline: e.resolveBy.at };
    case 'PartAdded':
      return { ...plain, toUnit: e.part, text: forDesk(e.task), deadline: e.partBy.at };
    case 'PartSigned':
      return { ...plain, internal: true, toUnit: e.part };
    case 'PartReported':
      return { ...plain, toUnit: e.part, text: forDesk(e.text) };
    case 'ReviewRequested':
      return { ...plain, internal: true, text: resultText(e), photos: [...photosOf(e)], deadline: e.reviewBy.at };
    case 'CaseMerged':
      return { ...plain, reason: e.intoNumber, deadline: e.answerBy.at };
    case 'CaseUnmerged':
      return { ...plain, text: forDesk(e.text), deadline: e.dispatchBy.at };
    case 'AnsweredWithMain':
      return { ...plain, text: e.text, toUnit: e.toUnit };
    case 'ExclusionProposed':
      return { ...plain, internal: true, reason: e.reason, text: e.text, photos: [...(e.photos ?? [])] };
    case 'ExclusionRuled':
      // The requester is told of the ruling and its reason, upheld or not.
      return { ...plain, reason: e.upheld ? 'upheld' : 'denied', text: e.text };
    case 'ResultAppealed':
      return { ...plain, internal: true, text: e.text, photos: [...(e.photos ?? [])] };
    case 'AppealRuled':
      return { ...plain, reason: e.upheld ? 'upheld' : 'denied', text: e.text };
    case 'RequesterContacted':
      return { ...plain, text: e.evidence, means: e.means, contactedAt: e.contactedAt, reason: e.unreached ? 'unreached' : null };
    case 'ContactAttempted':
      return { ...plain, text: e.text, means: e.means, contactedAt: e.attemptedAt };
    case 'ProgressReported':
      return { ...plain, text: e.text, expectedOn: e.expectedOn };
    case 'NoteTaken':
      return { ...plain, internal: true, text: e.text, reason: e.called ?? null };
    case 'CaseResolved':
      return { ...plain, text: resultText(e), photos: [...photosOf(e)] };
    case 'FollowUpAttempted':
      return { ...plain, text: forDesk(e.words) || null };
    case 'FollowedUp':
      return { ...plain, text: e.words || null, answers: e.answers };
    case 'SelfServiceOffered':
      return { ...plain, deadline: e.until.at };
    case 'RatingContactFlagged':
      return { ...plain, internal: true, reason: e.how };
    case 'SupervisionDemanded':
      return { ...plain, reason: e.reason };
    case 'Reinspected':
      return { ...plain, internal: true, text: e.words || null, answers: e.answers, reason: e.differs.join(' ') || null };
    case 'ReinspectionMissed':
      return { ...plain, internal: true, text: e.words || null };
    case 'DeadlinesRecomputed': {
      const promised = e.moved.find(({ slot }) => slot === 'resolveBy')?.to.at ?? null;
      return { ...plain, internal: !movesPromise(e.moved), reason: e.cause, text: e.reason || null, deadline: promised };
    }
    case 'CaseReopened':
      return { ...plain, text: e.reason, deadline: e.resolveBy.at };
    case 'CaseClosed':
      return { ...plain, reason: e.reason, text: e.text || null };
    case 'CaseWithdrawn':
      return { ...plain, text: e.reason || null };
    case 'LetterWritten':
      return { ...plain, byRequester: e.from === 'requester', text: e.text, photos: [...e.photos] };
    case 'CaseNudged':
      return { ...plain, text: e.text || null, photos: [...(e.photos ?? [])] };
  }
}

/** What was measured stands below the reply. */
function resultText({ text, measurement }: { readonly text: string } & Proof): string {
  return measurement ? `${text}\n${measurement}` : text;
}

/** Plan, milestones and interim measure, a line each. */
function ledgerText(e: Extract<CaseEvent, { type: 'LedgerRequested' | 'PutOnLedger' }>): string {
  return [e.plan, ...e.milestones.map((milestone) => `${milestone.on} ${milestone.text}`), e.interim].join('\n');
}

function automaticOf(e: Extract<CaseEvent, { type: 'CaseDispatched' }>, reader: Reader): TimelineEntry['automatic'] {
  if (!e.automatic || reader.asRequester) return null;
  const { probability, accuracy, cases, words } = e.automatic;
  return { probability, accuracy, cases, words: [...words] };
}
