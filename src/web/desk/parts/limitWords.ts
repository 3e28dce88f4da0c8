import type { z } from 'zod';
import type { Reckoning } from '../../../contract/cases.ts';
import type { Format } from '../../ui/format.ts';
import type { DeskText } from '../useText.ts';

export type LimitWords = {
  readonly unit: z.output<typeof Reckoning>['unit'];
  readonly amount: number;
  readonly capNaturalMinutes?: number | undefined;
};

/** A limit as people say it: 2 小时(工作时间) · 3 个工作日，最长 7 天 · 当日. */
export function limitWords(limit: LimitWords, text: DeskText, format: Format): string {
  const cap = limit.capNaturalMinutes;
  const amount = amountWords(limit, text, format);
  return cap === undefined ? amount : text('limit.capped', { limit: amount, cap: naturalWords(cap, format) });
}

function amountWords({ unit, amount }: LimitWords, text: DeskText, format: Format): string {
  switch (unit) {
    case 'naturalMinutes':
      return naturalWords(amount, format);
    case 'workMinutes':
      return text('limit.working', { limit: format.minutes(amount) });
    case 'workdays':
      return amount === 0
        ? text('limit.sameWorkday')
        : text(amount === 1 ? 'limit.workday' : 'limit.workdays', { count: amount });
    case 'naturalDays':
      return amount === 0 ? text('limit.sameDay') : format.amount(amount, 'day');
  }
}

/** Whole days from two days on: people say 24 hours, but 7 days. */
function naturalWords(minutes: number, format: Format): string {
  return minutes >= 2 * 1440 && minutes % 1440 === 0 ? format.amount(minutes / 1440, 'day') : format.minutes(minutes);
}
