import type { Span } from './highlight.ts';

export const identityKinds = ['name', 'phone', 'idNumber', 'number', 'email', 'account', 'plate', 'room', 'link'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** Something in a text that may lead to a person; half-open, in UTF-16 units of the original. */
export type Identity = Span & { readonly kind: IdentityKind; readonly words: string };

/**
 * What in a text may lead to a person, in order, never overlapping. Rules find what has a form: numbers, addresses, a family name
 * before a title or after 我叫. They cannot know who 我上铺 is: a person reads the result before anybody else does.
 */
export function identities(text: string, knownNames: readonly string[] = []): readonly Identity[] {
  const found: Identity[] = [];
  const add = (kind: IdentityKind, start: number, words: string) => {
    const end = start + words.length;
    if (words !== '' && found.every((other) => end <= other.start || start >= other.end)) found.push({ kind, start, end, words });
  };
  // A name with a gap or a dot in it is the same name.
  for (const name of [...knownNames].filter((known) => [...known].length > 1).sort((a, b) => b.length - a.length)) {
    for (const match of text.matchAll(new RegExp([...name].map(escaped).join('[\\s·.]{0,2}'), 'giu')))
      add('name', match.index, match[0]);
  }
  for (const { kind, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const words = match.groups?.['it'] ?? match[0];
      add(kind, match.index + match[0].indexOf(words), words);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with a mark instead of each, 〔电话〕 or as `markOf` says. */
export function deidentified(
  text: string,
  knownNames: readonly string[] = [],
  markOf: (found: Identity, index: number) => string = ({ kind }) => `〔${marks[kind]}〕`,
): { readonly text: string; readonly found: readonly Identity[] } {
  const found = identities(text, knownNames);
  let written = '';
  let from = 0;
  for (const [index, each] of found.entries()) {
    written += text.slice(from, each.start) + markOf(each, index);
    from = each.end;
  }
  return { text: written + text.slice(from), found };
}

const marks: Record<IdentityKind, string> = {
  name: '姓名',
  phone: '电话',
  idNumber: '证件号',
  number: '号码',
  email: '邮箱',
  account: '账号',
  plate: '车牌',
  room: '房间',
  link: '链接',
};

// The 120 commonest family names cover some nine tenths of people; two characters first.
const surname =
  '(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|百里|南宫|王|李|张|刘|陈|杨|黄|赵|吴|周|徐|孙|马|朱|胡|郭|何|林|高|罗|郑|梁|谢|宋|唐|许|邓|冯|韩|曹|曾|彭|萧|肖|蔡|潘|田|董|袁|于|余|叶|蒋|杜|苏|魏|程|吕|丁|沈|任|姚|卢|傅|钟|姜|崔|谭|廖|范|汪|陆|金|石|戴|贾|韦|夏|邱|方|侯|邹|熊|孟|秦|白|江|阎|薛|尹|段|雷|黎|史|龙|陶|贺|顾|毛|郝|龚|邵|万|钱|严|覃|武|戚|莫|孔|向|汤|温|康|施|文|牛|樊|葛|邢|安|齐|易|乔|伍|庞|颜|倪|庄|聂|章|鲁|岳|翟|殷|詹|申|欧|耿|关|兰|焦|俞|左|柳|甘|祝|包)';
const noNames = '(?:任课|高数|高级|高年|高校|金工|毛概|史纲|马原|马哲|安全|程序|严厉|温和|江苏|陕西)';
const title =
  '(?:老师|同学|教授|主任|院长|处长|科长|书记|校长|部长|馆长|经理|队长|师傅|阿姨|大爷|学长|学姐|学弟|学妹|先生|女士|医生|大夫|护士|辅导员|导员|班主任|某)';
/** Who is spoken of by what they are: a name follows at once. */
const office =
  '(?:老师|同学|辅导员|导师|班主任|师傅|经办人|联系人|负责人|报修人|报告人|投诉人|举报人|申请人|值班员|管理员|保安|宿管|室友|舍友|朋友|同桌|班长|组长|队长|书记|院长|主任|处长|科长|校长|教授|学长|学姐|研究生|博士生|大[一二三四]的|转告|告诉|核实|叫|和|跟|与)';
/** Signs that seldom stand within a given name and often after one. */
const afterName =
  '的了在是说和每收打把被让给不半没接上来从也都就有要去到用课同老学师住女男三天两几先帮讲骂抽干拖,，、。；;：:！!?？（）()';
const given = `(?:(?![${afterName}])\\p{Script=Han}){1,2}`;
const end = '[\\s,，。;；、!！?？(（)）的住在是女男]';

/** In order of certainty: what an earlier one has found, a later one leaves alone. */
const patterns: readonly { readonly kind: IdentityKind; readonly pattern: RegExp }[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu },
  { kind: 'link', pattern: /(?:https?:\/\/|www\.)[^\s,，。;；、)）】]+/giu },
  { kind: 'idNumber', pattern: /(?<![\p{Nd}])[A-Z]?[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dxX](?![\p{Nd}])/gu },
  { kind: 'phone', pattern: /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/gu },
  { kind: 'phone', pattern: /(?<!\d)0\d{2,3}[\s-]\d{7,8}(?:\s*转\s*\d{1,6})?(?!\d)/gu },
  {
    kind: 'account',
    pattern:
      /(?:QQ|微信|企业微信|wechat|vx|weixin|钉钉|飞书|抖音|小红书|支付宝)\s*(?:号|账号|id)?\s*(?:是|为|[:：])?\s*(?<it>[a-zA-Z0-9_-]{5,30})/giu,
  },
  {
    kind: 'plate',
    pattern: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])/gu,
  },
  // Said to be somebody's number: then also a short one, and one that looks like a date.
  {
    kind: 'number',
    pattern:
      /(?:工号|学号|学生证号?|教工号|职工号|学籍号|准考证号?|护照号?|证件号|证号|卡号|一卡通号?|身份证后四位|尾号|后四位)\s*(?:是|为|[:：])?\s*(?<it>[A-Za-z]{0,3}\d{3,20}[xX]?)/gu,
  },
  { kind: 'number', pattern: /(?<![A-Za-z0-9])[A-Z]\d{7,10}(?![A-Za-z0-9])/gu },
  { kind: 'room', pattern: /(?<![\d.])(?<it>[A-Za-z]?-?\d{3,4})\s*(?:室|房间|房|寝|宿舍|号床|号房)/gu },
  { kind: 'room', pattern: /(?:\d{1,2}\s*(?:号楼|号公寓|栋|幢|舍|楼))\s*[-—]?\s*(?<it>\d{3,4}[A-Z]?)(?![\d年月日元块%])/gu },
  { kind: 'room', pattern: /(?<it>[A-Z]\s*座\s*\d{3,4})(?!\d)/gu },
  { kind: 'room', pattern: /楼\s*(?<it>[A-Z]-?\d{3,4})(?!\d)/gu },
  { kind: 'room', pattern: /(?:住|宿舍|寝室|公寓|房间)\s*[:：]?\s*(?<it>\d{1,2}-\d{3,4})(?!\d)/gu },
  // Student, staff and bank card numbers: eight digits and more that are neither a date nor an amount.
  { kind: 'number', pattern: /(?<![\d.])(?!(?:19|20)\d{2}[01]\d[0-3]\d(?!\d))\d{8,20}(?![\d.元])/gu },
  // 我叫阿卜杜拉: said outright, a name needs no family name that we know.
  {
    kind: 'name',
    pattern: /(?:我叫|我的名字是|我的名字叫|名字是|姓名\s*[:：])\s*(?<it>[\p{Script=Han}·]{2,8}?)(?=[\s,，。;；、!！(（)）]|$)/gu,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:我叫|我是|本人|姓名\\s*[:：]?|名叫|叫做|署名\\s*[:：]?)\\s*(?<it>${surname}\\p{Script=Han}{1,2})(?=${end}|$)`,
      'gu',
    ),
  },
  { kind: 'name', pattern: new RegExp(`姓(?<it>${surname})(?=[\\s,，。;；、!！(（)）的]|$)`, 'gu') },
  // Anywhere before a title: 联系王建国老师. Better a subject struck out (高数老师 is spared) than a name left.
  { kind: 'name', pattern: new RegExp(`(?!${noNames})(?<it>${surname}\\p{Script=Han}{0,2}?)${title}`, 'gu') },
  { kind: 'name', pattern: new RegExp(`${office}\\s*[:：]?\\s*(?!${noNames})(?<it>${surname}${given})`, 'gu') },
  // 谢婷婷，女 · 潘安（化学系 · …、高翔三个人: what follows says that it was a person.
  { kind: 'name', pattern: new RegExp(`(?<![\\p{Script=Han}])(?<it>${surname}${given})(?=[,，]\\s*[男女]|[（(])`, 'gu') },
  { kind: 'name', pattern: new RegExp(`、(?!${noNames})(?<it>${surname}${given})(?=[、,，]|[两三几]个?人)`, 'gu') },
  // 梅园9栋616，袁媛。: a name that stands alone between two signs, after something that is somebody's.
  { kind: 'name', pattern: new RegExp(`\\d[,，]\\s*(?<it>${surname}${given})(?=[。,，;；]|$)`, 'gu') },
];

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
