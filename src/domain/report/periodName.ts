import type { Instant } from '../calendar.ts';
import { chineseDay } from '../document/numbering.ts';
import type { Period } from '../measures/period.ts';

const dayIn = (at: Instant) => Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDate();

/** 2026年3月5日 · 2026年第10周（3月2日至3月8日） · 2026年3月 · 2026年上半年 · 2026年 · 2026年3月1日至3月20日. */
export function periodName(period: Period): string {
  const { rule, key } = period;
  const first = dayIn(period.from);
  const last = dayIn(before(period.to));
  switch (rule.kind) {
    case 'day':
      return chineseDay(key);
    case 'week':
      return `${key.slice(0, 4)}年第${Number(key.slice(6))}周（${first.month}月${first.day}日至${last.month}月${last.day}日）`;
    case 'months': {
      const theYear = `${key.slice(0, 4)}年`;
      const part = key.slice(5);
      if (rule.months === 12) return theYear;
      if (rule.months === 6) return `${theYear}${part === 'H1' ? '上' : '下'}半年`;
      if (rule.months === 3) return `${theYear}第${part.slice(1)}季度`;
      return `${theYear}${Number(part)}月`;
    }
    case 'term':
      return key;
    case 'span': {
      const sameYear = first.year === last.year;
      return `${chineseDay(first.toString())}至${sameYear ? '' : `${last.year}年`}${last.month}月${last.day}日`;
    }
  }
}

/** What the period before, and the one further back, are called in a sentence: 较前一日, 较上周同日; 较上月, 较去年同月. */
export function comparisonNames(period: Period): { readonly before: string; readonly earlier: string } {
  switch (period.rule.kind) {
    case 'day':
      return { before: '前一日', earlier: '上周同日' };
    case 'week':
      return { before: '上周', earlier: '去年同周' };
    case 'months':
      switch (period.rule.months) {
        case 1:
          return { before: '上月', earlier: '去年同月' };
        case 3:
          return { before: '上季度', earlier: '去年同季度' };
        case 6:
          return { before: '上一个半年', earlier: '去年同期' };
        case 12:
          return { before: '上年', earlier: '前年' };
      }
      break;
    case 'term':
      return { before: '上学期', earlier: '去年同期' };
    case 'span':
      return { before: '上一时段', earlier: '去年同期' };
  }
}

/** 2026年3月6日8时, 2026年3月6日8时30分. */
export function momentName(at: Instant): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  const minutes = time.minute === 0 ? '' : `${time.minute}分`;
  return `${chineseDay(time.toPlainDate().toString())}${time.hour}时${minutes}`;
}

/** 03-05 10:00, for a column of a table. */
export function momentShort(at: Instant): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai');
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(time.month)}-${two(time.day)} ${two(time.hour)}:${two(time.minute)}`;
}

function before(at: Instant): Instant {
  return Temporal.Instant.from(at).subtract({ milliseconds: 1 }).toString({ smallestUnit: 'millisecond' });
}
