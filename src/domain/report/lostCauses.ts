import { measures } from '../measures/measure.ts';
import { itemsOf } from '../measures/scheme.ts';
import type { Tally } from '../measures/tally.ts';
import type { LossReason, MeasureId } from '../measures/vocabulary.ts';
import type { ReportNumbers } from './numbers.ts';

/** Why points were lost, most cases first: what the measures of the scheme lack to be whole, counted from the same counts as the rates. */
export function lostCauses(
  numbers: Pick<ReportNumbers, 'school' | 'assessment'>,
): { readonly reason: LossReason; readonly cases: number }[] {
  const { scheme, scope, basis } = numbers.assessment;
  const found = itemsOf(scheme).flatMap(({ measure }) =>
    lacking(measure, numbers.school[scope][basis === 'natural' ? measures[measure].moment : basis]),
  );
  return found.filter(({ cases }) => cases > 0).toSorted((a, b) => b.cases - a.cases);
}

function lacking(measure: MeasureId, t: Tally): { readonly reason: LossReason; readonly cases: number }[] {
  const of = (...columns: (keyof Tally)[]) => columns.reduce((sum, column) => sum + (t[column] ?? 0), 0);
  switch (measure) {
    case 'responded':
      return [
        { reason: 'contacted-late', cases: of('respondMet', 'subRespondMet') - of('respondInTime', 'subRespondInTime') },
        { reason: 'never-contacted', cases: of('respondOwed', 'subRespondOwed') - of('respondMet', 'subRespondMet') },
      ];
    case 'contacted':
      return [{ reason: 'not-contacted-says-requester', cases: of('valid') - of('contacted') }];
    case 'resolved':
      return [{ reason: 'never-resolved', cases: of('resolveOwed', 'subResolveOwed') - of('resolveMet', 'subResolveMet') }];
    case 'resolvedInTime':
      return [
        { reason: 'resolved-late', cases: of('resolveMet', 'subResolveMet') - of('resolveInTime', 'subResolveInTime') },
        { reason: 'never-resolved', cases: of('resolveOwed', 'subResolveOwed') - of('resolveMet', 'subResolveMet') },
      ];
    case 'solved':
      return [
        { reason: 'unsolved', cases: of('valid') - of('solved', 'partlySolved') },
        { reason: 'partly-solved', cases: of('partlySolved') },
      ];
    case 'satisfied':
    case 'satisfiedStrictly':
      return [
        { reason: 'unsatisfied', cases: of('valid') - of('satisfied', 'fair') },
        { reason: 'fair', cases: of('fair') },
      ];
    case 'signedInTime':
      return [{ reason: 'signed-late', cases: of('signOwed') - of('signInTime') }];
    case 'sameDay':
      return [{ reason: 'not-same-day', cases: of('sameDayOwed') - of('sameDayMet') }];
    // The others earn no points in any scheme that ships; a school's own scheme then says nothing about causes of these.
    case 'solvedAtOnce':
    case 'processSatisfied':
    case 'called':
    case 'reached':
    case 'sentRight':
    case 'direct':
    case 'reworked':
    case 'repeated':
    case 'rebounded':
    case 'handedBack':
    case 'handBackRefused':
    case 'extended':
    case 'onLedger':
      return [];
  }
}
