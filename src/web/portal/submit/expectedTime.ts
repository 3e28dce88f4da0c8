import type { z } from 'zod';
import type { Limits, Reference } from '../../../contract/reference.ts';
import type { Grade } from '../../../domain/grade/vocabulary.ts';
import type { Format } from '../../ui/format.ts';
import type { PortalText } from '../text.ts';

type Limit = z.output<typeof Limits>['grades']['Y']['respond'];
type GradeLimits = Readonly<Record<Grade, { readonly respond: Limit; readonly resolve: Limit }>>;

/** 2小时 · 当天 · 3 个工作日: a limit as a person says it. */
export function limitWords({ unit, amount }: Limit, text: PortalText, format: Format): string {
  switch (unit) {
    case 'naturalMinutes':
    case 'workMinutes':
      return format.minutes(amount);
    case 'workdays':
      return amount === 0 ? text('limit.sameDay') : text('limit.workdays', { n: amount });
    case 'naturalDays':
      return amount === 0 ? text('limit.sameDay') : format.amount(amount, 'day');
  }
}

/** The limits by grade, where the server tells them with the reference data. */
export function limitsIn(reference: Reference & { readonly limits?: GradeLimits }): GradeLimits | null {
  return reference.limits ?? null;
}
