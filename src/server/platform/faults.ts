import { type FieldCode, fieldCodes } from '../../contract/problem.ts';
import type { FieldFault } from './problem.ts';

/** All wrong fields, one fault each: the first is the one to mend first. */
export function faultsOf(issues: readonly Issue[], root = ''): FieldFault[] {
  const faults = new Map<string, FieldFault>();
  for (const issue of issues) {
    const field = [...(root ? [root] : []), ...issue.path].join('.');
    if (!faults.has(field)) faults.set(field, faultOf(issue, field));
  }
  return [...faults.values()];
}

/** The parts of a zod issue that matter here; which are present depends on its code. */
type Issue = {
  readonly code?: string;
  readonly input?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly origin?: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly path: readonly PropertyKey[];
};

function faultOf(issue: Issue, field: string): FieldFault {
  const ofSize = (size: unknown) => (typeof size === 'number' || typeof size === 'bigint' ? { limit: Number(size) } : {});
  const isNumber = issue.origin === 'number' || issue.origin === 'int';
  const code = ((): FieldCode => {
    switch (issue.code) {
      case 'invalid_type':
        return issue.input === undefined || issue.input === null ? 'required' : 'bad-format';
      case 'too_small':
        return isNumber ? 'too-small' : 'too-short';
      case 'too_big':
        return isNumber ? 'too-big' : 'too-long';
      case 'invalid_value':
      case 'invalid_union':
        return 'not-a-choice';
      case 'invalid_format':
        return 'bad-format';
      case 'custom':
        // A rule of our own may say its code (reportTemplate.ts).
        return fieldCodes.find((known) => known === issue.params?.['code']) ?? 'required';
      default:
        return 'invalid';
    }
  })();
  return {
    field,
    code,
    ...(issue.code === 'too_small' ? ofSize(issue.minimum) : {}),
    ...(issue.code === 'too_big' ? ofSize(issue.maximum) : {}),
  };
}
