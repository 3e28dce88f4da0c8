import type { CaseDetail } from '../../../contract/cases.ts';
import type { Reference } from '../../../contract/reference.ts';
import type { Me } from '../../../contract/session.ts';
import { ownUnits } from '../parts/ownUnits.ts';
import type { CaseCommand } from './commandOrder.ts';
import { dispatchHints } from './dispatchHints.ts';
import { ownParts } from './ownParts.ts';

/** Enough for most errands of another unit. */
const partWorkdays = 2;

/** What a command's form is filled with when it opens: the answer that is right most of the time, and nothing where a person must decide. */
export function likeliestDraft(
  command: CaseCommand,
  detail: CaseDetail,
  { me, reference }: { readonly me: Me | null | undefined; readonly reference: Reference | undefined },
): Readonly<Record<string, unknown>> {
  const hinted = dispatchHints(detail, reference)[0]?.unit;
  const part = (still: 'signedAt' | 'reportedAt') => {
    const [only, ...others] = ownParts(detail, ownUnits(me, reference), still);
    return only && others.length === 0 ? { unit: only.unit } : {};
  };
  switch (command) {
    case 'Accept':
      return { categoryCode: detail.categoryCode, grade: detail.grade };
    case 'Dispatch':
      return { unit: hinted };
    case 'Consult':
      return { parties: [...new Set([detail.unit, hinted].filter((unit) => unit !== null && unit !== undefined))] };
    case 'AddPart':
      return { workdays: partWorkdays };
    case 'SignPart':
      return part('signedAt');
    case 'ReportPart':
      return part('reportedAt');
    case 'Approve':
      return { text: detail.draft ?? '' };
    case 'RuleOnLedger':
      // Who rules as a leader usually answers for it too.
      return me?.grants.some(({ role }) => role === 'leader') ? { leader: me.name } : {};
    default:
      return {};
  }
}
