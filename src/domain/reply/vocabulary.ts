/** Blanks of a template that the system fills in, by the names that people write in braces: {编号} or {number}. */
export const filledBlanks = {
  编号: 'number',
  标题: 'title',
  地点: 'place',
  单位: 'unit',
  单位电话: 'unitPhone',
  事项: 'category',
  今天: 'today',
  办结期限: 'due',
} as const;
export type FilledBlank = (typeof filledBlanks)[keyof typeof filledBlanks];

/** Blanks that whoever writes must fill in: until then nothing can be sent. */
export const writtenBlanks = {
  查明情况: 'finding',
  办理措施: 'measure',
  完成时间: 'date',
  联系人: 'contact',
  理由: 'reason',
  其他途径: 'otherWay',
} as const;
export type WrittenBlank = (typeof writtenBlanks)[keyof typeof writtenBlanks];

/** Commands whose words may begin with a template. */
export const templateCommands = ['Answer', 'Resolve', 'Decline', 'AskFacts', 'Respond', 'Progress', 'Transfer'] as const;
export type TemplateCommand = (typeof templateCommands)[number];
