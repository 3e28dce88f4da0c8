import type { TimelineEntry } from '../../../contract/cases.ts';
import type { CloseReason, DeclineReason, LedgerReason, TransferRoute } from '../../../domain/case/vocabulary.ts';
import type { PortalText } from '../text.ts';

type Told = Pick<TimelineEntry, 'type' | 'unit' | 'toUnit' | 'reason' | 'means' | 'answers' | 'byRequester'>;

/** What happened, in one plain sentence. Codes of reasons become words; a reason that a person wrote stands as it is. */
export function timelineWords(entry: Told, nameOf: (unit: string) => string, text: PortalText): string {
  const key = entry.type === 'LetterWritten' && entry.byRequester ? 'letter.fromRequester' : (`event.${entry.type}` as const);
  return text(key, {
    unit: entry.unit === null ? text('unit.office') : nameOf(entry.unit),
    toUnit: entry.toUnit === null ? text('unit.office') : nameOf(entry.toUnit),
    reason: reasonWords(entry, text),
    means: entry.means === null ? text('means.call') : text(`means.${entry.means}`),
    via: text(`via.${entry.answers?.via ?? 'call'}`),
  });
}

function reasonWords({ type, reason }: Told, text: PortalText): string {
  if (reason === null) return '';
  // The server sends the codes of the command that led to the event.
  if (type === 'CaseDeclined') return text(`declineReason.${reason as DeclineReason}`);
  if (type === 'CaseTransferred') return text(`transferRoute.${reason as TransferRoute}`);
  if (type === 'PutOnLedger') return text(`ledgerReason.${reason as LedgerReason}`);
  if (type === 'DeadlinesRecomputed') return text(`recomputeCause.${reason as 'calendar' | 'limits'}`);
  if (type === 'CaseClosed') return text(`closeReason.${reason as CloseReason}`);
  return reason;
}
