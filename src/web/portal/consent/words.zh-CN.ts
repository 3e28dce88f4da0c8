/** Words of the privacy notice that is accepted before the first submission. */
export const zh = {
  'consent.title': '隐私说明',
  'consent.first': '提交前请阅读一次。同意后不再询问，说明有重要修改时除外。',
  'consent.again': '说明有重要修改，请重新阅读。您写的内容都在，同意后继续提交。',
  'consent.anonymous': '匿名提交只记下您同意的是哪一版，不记下您是谁。',
  'consent.version': '第 {edition} 版',
  'consent.more': '谁能看到什么',
  'consent.accept': '同意并提交',
  'consent.accepting': '正在提交……',
  'consent.decline': '暂不提交',
} as const;
