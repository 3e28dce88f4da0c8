import { call } from '../../api/call.ts';
import { newCaseId } from '../../api/caseId.ts';
import { portalEndpoints } from '../../api/portalEndpoints.ts';

type Step = 'shown' | 'opened' | 'solved' | 'sent';

/** One draft's worth of offers. The id is used for nothing else, so that nobody can be found by it. */
let visit: string | null = null;
const shown = new Set<string>();

/** Counts what became of offered articles. What cannot be told is not worth keeping somebody waiting for. */
export function tellReading(step: Step, articles: readonly string[]): void {
  const told = step === 'shown' ? articles.filter((id) => !shown.has(id)) : articles;
  if (told.length === 0) return;
  visit ??= newCaseId();
  for (const id of told) shown.add(id);
  void call(portalEndpoints.recordReading, { body: { visit, step, face: 'portal', articles: [...told] } }).catch(() => undefined);
}

/** The draft was sent all the same: what comes next is another visit. */
export function tellSent(): void {
  tellReading('sent', [...shown].slice(0, 20));
  visit = null;
  shown.clear();
}
