/** Why a hand-over, a dispatch, a result or a deputy is refused. */
export const handlingZh = {
  'absence-overlaps': '这段时间已经指定了代理人。',
  'statutory-route': '这类事项不派给单位，须转专线办理。',
  'not-confirmed': '对方确认接收的时间须在提交之后、现在之前。',
  'no-named-person': '这个单位还没有保密专员，绝密诉件派过去没有人能看到。',
  'not-for-contractors': '保密诉件不能派给外包单位。',
  'needs-before-photo': '这类事项办结须有办理前的照片。',
  'needs-after-photo': '这类事项办结须有办理后的照片。',
  'needs-measurement': '这类事项办结须填写实测数据。',
  'reply-forbidden': '答复中有不能使用的表述或没有填完的空，请修改后再提交。',
  'blank-left': '文中还有没填的空，请填好后再提交。',
  'attempts-too-close': '两次联系的时间太近，请隔一段时间再试。',
  'letters-unanswered': '已经连写五条，请等对方回复后再写。',
} as const;

export const handlingEn = {
  'absence-overlaps': 'Somebody is named as deputy for some of these days already.',
  'statutory-route': 'Matters of this kind are not given to a unit; hand the case over.',
  'not-confirmed': 'The receiver must have confirmed after the submission and before now.',
  'no-named-person': 'This unit has nobody who is trusted with secret cases; nobody there could see it.',
  'not-for-contractors': 'A confidential case cannot be given to an external firm.',
  'needs-before-photo': 'Closing a matter of this kind needs a photo from before the work.',
  'needs-after-photo': 'Closing a matter of this kind needs a photo from after the work.',
  'needs-measurement': 'Closing a matter of this kind needs a measurement.',
  'reply-forbidden': 'The reply has a phrase that may not be used or a blank that is not filled in; please change it.',
  'blank-left': 'A blank is not filled in; please complete the text.',
  'attempts-too-close': 'The two attempts lie too close together; please try again later.',
  'letters-unanswered': 'You have written five messages in a row; please wait for an answer.',
} as const satisfies Record<keyof typeof handlingZh, string>;
