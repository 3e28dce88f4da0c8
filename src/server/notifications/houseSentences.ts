import type { HouseNoticeKind } from '../../contract/notifications.ts';
import type { Language } from './compose.ts';

/** Of what is about no case: `{about}` names a thing of the house, never a person. */
const sentences: Readonly<Record<Language, Readonly<Record<HouseNoticeKind, string>>>> = {
  zh: {
    ArticleReviewDue: '知识文章“{about}”该复核了,请核对内容是否仍然正确。',
    AutoDispatchStopped: '“{about}”的自动派件准确率下降,系统已自动关闭,新诉件改由人工派件。',
  },
  en: {
    ArticleReviewDue: 'The article “{about}” is due for review: please make sure that it is still true.',
    AutoDispatchStopped:
      'Automatic dispatch of “{about}” was switched off because fewer cases stayed where they were sent; people dispatch again.',
  },
};

export function houseSentence(language: Language, kind: HouseNoticeKind, about: string): string {
  return sentences[language][kind].replace('{about}', about);
}
