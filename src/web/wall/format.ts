import { fill } from '../i18n/fill.ts';

const zone = 'Asia/Shanghai';

/** An exact number as the server sends it, '277/315' or '0.95', for drawing and rounding. */
export function numberOf(exact: string): number {
  const [part = '0', whole = '1'] = exact.split('/');
  return Number(part) / Number(whole);
}

/** '87.9%'. Rounded down when it would otherwise read as all of them, for one missing case must not vanish. */
export function percent(share: number, digits = 1): string {
  const shown = (share * 100).toFixed(digits);
  if (share < 1 && Number(shown) === 100) return `${(100 - 10 ** -digits).toFixed(digits)}%`;
  return `${Number(shown)}%`;
}

/** Formatters of one language; each is made once, for a screen runs for months. */
export function formatsOf(language: string) {
  const whole = new Intl.NumberFormat(language);
  const some = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });
  const minute = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false });
  const day = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  });
  const short = new Intl.DateTimeFormat(language, { timeZone: zone, month: 'short', day: 'numeric' });
  const plain = new Intl.DateTimeFormat(language, { timeZone: zone, year: 'numeric', month: 'short', day: 'numeric' });
  const zh = language.startsWith('zh');
  return {
    whole: (n: number) => whole.format(n),
    some: (n: number) => some.format(n),
    time: (at: number) => time.format(at),
    minute: (at: number) => minute.format(at),
    today: (at: number) => day.format(at),
    short: (at: string) => short.format(Date.parse(at)),
    /** A day ('2026-03-02'). */
    plainDay: (date: string) => plain.format(Date.parse(`${date}T00:00:00+08:00`)),
    dayTime: (at: string) => `${short.format(Date.parse(at))} ${minute.format(Date.parse(at))}`,
    /** The two largest units of a time, never negative: '2天3小时'. */
    duration(milliseconds: number): string {
      const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
      const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
      const said = zh
        ? { days: '{n}天', hours: '{n}小时', minutes: '{n}分' }
        : { days: '{n}d ', hours: '{n}h ', minutes: '{n}min' };
      const say = (sentence: string, n: number) => fill(sentence, { n });
      if (days > 0) return `${say(said.days, days)}${hours > 0 && days < 10 ? say(said.hours, hours) : ''}`.trim();
      if (hours > 0) return `${say(said.hours, hours)}${rest > 0 ? say(said.minutes, rest) : ''}`.trim();
      return say(said.minutes, minutes);
    },
  };
}
export type Formats = ReturnType<typeof formatsOf>;
