import type { Language } from '../i18n/language.ts';

/** All times are shown in the school's zone, wherever the reader's device believes it is. */
const timeZone = 'Asia/Shanghai';
const msPerMinute = 60_000;
const msPerDay = 86_400_000;

export type Format = ReturnType<typeof makeFormat>;

const made = new Map<Language, Format>();

/** The one formatter of a language: numbers, days, times and durations. Instants are ISO strings; days are 'YYYY-MM-DD' in Asia/Shanghai. */
export function formatOf(language: Language): Format {
  const known = made.get(language) ?? makeFormat(language);
  made.set(language, known);
  return known;
}

/** The day in Asia/Shanghai, 'YYYY-MM-DD'. */
export function dayAt(instant: string | number): string {
  return localTimeAt(new Date(instant).getTime()).slice(0, 10);
}

/** The local time in Asia/Shanghai as a datetime-local input takes it, '2026-03-02T23:40'. China has had one offset and no summer time since 1991. */
export function localTimeAt(instant: number): string {
  return new Date(instant + 8 * 60 * msPerMinute).toISOString().slice(0, 16);
}

function makeFormat(language: Language) {
  const dateOptions = { month: language === 'en' ? 'short' : 'long', day: 'numeric' } as const;
  const monthDay = new Intl.DateTimeFormat(language, { timeZone, ...dateOptions });
  const fullDay = new Intl.DateTimeFormat(language, { timeZone, year: 'numeric', ...dateOptions });
  const month = new Intl.DateTimeFormat(language, { timeZone, year: 'numeric', month: dateOptions.month });
  const weekday = new Intl.DateTimeFormat(language, { timeZone, weekday: 'short' });
  const clock = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const relativeDay = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const integer = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const unit = (name: 'day' | 'hour' | 'minute', unitDisplay: 'long' | 'short') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay });
  const units = { day: unit('day', 'long'), hour: unit('hour', 'long'), minute: unit('minute', 'long') };
  const short = { hour: unit('hour', 'short'), minute: unit('minute', 'short') };
  const bytes = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });

  /** 14:30 */
  const time = (instant: string) => clock.format(new Date(instant));

  /** 今天 · 明天 · 3月2日 · 2025年3月2日: the year only when it is not the present one. `now` in milliseconds. In English it fits into a sentence: tomorrow. */
  function day(plain: string, now: number): string {
    const today = dayAt(now);
    const distance = Math.round((Date.parse(plain) - Date.parse(today)) / msPerDay);
    if (Math.abs(distance) <= 1) return relativeDay.format(distance, 'day');
    // Noon in Shanghai, so that no zone moves the day.
    const noon = new Date(`${plain}T12:00:00+08:00`);
    return (plain.slice(0, 4) === today.slice(0, 4) ? monthDay : fullDay).format(noon);
  }

  return {
    time,
    day,
    /** 周一 · Mon */
    weekday: (plain: string) => weekday.format(new Date(`${plain}T12:00:00+08:00`)),
    /** 2026年3月 · Mar 2026, of a day in it. */
    month: (plain: string) => month.format(new Date(`${plain}T12:00:00+08:00`)),
    /** 2026年3月2日, always with its year. */
    fullDay: (plain: string) => fullDay.format(new Date(`${plain}T12:00:00+08:00`)),
    /** 今天 14:30 · 3月2日 14:30 */
    moment: (instant: string, now: number) => `${day(dayAt(instant), now)} ${time(instant)}`,
    /** 1,234 */
    count: (value: number) => integer.format(value),
    /** Share as 98.7%; null (shown as –) while there is nothing to divide by. */
    share: (part: number, of: number) => (of === 0 ? null : percent.format(part / of)),
    megabytes: (value: number) => bytes.format(value / 1_000_000),
    /** Rounded down to its largest unit: 2天 · 3小时 · 40分钟; never negative, at least one minute. */
    duration(milliseconds: number): string {
      const minutes = Math.max(1, Math.floor(Math.abs(milliseconds) / msPerMinute));
      if (minutes < 60) return units.minute.format(minutes);
      if (minutes < 48 * 60) return units.hour.format(Math.floor(minutes / 60));
      return units.day.format(Math.floor(minutes / (24 * 60)));
    },
    /** A limit in minutes, exactly and short: 2小时30分钟 · 2 hr 30 min. */
    minutes(minutes: number): string {
      const hours = Math.floor(minutes / 60);
      const rest = Math.round(minutes % 60);
      const parts = [hours > 0 ? short.hour.format(hours) : '', rest > 0 || hours === 0 ? short.minute.format(rest) : ''];
      return parts.filter(Boolean).join(language === 'en' ? ' ' : '');
    },
    amount: (value: number, name: 'day' | 'hour' | 'minute') => units[name].format(value),
  };
}
