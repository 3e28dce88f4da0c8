import type { TimelineEntry } from '../../../contract/cases.ts';
import type { Format } from '../../ui/format.ts';
import type { Names } from '../parts/names.ts';
import type { DeskText } from '../useText.ts';

type Saying = {
  readonly text: DeskText;
  readonly format: Format;
  readonly names: Pick<Names, 'unit'>;
  /** Milliseconds. */
  readonly now: number;
};

/** What an event fixed besides its words: when somebody was contacted, who is proposed, until when. */
export function factsOf(entry: TimelineEntry, { text, format, names, now }: Saying): readonly string[] {
  const facts: string[] = [];
  if (entry.contactedAt !== null) facts.push(text('case.contactedAt', { time: format.moment(entry.contactedAt, now) }));
  if (entry.toUnit !== null && (entry.type === 'ReturnRequested' || entry.type === 'DispatchReturned'))
    facts.push(text('case.proposedUnit', { unit: names.unit(entry.toUnit) }));
  if (entry.type === 'Reinspected' && entry.reason !== null) {
    const differing = entry.reason.split(' ') as ('contacted' | 'solved' | 'handling' | 'process')[];
    const questions = differing.map((each) => text(`answers.${each}`)).join(' · ');
    facts.push(text('case.differs', { questions }));
  }
  if (entry.automatic !== null) facts.push(automaticWords(entry.automatic, text, format));
  if (entry.expectedOn !== null) facts.push(text('case.expectedOn', { day: format.day(entry.expectedOn, now) }));
  if (entry.deadline !== null) facts.push(text(deadlineWords(entry.type), { time: format.moment(entry.deadline, now) }));
  return facts;
}

function deadlineWords(type: TimelineEntry['type']) {
  switch (type) {
    case 'ExtensionRequested':
    case 'ExtensionGranted':
      return 'case.until';
    case 'PutOnLedger':
    case 'LedgerReviewed':
      return 'case.nextReview';
    case 'PartAdded':
      return 'case.partUntil';
    default:
      return 'case.deadlineSet';
  }
}

/** Why no person chose the unit. */
function automaticWords(
  { probability, accuracy, cases, words }: NonNullable<TimelineEntry['automatic']>,
  text: DeskText,
  format: Format,
): string {
  return text('auto.because', {
    probability: Math.round(probability * 100),
    accuracy: format.share(accuracy * cases, cases) ?? '–',
    cases,
    words: words.join(text('auto.comma')),
  });
}
