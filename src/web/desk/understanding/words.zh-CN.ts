/** Suggestions, automatic dispatch, training, drafting by a language model. */
export const understandingZh = {
  'search.person': '诉求人：登录名、全名或手机号',
  'suggest.acceptsToo': '（一键受理并派出）',
  'suggest.accepted': '已按“{category}”受理',
  'suggest.categories': '改分类并受理（现为“{category}”）',
  'suggest.place': '本楼同类 {of} 件中 {cases} 件由其办结',
  'auto.comma': '、',
  'auto.because': '系统自动派件：把握 {probability}%；同类件回放准确率 {accuracy}（n={cases}）；依据：{words}。派错了请退回。',
} as const;
