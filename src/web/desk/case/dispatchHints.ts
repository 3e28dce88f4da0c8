import type { CaseDetail, TimelineEntry } from '../../../contract/cases.ts';
import type { Reference } from '../../../contract/reference.ts';

export type DispatchHint = { readonly unit: string; readonly why: 'proposed' | 'before' | 'catalogue' };

const turns: readonly TimelineEntry['type'][] = ['CaseDispatched', 'ReturnRequested', 'DispatchReturned'];

/** Units worth a single tap, the likeliest first: what a returning unit proposed, or who handled the case before; then the catalogue's. */
export function dispatchHints(
  detail: Pick<CaseDetail, 'timeline' | 'categoryCode'>,
  reference: Reference | undefined,
): readonly DispatchHint[] {
  const turn = detail.timeline.findLast(({ type }) => turns.includes(type));
  const catalogue = reference?.categories.find(({ code }) => code === detail.categoryCode)?.defaultUnit;
  const hints: DispatchHint[] = [];
  if (turn?.toUnit) hints.push({ unit: turn.toUnit, why: turn.type === 'CaseDispatched' ? 'before' : 'proposed' });
  if (catalogue) hints.push({ unit: catalogue, why: 'catalogue' });
  const active = new Set(reference?.units.filter(({ retired }) => !retired).map(({ id }) => id));
  return hints.filter(({ unit }, at) => active.has(unit) && hints.findIndex((hint) => hint.unit === unit) === at);
}
