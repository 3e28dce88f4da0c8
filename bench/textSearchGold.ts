/**
 * One query and what a reader expects to find with it. `expects` is matched against title, a line break, and text, in lower case.
 * The criterion: the thing asked for is mentioned, in whatever script, width, case or numeral; of two words written as one
 * both are mentioned within 60 characters of each other, in either order; of words with a space between them, anywhere. Synonyms are not expected: no index of words can promise them.
 */
export type GoldQuery = {
  readonly query: string;
  readonly kind: 'two' | 'three' | 'four' | 'place' | 'pinyin' | 'slip' | 'script' | 'mixed';
  readonly expects: RegExp;
};

export const searchGold: readonly GoldQuery[] = [
  { query: '噪音', kind: 'two', expects: /噪音/u },
  { query: '油烟', kind: 'two', expects: /油烟/u },
  { query: '停水', kind: 'two', expects: /停水/u },
  { query: '停电', kind: 'two', expects: /停电/u },
  { query: '路灯', kind: 'two', expects: /路灯/u },
  { query: '电梯', kind: 'two', expects: /电梯/u },
  { query: '食堂', kind: 'two', expects: /食堂/u },
  { query: '宿舍', kind: 'two', expects: /宿舍/u },
  { query: '垃圾', kind: 'two', expects: /垃圾/u },
  { query: '退费', kind: 'two', expects: /退费/u },
  { query: '扬尘', kind: 'two', expects: /扬尘/u },
  { query: '热水', kind: 'two', expects: /热水/u },
  { query: '快递', kind: 'two', expects: /快递/u },
  { query: '空调', kind: 'two', expects: /空调/u },
  { query: '搅拌站', kind: 'three', expects: /搅拌站/u },
  { query: '麻将馆', kind: 'three', expects: /麻将馆/u },
  { query: '公积金', kind: 'three', expects: /公积金/u },
  { query: '自来水', kind: 'three', expects: /自来水/u },
  { query: '油烟扰民', kind: 'four', expects: near('油烟', '扰民') },
  { query: '施工噪音', kind: 'four', expects: anywhere('施工', '噪音') },
  { query: '拖欠工资', kind: 'four', expects: near('拖欠', '工资') },
  { query: '虚假宣传', kind: 'four', expects: near('虚假', '宣传') },
  { query: '消防通道', kind: 'four', expects: near('消防', '通道') },
  { query: '安全隐患', kind: 'four', expects: near('安全', '隐患') },
  { query: '墙面开裂', kind: 'four', expects: near('墙面', '开裂') },
  { query: '捆绑销售', kind: 'four', expects: near('捆绑', '销售') },
  { query: '地下车位', kind: 'four', expects: near('地下', '车位') },
  { query: '违章建筑', kind: 'four', expects: near('违章', '建筑') },
  { query: '房屋漏水', kind: 'four', expects: anywhere('房屋', '漏水') },
  { query: '高压电线', kind: 'four', expects: /高压电线|高压[\s\S]{0,60}?电线|电线[\s\S]{0,60}?高压/u },
  { query: '学校食堂', kind: 'four', expects: near('学校', '食堂') },
  { query: '公交 绕行', kind: 'four', expects: /公交[\s\S]*绕行|绕行[\s\S]*公交/u },
  { query: '丽发新城', kind: 'place', expects: /丽发新城/u },
  { query: '伊景园滨河苑', kind: 'place', expects: /伊景园[.·。・ ]?滨河苑/u },
  { query: '魅力之城', kind: 'place', expects: /魅力之城/u },
  { query: '月亮岛路', kind: 'place', expects: /月亮岛路/u },
  { query: '梅溪湖', kind: 'place', expects: /梅溪湖/u },
  { query: '凯乐国际城', kind: 'place', expects: /凯乐国际城/u },
  { query: '西地省财政经济学院', kind: 'place', expects: /财政经济学院/u },
  { query: '温斯顿英语', kind: 'place', expects: /温斯顿英语/u },
  { query: 'lfxc', kind: 'pinyin', expects: /丽发新城/u },
  { query: 'aqyh', kind: 'pinyin', expects: /安全隐患/u },
  { query: 'yyrm', kind: 'pinyin', expects: /油烟扰民/u },
  { query: 'mlzc', kind: 'pinyin', expects: /魅力之城/u },
  { query: 'jbz', kind: 'pinyin', expects: /搅拌站/u },
  { query: 'gjj', kind: 'pinyin', expects: /公积金/u },
  { query: '丽发新成', kind: 'slip', expects: /丽发新城/u },
  { query: '伊景圆滨河苑', kind: 'slip', expects: /伊景园[.·。・ ]?滨河苑/u },
  { query: '月亮到', kind: 'slip', expects: /月亮岛/u },
  { query: '搅伴站', kind: 'slip', expects: /搅拌站/u },
  { query: '温斯顿英文', kind: 'slip', expects: /温斯顿英[语文]/u },
  { query: '魅力城之', kind: 'slip', expects: /魅力之城/u },
  { query: '麗發新城', kind: 'script', expects: /丽发新城/u },
  { query: '噪音擾民', kind: 'script', expects: anywhere('噪音', '扰民') },
  { query: '５８车贷', kind: 'script', expects: /58车贷/u },
  {
    query: '地铁三号线',
    kind: 'script',
    expects: /地铁[\s\S]{0,60}?(?<!\d)(?:3|三)号线|(?<![\d十])(?:3|三)号线[\s\S]{0,60}?地铁/u,
  },
  { query: '110kv', kind: 'mixed', expects: /110kv/u },
  { query: 'KTV', kind: 'mixed', expects: /(?<![a-z])ktv/u },
  { query: 'A7县 路灯', kind: 'mixed', expects: /a7县[\s\S]*路灯|路灯[\s\S]*a7县/u },
  { query: 'A3区 噪音', kind: 'mixed', expects: /a3区[\s\S]*噪音|噪音[\s\S]*a3区/u },
];

function near(one: string, other: string): RegExp {
  return within(one, other, '{0,60}?');
}

/** A sample of messages with these words far apart was read: nearly all were about both, so they count too. */
function anywhere(one: string, other: string): RegExp {
  return within(one, other, '*');
}

function within(one: string, other: string, gap: string): RegExp {
  return new RegExp(`${one}[\\s\\S]${gap}${other}|${other}[\\s\\S]${gap}${one}`, 'u');
}
