import type { UrgencyQuestion } from './vocabulary.ts';

type Rule = {
  readonly question: UrgencyQuestion;
  /** What a yes raises the case to. */
  readonly raisesTo: 'T' | 'J';
  /** A yes is for trusted people only. */
  readonly confidential: boolean;
  /** Beginnings of category codes for which it is asked. */
  readonly categories: readonly string[];
  /** Or words for which it is asked whatever the category. */
  readonly words: RegExp;
};

/**
 * What an operator asks to find the grade (domain.md §6.2, T and J), the gravest first. Reviewed one by one: urgencyScript.test.ts says for
 * each when it must be asked and when it must not. What a text says by itself is found by src/text/sensitiveRules.ts; this asks what callers
 * do not think of saying.
 */
const rules: readonly Rule[] = [
  {
    question: 'trapped-in-lift',
    raisesTo: 'T',
    confidential: false,
    categories: ['0402'],
    words: /电梯|lift|elevator/iu,
  },
  {
    question: 'hurt-oneself',
    raisesTo: 'T',
    confidential: true,
    categories: ['0903', '0904', '0302'],
    words: /抑郁|崩溃|绝望|撑不住|活着|压力太大|受不了了|depress|hopeless/iu,
  },
  {
    question: 'not-safe',
    raisesTo: 'T',
    confidential: true,
    categories: ['0802', '1304'],
    words: /跟踪|尾随|骚扰|威胁|打人|打架|欺负|霸凌|stalk|harass|threat/iu,
  },
  {
    question: 'fire-or-gas',
    raisesTo: 'T',
    confidential: false,
    categories: ['0305', '0502', '0801', '0805'],
    words: /焦味|糊味|烟|燃气|煤气|天然气|跳闸|短路|发烫|火花|smoke|burn|gas leak/iu,
  },
  {
    question: 'ill-after-eating',
    raisesTo: 'T',
    confidential: false,
    categories: ['0601'],
    words: /异物|变质|馊|没熟|虫子?在?(?:菜|饭|汤)|(?:菜|饭|汤)里.{0,6}(?:虫|头发|钢丝|玻璃)|spoiled/iu,
  },
  {
    question: 'live-wire',
    raisesTo: 'T',
    confidential: false,
    categories: ['0504'],
    words: /漏电|插座|配电|电线|(?:漏水|积水|跑水).{0,10}电|socket|wiring/iu,
  },
  {
    question: 'injured',
    raisesTo: 'T',
    confidential: false,
    categories: ['0305', '0406', '0601', '0801', '0802', '0807', '0905'],
    words: /摔|砸|撞|烫|咬|割|流血|晕|井盖|坠|脱落|injur|hurt|bleed|fell/iu,
  },
  {
    question: 'still-flowing',
    raisesTo: 'J',
    confidential: false,
    categories: ['0404', '0405', '0504'],
    words: /漏水|跑水|渗水|积水|喷水|爆管|淹|leak|flood/iu,
  },
  {
    question: 'many-people',
    raisesTo: 'J',
    confidential: false,
    categories: ['0501', '0502', '0503', '0505', '0701', '0702', '0703'],
    words: /停水|停电|断网|没网|没热水|热水.{0,4}(?:没|不热|凉)|不热|刷不了|outage|no hot water/iu,
  },
  {
    question: 'class-now',
    raisesTo: 'J',
    confidential: false,
    categories: ['0204'],
    words: /投影|麦克风|话筒|多媒体|正在上课|考场|projector/iu,
  },
];

const asksAtMost = 3;

/** The questions worth asking now, the gravest first, at most three: a caller in need must not be examined. */
export function questionsFor(said: { readonly categoryCode: string | null; readonly text: string }): readonly UrgencyQuestion[] {
  const text = said.text.normalize('NFKC');
  return rules
    .filter(({ categories, words }) => categories.some((code) => said.categoryCode?.startsWith(code)) || words.test(text))
    .slice(0, asksAtMost)
    .map(({ question }) => question);
}

/** What the questions answered with yes ask for: the sooner of the grades, and whether only trusted people may read it. */
export function raisedBy(yes: readonly UrgencyQuestion[]): {
  readonly raisesTo: 'T' | 'J' | null;
  readonly confidential: boolean;
} {
  const applied = rules.filter(({ question }) => yes.includes(question));
  const grades = applied.map(({ raisesTo }) => raisesTo);
  return {
    raisesTo: grades.includes('T') ? 'T' : (grades[0] ?? null),
    confidential: applied.some(({ confidential }) => confidential),
  };
}

/** What a yes to each question raises the case to, for whoever asks. */
export function raisesTo(question: UrgencyQuestion): 'T' | 'J' {
  return raisedBy([question]).raisesTo ?? 'J';
}
