import type { HouseNoticeKind } from '../../contract/notifications.ts';
import type { Language } from './compose.ts';

/** Of what is about no case: `{about}` names a thing of the house, never a person. */
const sentences: Readonly<Record<Language, Readonly<Record<HouseNoticeKind, string>>>> = {
  zh: {
    ArticleReviewDue: '知识文章“{about}”该复核了，请核对内容是否仍然正确。',
    AutoDispatchStopped: '“{about}”的自动派件准确率下降，系统已自动关闭，新诉件改由人工派件。',
    PublicationProposed: '我们想把诉求 {about} 的答复去除身份后公开，供大家参考。您可以看原文，同意或不同意。',
    PublicationToConfirm: '有一条公开答复待您核对：“{about}”。',
    ReportPublished: '《{about}》已印发，可以查阅。',
    BackupFailed: '{about} 的数据备份没有成功，请尽快处理。',
    RestoreTrialFailed: '{about} 的恢复演练没有成功：现有备份可能无法恢复，请尽快处理。',
    SecondFactorReset: '管理员重置了您的两步验证，您的登录已全部退出。如果不是您要求的，请立即联系安全管理员。',
    DataRequestCame: '有人请求更正或删除自己的数据，请处理。',
    DataRequestAnswered: '您关于个人数据的请求有了答复。',
    UnusualLooks: '{about}的异常查阅报告已生成，请核实。',
    CertificateExpires: '您的培训合格证“{about}”即将到期，请在培训页重新测验。',
    TrainingOverdue: '必修课程“{about}”已过完成期限，请尽快完成。',
    AlertRaised: '哨点预警：{about}。请看明细，属实的先动手处理。',
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
    SecondFactorReset:
      'An administrator reset your two-step verification and signed you out everywhere. If you did not ask for it, call the security administrator at once.',
    DataRequestCame: 'Somebody asks for correction or deletion of their own data.',
    DataRequestAnswered: 'Your request about your personal data has been answered.',
    UnusualLooks: 'The report of unusual look-ups of {about} is ready to be checked.',
    CertificateExpires: 'Your certificate “{about}” is about to expire: please take the quiz again on the training page.',
    TrainingOverdue: 'The course “{about}” should have been finished: please complete it soon.',
    AlertRaised: 'The sentinel noticed something: {about}. Please look at it, and act first where it is true.',
  },
};

export function houseSentence(language: Language, kind: HouseNoticeKind, about: string): string {
  return sentences[language][kind].replace('{about}', about);
}
