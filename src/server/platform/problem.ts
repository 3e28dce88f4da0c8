import type { FieldCode, ProblemCode } from '../../contract/problem.ts';
import type { Refused } from '../../domain/case/vocabulary.ts';
import type { DeedRefused } from '../../domain/deed/vocabulary.ts';
import type { OpinionRefused } from '../../domain/opinions/vocabulary.ts';
import type { SupervisionRefused } from '../../domain/order/vocabulary.ts';

export type FieldFault = { readonly field: string; readonly code: FieldCode; readonly limit?: number };

/** An expected refusal at the server's edge; answered as RFC 9457 problem+json. Everything else that is thrown is a bug. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ProblemCode | Refused | SupervisionRefused | OpinionRefused | DeedRefused;
  readonly fields: readonly FieldFault[] | undefined;
  constructor(
    status: number,
    code: ProblemCode | Refused | SupervisionRefused | OpinionRefused | DeedRefused,
    fields?: readonly FieldFault[],
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}
