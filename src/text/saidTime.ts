/** Words for a day, a part of it, a clock time; in this order they make one phrase. */
const day =
  '(?:今天|今日|今早|今晨|今晚|昨天|昨日|昨晚|昨夜|前天|前晚|大前天|上个?(?:周|星期|礼拜|月)[一二三四五六日天末]?|(?:这|本)(?:周|星期|礼拜|月)[一二三四五六日天末]?|(?:周|星期|礼拜)[一二三四五六日天末]|\\d{1,2}月\\d{1,2}[日号]|\\d{1,2}[日号](?!楼|公寓|宿舍|食堂|线|门|院)|[一二两三四五六七八九十半几\\d]+个?(?:天|小时|钟头|分钟|周|星期|月)(?:前|以前|之前|来|了)|最近|近期|近来|这几天|这两天|这段时间|开学(?:以来|初)?|刚才|刚刚|现在|目前|此刻)';
const part = '(?:凌晨|清晨|一?大?早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|晚间)';
const clock =
  '(?:[零一二两三四五六七八九十\\d]{1,3}(?:点|时)(?:半|一刻|三刻|[零一二三四五六七八九十\\d]{1,3}分?)?|\\d{1,2}[:：]\\d{2})';
const tail = '(?:左右|前后|多|开始|起|以来|到现在|至今)*';
const chinese = new RegExp(
  `(?:从|自)?(?:${day}(?:的)?(?:${part})?(?:的)?(?:${clock})?|${part}(?:${clock})?|${clock})${tail}`,
  'u',
);
const english =
  /\b(?:since )?(?:(?:early |late )?(?:this|yesterday|last|tomorrow) (?:morning|afternoon|evening|night|week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|today|tonight|yesterday|just now|right now|(?:for )?(?:\d+|a|an|two|three|several|a few) (?:minutes?|hours?|days?|weeks?)(?: ago| now)?|(?:at )?\d{1,2}(?::\d{2})? ?(?:am|pm)|\d{1,2}:\d{2})/iu;

/** The words of a message that say when; null when none do. */
export function saidTime(text: string): string | null {
  const found = chinese.exec(text) ?? english.exec(text);
  // 昨天晚上的事: the particle belongs to what follows.
  return found === null ? null : found[0].trim().replace(/的$/u, '');
}
