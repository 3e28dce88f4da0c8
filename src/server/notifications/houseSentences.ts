import type { HouseNoticeKind } from '../../contract/notifications.ts';
import type { Language } from './compose.ts';

/** Of what is about no case: `{about}` names a thing of the house, never a person. */
const sentences: Readonly<Record<Language, Readonly<Record<HouseNoticeKind, string>>>> = {
  zh: {
    ArticleReviewDue: '知识文章“{about}”该复核了,请核对内容是否仍然正确。',
    AutoDispatchStopped: '“{about}”的自动派件准确率下降,系统已自动关闭,新诉件改由人工派件。',
    PublicationProposed: '我们想把诉求 {about} 的答复去除身份后公开，供大家参考。您可以看原文，同意或不同意。',
    PublicationToConfirm: '有一条公开答复待您核对：“{about}”。',
    ReportPublished: '《{about}》已印发，可以查阅。',
    BackupFailed: '{about} 的数据备份没有成功,请尽快处理。',
    RestoreTrialFailed: '{about} 的恢复演练没有成功:现有备份可能无法恢复,请尽快处理。',
  },
  en: {
    ArticleReviewDue: 'The article “{about}” is due for review: please make sure that it is still true.',
    AutoDispatchStopped:
      'Automatic dispatch of “{about}” was switched off because fewer cases stayed where they were sent; people dispatch again.',
    PublicationProposed:
      'We would like to show the answer to your case {about} to everybody, without who you are. Look at the words, and agree or object.',
    PublicationToConfirm: 'An answer waits for your confirmation before everybody may read it: “{about}”.',
    ReportPublished: '“{about}” has been published.',
    BackupFailed: 'The backup of {about} did not succeed: please look into it soon.',
    RestoreTrialFailed:
      'The trial of restoring of {about} did not succeed: the backups may be of no use; please look into it soon.',
  },
};

export function houseSentence(language: Language, kind: HouseNoticeKind, about: string): string {
  return sentences[language][kind].replace('{about}', about);
}
