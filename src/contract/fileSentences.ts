/** Refusals about tables as files and links to set a password. */
export const fileRefusals = ['csv-only', 'password-link-spent'] as const;

export const filesZh = {
  'csv-only': '有单元格的内容超过表格软件的上限，请改为下载 CSV。',
  'password-link-spent': '这个链接已经用过、过期或不完整，请向管理员要一个新的。',
} as const satisfies Record<(typeof fileRefusals)[number], string>;

export const filesEn = {
  'csv-only': 'A cell holds more than spreadsheet programs allow: please download CSV instead.',
  'password-link-spent': 'This link has been used, has expired or is incomplete: please ask an administrator for a new one.',
} as const satisfies Record<(typeof fileRefusals)[number], string>;
