import type { SupervisionRefused } from '../domain/order/vocabulary.ts';

type Sentences = Record<
  | SupervisionRefused
  | 'no-such-order'
  | 'no-such-directive'
  | 'no-such-meeting'
  | 'no-such-ledger'
  | 'too-many-rows'
  | 'field.unknown-blank',
  string
>;

/** Sentences of supervision, directives and meetings; problemSentences.ts takes them in. */
export const supervisionZh = {
  'no-such-order': '没有找到这份督办单，或者您无权查看。',
  'no-such-directive': '没有找到这条批示，或者您无权查看。',
  'no-such-meeting': '没有找到这次会议，或者您无权查看。',
  'no-such-ledger': '没有找到这份台账。',
  'too-many-rows': '行数太多，放不进一份文件，请缩小范围，或导出表格。',
  'field.unknown-blank': '含有系统不认识的空位，请只用提示里列出的空位。',
  'unknown-blank': '文字里含有系统不认识的空位，请只用提示里列出的空位。',
  'no-recipient': '请至少选择一个单位。',
  'not-a-recipient': '您的单位不在这份督办单的主送、协办单位之内。',
  'already-signed': '您的单位已经签收。',
  'already-replied': '您的单位已经反馈，请等待核查。',
  'head-must-reply': '一级以上督办须由单位负责人反馈。',
  'replied-yourself': '反馈的人不能核查或销号自己的反馈。',
  'needs-leader': '二级以上督办须由校领导签发或升级。',
  'level-not-higher': '只能升到更高一级。',
  'order-overdue': '已经超过反馈时限，不能再申请延期。',
  'order-extended': '每份督办单只能延期一次。',
  'longer-than-limit': '延长的天数不能超过原时限。',
  'drafted-yourself': '起草人不能签发自己起草的督办单。',
  'no-such-item': '议程里没有这一项。',
  'no-such-decision': '没有这项议定事项，或它不归您的单位。',
  'decision-is-done': '这项议定事项已经办结。',
  'decided-yourself': '反馈的人不能认定自己的反馈已办结。',
  'due-too-early': '完成时限不能早于会议当天，调整后的时限不能早于今天。',
} as const satisfies Sentences;

export const supervisionEn = {
  'no-such-order': 'There is no such supervision order, or you may not see it.',
  'no-such-directive': 'There is no such directive, or you may not see it.',
  'no-such-meeting': 'There is no such meeting, or you may not see it.',
  'no-such-ledger': 'There is no such ledger.',
  'too-many-rows': 'There are too many rows for one document; narrow the range, or export a spreadsheet.',
  'field.unknown-blank': 'There is a blank that the system does not know; use only those listed in the hint.',
  'unknown-blank': 'The text has a blank that the system does not know; use only those listed in the hint.',
  'no-recipient': 'Please choose at least one unit.',
  'not-a-recipient': 'Your unit is not a recipient of this order.',
  'already-signed': 'Your unit has signed already.',
  'already-replied': 'Your unit has replied already; please wait for the check.',
  'head-must-reply': 'From the first level on the head of the unit replies in person.',
  'replied-yourself': 'Whoever replied may not judge or close the own reply.',
  'needs-leader': 'The second and third level are signed and raised by a leader.',
  'level-not-higher': 'An order can only be raised to a higher level.',
  'order-overdue': 'The time to reply has passed; it is too late to ask for an extension.',
  'order-extended': 'An order can be extended once.',
  'longer-than-limit': 'An extension cannot be longer than the original time.',
  'drafted-yourself': 'Whoever drafted an order may not sign it.',
  'no-such-item': 'There is no such item on the agenda.',
  'no-such-decision': 'There is no such decision, or it is not your unit’s.',
  'decision-is-done': 'This decision has been carried out.',
  'decided-yourself': 'Whoever reported may not say that the own report settles it.',
  'due-too-early': 'It cannot be due before the meeting, nor be moved to a day that has passed.',
} as const satisfies Sentences;
