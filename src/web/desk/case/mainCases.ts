import type { CaseDetail, CaseLine } from '../../../contract/cases.ts';

/** Cases that another one can follow: open, not followers themselves, and not the same. */
export function mainCases<L extends Pick<CaseLine, 'id' | 'endedAt' | 'mergedInto'>>(
  lines: readonly L[],
  ownId: string,
): readonly L[] {
  return lines.filter(({ id, endedAt, mergedInto }) => id !== ownId && endedAt === null && mergedInto === null);
}

const dayMs = 86_400_000;
/** Cases about one spot and class that came so near together are likely one matter (domain.md §2.5 no. 5). */
const alikeDays = 7;

/** Of those submitted within a week before or after, the same category first, then the nearest in time. Place and class are the query's. */
export function alikeCases<L extends Pick<CaseLine, 'id' | 'endedAt' | 'mergedInto' | 'submittedAt' | 'categoryCode'>>(
  lines: readonly L[],
  detail: Pick<CaseDetail, 'id' | 'submittedAt' | 'categoryCode'>,
): readonly L[] {
  const distance = (line: L) => Math.abs(Date.parse(line.submittedAt) - Date.parse(detail.submittedAt));
  const other = (line: L) => (line.categoryCode === detail.categoryCode ? 0 : 1);
  return mainCases(lines, detail.id)
    .filter((line) => distance(line) <= alikeDays * dayMs)
    .toSorted((a, b) => other(a) - other(b) || distance(a) - distance(b));
}

/** Of several cases about one matter, the one whose clock runs out first leads the others. */
export function firstByClock<L extends Pick<CaseLine, 'id' | 'next' | 'submittedAt'>>(lines: readonly L[]): L | undefined {
  const key = ({ next, submittedAt }: L) => `${next?.at ?? '9999'} ${submittedAt}`;
  return lines.toSorted((a, b) => key(a).localeCompare(key(b), 'en'))[0];
}
