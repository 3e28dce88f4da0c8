import type { TimelineEntry } from '../../../contract/cases.ts';
import type {
  CloseReason,
  DeclineReason,
  ExclusionReason,
  LedgerReason,
  ReturnReason,
  TransferRoute,
} from '../../../domain/case/vocabulary.ts';
import type { Names } from '../parts/names.ts';
import type { DeskText } from '../useText.ts';

/** What happened, in one sentence; the words that people wrote stand below it. */
export function timelineSentence(entry: TimelineEntry, text: DeskText, names: Pick<Names, 'unit'>): string {
  return text(keyOf(entry), {
    unit: entry.unit === null ? text('unit.office') : names.unit(entry.unit),
    toUnit: entry.toUnit === null ? '' : names.unit(entry.toUnit),
    reason: reasonOf(entry, text),
    means: entry.means === null ? '' : text(`means.${entry.means}`),
    via: entry.answers === null ? '' : text(`via.${entry.answers.via}`),
  });
}

function keyOf({ type, reason, byRequester }: TimelineEntry) {
  // What the desk noted while the requester waited on the line names whom it called.
  if (type === 'NoteTaken' && reason !== null) return 'phone.calledEvent';
  if (type === 'LetterWritten' && byRequester) return 'letter.fromRequester';
  return `event.${type}` as const;
}

/** The reason is a code of the vocabulary where the event has a list of them, else what a person wrote. */
function reasonOf({ type, reason }: TimelineEntry, text: DeskText): string {
  if (reason === null) return '';
  // Which list a code is from is told by the event; the server checked it against that list.
  switch (type) {
    case 'CaseDeclined':
      return text(`declineReason.${reason as DeclineReason}`);
    case 'CaseTransferred':
      return text(`transferRoute.${reason as TransferRoute}`);
    case 'ReturnRequested':
      return text(`returnReason.${reason as ReturnReason}`);
    case 'LedgerRequested':
    case 'PutOnLedger':
      return text(`ledgerReason.${reason as LedgerReason}`);
    case 'ExclusionProposed':
      return text(`exclusionReason.${reason as ExclusionReason}`);
    case 'ExclusionRuled':
    case 'AppealRuled':
      return text(`verdict.${reason as 'upheld' | 'denied'}`);
    case 'RatingContactFlagged':
      return text(`contactFlag.${reason as 'told' | 'looked-up'}`);
    case 'DeadlinesRecomputed':
      return text(`recomputeCause.${reason as 'calendar' | 'limits'}`);
    case 'CaseClosed':
      return text(`closeReason.${reason as CloseReason}`);
    default:
      return reason;
  }
}

/** Events whose sentence says the reason already: a code put into words, or the number of the main case. */
const saidInSentence: readonly TimelineEntry['type'][] = [
  'CaseDeclined',
  'CaseTransferred',
  'RequesterContacted',
  'ReturnRequested',
  'LedgerRequested',
  'PutOnLedger',
  'ExclusionProposed',
  'ExclusionRuled',
  'AppealRuled',
  'CaseMerged',
  'CaseClosed',
  'NoteTaken',
  'RatingContactFlagged',
  'DeadlinesRecomputed',
  'SupervisionDemanded',
  'Reinspected',
];

/** What a person wrote: the text, and a reason in free words. */
export function wordsOf(entry: TimelineEntry): readonly string[] {
  const reason = saidInSentence.includes(entry.type) ? null : entry.reason;
  return [reason, entry.text].filter((part): part is string => part !== null && part !== '');
}
