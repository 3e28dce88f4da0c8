import type { DeedRefused } from '../domain/deed/vocabulary.ts';

type Sentences = Record<DeedRefused | 'no-such-deed', string>;

/** Sentences of the register of verified deeds; problemSentences.ts takes them in. */
export const deedZh = {
  'no-such-deed': '没有找到这条查实事项，或者您无权查看。',
  'evidence-missing': '虚假办结、泄露信息须关联诉件，或者附上照片作为证据。',
  'entered-yourself': '登记的人不能认定、裁定自己登记的事项。',
  'own-deed': '这是您所在单位的事项，须由其他单位的人认定。',
  'judged-yourself': '已经认定过的人不能再裁定申诉，须由另一位校领导裁定。',
  'appeal-too-late': '申诉期限已过。',
} as const satisfies Sentences;

export const deedEn = {
  'no-such-deed': 'There is no such verified deed, or you may not see it.',
  'evidence-missing': 'A fake closing or a leak needs evidence: a case, or a photo.',
  'entered-yourself': 'Whoever entered a deed cannot confirm it or rule on it.',
  'own-deed': 'This is about your own unit: somebody of another unit has to judge it.',
  'judged-yourself': 'Whoever confirmed it cannot rule on the appeal: another leader has to.',
  'appeal-too-late': 'The time for an appeal has passed.',
} as const satisfies Sentences;
