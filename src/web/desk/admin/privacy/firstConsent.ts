import type { ItemData } from '../../../api/deskReference.ts';

/** A draft to begin with. It is in force for nobody until the school has put its own name to it. */
export const firstConsent: ItemData<'consentText'> = {
  edition: 1,
  zh: `本校接诉中心按《中华人民共和国个人信息保护法》处理您提交的信息，只用于办理、督办和改进工作。
处理哪些：您的姓名、单位、联系电话（匿名提交时都不记录），您写的内容、位置、照片，以及办理过程。
谁能看到：接诉中心和承办单位的工作人员；查看姓名和电话要先写明用途，每次都留有记录，您看得到。外包人员看不到您的身份。
保存多久：办结满 3 年（进入督办的满 5 年）后，身份、文字和照片自动去除，不能恢复。
公开：对别人有用的答复可能去除身份后公开，公开前通知您，您可以不同意，公开后也可以撤回。
您可以：在“我的数据”里查看、导出，请求更正或删除；不同意本说明时，可以拨打中心电话或当面反映。`,
  en: `The university’s centre processes what you submit under the Personal Information Protection Law of the People’s Republic of China, only to handle, supervise and improve its work.
What: your name, unit and phone number (none of them with an anonymous submission), what you write, places, photos, and how the case is handled.
Who sees it: staff of the centre and of the unit in charge; to see a name or number they have to say why, each look is kept, and you can see it. External firms never see who you are.
How long: three years after the end of a case (five after supervision) identity, words and photos are taken out for ever.
In public: an answer that helps others may be shown without who you are. You are told first, may object, and may have it withdrawn later.
You may: see, export, correct or have deleted what is kept, under “My data”. If you do not accept this notice, call or visit the centre.`,
};
