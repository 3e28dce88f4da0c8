import type { PeriodKind } from '../../../domain/measures/vocabulary.ts';
import { currentLanguage } from '../../i18n/language.ts';
import type { DeskText } from '../useText.ts';
import { shiftDay } from './days.ts';

/** A period by its name: 2026年3月 · March 2026 comes from the words, the key from the server. */
export function periodName(kind: PeriodKind, key: string, text: DeskText): string {
  const [year = '', rest = ''] = key.split('-');
  // 2026 年 3 月, but 2026-03.
  const month = currentLanguage() === 'en' ? rest : Number(rest);
  switch (kind) {
    case 'month':
      return text('period.ofMonth', { year, month });
    case 'month19':
      return text('period.ofMonth19', { year, month });
    case 'quarter':
      return text('period.ofQuarter', { year, quarter: rest.slice(1) });
    case 'half':
      return text(rest === 'H1' ? 'period.firstHalf' : 'period.secondHalf', { year });
    case 'year':
      return text('period.ofYear', { year });
    case 'year19':
      return text('period.ofYear19', { year });
    case 'week':
      return text('period.ofWeek', { year, week: Number(rest.slice(1)) });
    case 'day':
    case 'noon':
    case 'five':
    case 'term':
      return key;
    case 'own':
      return text('period.own', { key });
    case 'span': {
      const [from = '', end = ''] = key.split('_');
      return `${from} – ${shiftDay(end, -1)}`;
    }
  }
}
