import type { Span } from './highlight.ts';

/** Names in Latin letters, told by what is said before or after them or by standing as two capitalised words in a Chinese text. */
export function latinNames(text: string): readonly Span[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const words = match.groups?.['it'] ?? match[0];
      if (noNames.has(words.split(/[\s.]+/)[0]!.toLowerCase())) return [];
      const start = match.index + match[0].lastIndexOf(words);
      return [{ start, end: start + words.length }];
    }),
  );
}

const word = "[A-Z][a-zA-Zà-öø-ÿ'’-]+";
const whole = `${word}(?:\\s+(?:${word}|[A-Z]\\.|van|von|de|da|bin|al)){0,3}`;
const patterns = [
  new RegExp(
    `(?:name is|[Ii] am|[Ii]'m|called|named|[Cc]ontact|我叫|我是|名叫|名字是|姓名[::]?|@|Prof\\.?|Dr\\.?|Mr\\.?|Ms\\.?|Mrs\\.?|TA|同学|室友|老师|student|roommate|advisor)\\s*(?<it>${whole})`,
    'gu',
  ),
  new RegExp(`(?<it>${whole})(?=\\s*(?:老师|同学|教授|先生|女士|学长|学姐))`, 'gu'),
  new RegExp(`(?<![A-Za-z])${word}(?:\\s+${word}){1,3}(?![A-Za-z])`, 'gu'),
];

/** Capitalised words of campus English that are nobody. */
const noNames = new Set(
  'prof dr mr ms mrs ta the a an my your his her our this that these those it is are was were in on at for of and or to from by with please hi hello dear sir madam thanks thank monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december east west north south lake hill campus dormitory building hall library canteen centre center office school college university department faculty student students staff teacher gate road street room floor wifi wi-fi internet network exam course class academic affairs international services service office open day wechat qq alipay outlook gmail google apple windows microsoft office word excel iphone ipad android vpn ppt pdf id toefl ielts gre bus shuttle hospital clinic gym swimming pool laundry request chinese english china beijing shanghai hangzhou app web python java matlab i we you he she they'.split(
    ' ',
  ),
);
