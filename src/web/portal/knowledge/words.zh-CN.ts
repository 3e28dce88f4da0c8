/** Articles: offered while somebody types, and to be read. */
export const knowledgeZh = {
  'answers.title': '也许这里就有答案',
  'answers.solved': '解决了，不用提交了',
  'answers.notSolved': '没解决，继续填写',
  'answers.thanks': '太好了！草稿已清空，没有提交任何内容。',
  'answers.writeOn': '还有别的事要反映',
  'article.source': '{unit} · {day}核对',
  'article.related': '相关指南',
  'article.gone': '没有找到这篇指南',
  'article.goneHint': '可能已经过期或更新，请搜索看看。',
  'article.notEnough': '没有解决您的问题？',
  'articles.title': '办事指南',
  'articles.search': '搜索：如 补办校园卡、baoxiao',
  'articles.none': '没有找到相关指南',
  'articles.noneHint': '换个说法试试，或直接告诉我们。',
  'articles.corrected': '没有找到原词，以下是“{corrected}”的结果',
  'submit.open': '公开答复与办理成绩',
} as const;
