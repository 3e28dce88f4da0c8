import type { IdentityKind } from './identityKind.ts';

export type IdentityPattern = {
  readonly kind: IdentityKind;
  /** Read on the normalised text (half width, lower case, simplified); the group `it` when only a part leads to somebody. */
  readonly pattern: RegExp;
  /** Not after this, in the fourteen signs before: a number of an office or of a thing is nobody's. */
  readonly unlessAfter?: RegExp;
};

const gap = '[\\s.·\\-—_]{0,3}';
const numeral = '[零〇○o一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖\\d]';
const publicNumber =
  /(?:热线|服务|办公|报修|前台|总机|值班室?|咨询|客服|窗口)(?:的?(?:电话|号码|热线|台|处|室)){0,2}[是为:\s]*$/u;
const thing =
  /(?:订单|编号|型号|单号|工单|流水号|发票号?|版本|文号|资产号?|设备号?|端口|序列号|条形码|(?:热线|服务台?|办公|报修|前台|总机)电?话?)[号码是为:\s]*[a-z-]*$/u;
const is = '(?:账号|帐号|号码?|id|是|为|叫|:|找我|\\s|\\(|就是|的|写的?)*';
const province = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const dormitory = '(?:室|寝|宿舍|寝室|房间?|号房|床)';
const notAClass = '(?!\\s*(?:教室|实验室|会议室|机房|研讨室|报告厅|办公室|自习室|号?机|多媒体))';
const houses = '(?:号楼|号公寓|号院|号宿舍楼?|栋|幢|舍|#楼?|公寓|宿舍楼?|号寝室楼|斋|苑|园|博士楼|座)';
const birthYear = '(?:19[3-9]\\d|200\\d|201[0-2])';

/** In order of certainty: what an earlier one has found, a later one leaves alone. */
export const identityPatterns: readonly IdentityPattern[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]*[a-z0-9_]@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gu },
  {
    kind: 'email',
    pattern:
      /[a-z0-9][a-z0-9._%+-]+\s*(?:[([{<【]\s*(?:at|a|艾特)\s*[)\]}>】]|艾特|圈a|#|\s+at\s+|@)\s*[a-z0-9-]+\s*(?:(?:\.|点|\s+dot\s+|[([]dot[)\]])\s*(?:com|cn|edu|net|org|tw|hk|io|me)\b\s*)+/gu,
  },
  { kind: 'link', pattern: /(?:https?:\/\/|www\.)[^\s,。;、)】\p{Script=Han}]+/gu },
  // Identity numbers: with or without gaps, with the check digit masked or mistyped too.
  {
    kind: 'idNumber',
    pattern: /(?<!\d)[a-z]?[1-9]\d{5}[\s-]?(?:19|20)\d{2}[\s-]?[01]\d[\s-]?[0-3]\d[\s-]?\d{3}[\s-]?[\dx](?!\d)/gu,
  },
  { kind: 'idNumber', pattern: /身份证[号码是为:后六四位\s]*(?<it>\d[\d\s-]{3,20}[\dx])(?!\d)/gu },
  // Bank cards in groups of four.
  { kind: 'number', pattern: /(?<!\d)\d{4}(?:[\s-]\d{4}){2,4}(?:[\s-]?\d{1,3})?(?!\d)/gu },
  { kind: 'phone', pattern: new RegExp(`(?<!\\d)(?:\\(?\\+?86\\)?${gap})?1[3-9](?:${gap}\\d){9}(?!\\d)`, 'gu') },
  { kind: 'phone', pattern: /(?<!\d)09\d{2}[\s-]?\d{3}[\s-]?\d{3}(?!\d)/gu },
  { kind: 'phone', pattern: /\+\d{1,3}(?:[\s-]?\(?\d{1,5}\)?){2,5}(?!\d)/gu },
  {
    kind: 'phone',
    pattern: /(?<!\d)\(?0\d{2,3}\)?[\s-]*\d{3,4}[\s-]?\d{4}(?:\s*转\s*\d{1,6})?(?!\d)/gu,
    unlessAfter: publicNumber,
  },
  {
    kind: 'phone',
    pattern: /(?:座机|手机|电话|号码|电化|店话|致电|短号|拨打?|打)[是为:我了找\s]*(?<it>[2-8]\d{2,3}[\s-]?\d{3,4})(?!\d)/gu,
    unlessAfter: publicNumber,
  },
  { kind: 'phone', pattern: new RegExp(`(?<!${numeral})[1一幺壹](?:${gap}${numeral}){10,11}(?!${numeral})`, 'gu') },
  {
    kind: 'account',
    pattern: new RegExp(
      `(?:qq群?|q号|扣扣|企鹅|企业微信|微信|微心|薇信|威信|v信|wechat|weixin|vx|wx|加我v|加v|v|钉钉|飞书|抖音|快手|小红书|微博|b站|知乎|支付宝|line|telegram|whatsapp)\\s*${is}(?<it>[a-z0-9](?:[a-z0-9_.-]|\\s(?=\\d)){3,40}[a-z0-9_])(?![a-z])`,
      'gu',
    ),
  },
  {
    kind: 'account',
    pattern:
      /(?:加[我她他]|备注|账号|帐号|用户名|昵称)\s*(?:是|为|:)?\s*(?<it>(?=[a-z0-9_.-]*[\d_-])[a-z0-9][a-z0-9_.-]{4,30})/gu,
  },
  {
    kind: 'plate',
    pattern: new RegExp(
      `${province}\\s?[a-hj-z][·.\\s-]?(?:[a-hj-np-z0-9]\\s?){4}(?:[a-hj-np-z0-9]\\s?[a-hj-np-z0-9]?|[警学挂领港澳使试超])(?![a-z0-9])`,
      'gu',
    ),
  },
  // Said to be somebody's number: then also a short one, and one that looks like a date.
  {
    kind: 'number',
    pattern:
      /(?:工号|学号|学好|学生证|教工号|职工号|工作证|学籍号?|准考证|报名(?:号|编号|序号)|考生号|座位号|护照|回乡证|通行证|签证|居留证|借书证|校园卡|一卡通|饭卡|医保卡?|社保卡?|就诊卡|病历|证件|证号|卡号|账户|户号|尾号|后[四六]位|student\s*id|staff\s*id|passport|\bid)(?:编号|号码|号|卡|证|no\.?|number|好像|是|为|:|#|\s|\()*(?<it>[a-z]{0,3}-?\d{3,24}[x]?)(?![a-z\d])/gu,
  },
  { kind: 'number', pattern: /(?<![a-z0-9-])[a-z]{1,2}\d{7,12}(?![a-z0-9])/gu, unlessAfter: thing },
  {
    kind: 'birth',
    pattern: new RegExp(
      `(?<!\\d)${birthYear}\\s?(?:年|[-./])\\s?(?:1[0-2]|0?[1-9])\\s?(?:月|[-./])\\s?(?:3[01]|[12]\\d|0?[1-9])(?:日|号)?(?!\\d)`,
      'gu',
    ),
  },
  {
    kind: 'birth',
    pattern:
      /(?:出生(?:日期|年月日?|于)?|生日|生于)[是为:\s]*(?<it>(?:\d{4}\s?[年.\-/]\s?)?\d{1,2}\s?[月.\-/]\s?\d{0,2}[日号]?)/gu,
  },
  { kind: 'birth', pattern: /(?<it>(?:19|20)\d{2}\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}[日号]?)(?=[出]?生)/gu },
  // Rooms and beds of dormitories and flats. The building stays: without it nobody can repair or judge anything.
  { kind: 'room', pattern: /(?<it>(?:[一二三四五六七八九\d]{1,2}单元\s*)?\d{3,4}[a-z]?室?)(?<=单元\s*\d{3,4}[a-z]?室?)/gu },
  {
    kind: 'room',
    pattern: new RegExp(
      `${houses}\\s*[-—(,]?\\s*(?<it>(?:[a-z]座?[-\\s]?|\\d{1,2}-)?\\d{3,4}[a-z]?)${notAClass}(?![\\d年月日元块%:.个人名条份])`,
      'gu',
    ),
    unlessAfter: /(?:教学楼|教学|教|实验楼?|图书馆|行政楼?|办公楼?|科研楼?|主楼|大厦|展览|食堂)[a-z0-9一二三四五六七八九十]*$/u,
  },
  {
    kind: 'room',
    pattern: /(?<![\d.])(?<it>[a-z]?-?\d{3,4}|\d{1,2}-\d{3,4})[\s)]*(?:室|寝室?|宿舍|房间|房|号床|号房)(?!外)/gu,
    unlessAfter: /(?:教学楼|教|实验楼?|行政楼?|办公楼?|科研楼?)[a-z0-9一二三四五六七八九十]*座?$/u,
  },
  {
    kind: 'room',
    pattern:
      /(?:住|宿舍|寝室|公寓|房间|楼)\s*[在号是:(]*\s*(?<it>(?:[a-z]-?|\d{1,2}-)\d{3,4}|[a-z]座\d{3,4})(?!\d)(?!\s*(?:教室|实验室|会议室))/gu,
    unlessAfter: /教学$/u,
  },
  { kind: 'room', pattern: /(?:房间?|寝室?|宿?舍)\s*[是:(]\s*(?<it>\d{3,4})(?!\d)/gu },
  { kind: 'room', pattern: /(?<=、)\d{3,4}(?=[两三几]?间?(?:宿舍|寝))/gu },
  { kind: 'room', pattern: /(?:住|我是|对门|隔壁|对面|我们|和|与|、)\s*(?:的)?(?<it>\d{1,2}-\d{3,4})(?!\d)/gu },
  { kind: 'room', pattern: /(?:隔壁|对门|对面|楼上|楼下)\s*(?<it>\d{3,4})(?![\d年月元块个人名%])/gu },
  { kind: 'room', pattern: /(?:园|苑|舍|斋|公寓)\s*\d{1,2}\s*[-—]\s*(?<it>\d{3,4})(?!\d)/gu },
  {
    kind: 'room',
    pattern: /(?<=(?:宿舍|公寓|寝室|[栋幢舍苑园]).{0,6})楼\s*(?<it>[一二三四五六七八九][零〇一二三四五六七八九]{2,3})(?!楼)/gu,
  },
  { kind: 'room', pattern: new RegExp(`(?<it>[一二三四五六七八九][零〇一二三四五六七八九]{2})\\s*${dormitory}`, 'gu') },
  {
    kind: 'room',
    pattern: /(?<![\d一二三四五六])(?<it>(?:\d{1,2}|[一二三四五六七八]|[a-h])\s*号?\s*床)(?:位|铺)?(?!单|上用品|板)/gu,
  },
  // Student, staff and bank card numbers: eight digits and more that are neither a date nor an amount.
  { kind: 'number', pattern: /(?<![\d.])(?!(?:19|20)\d{2}[01]\d[0-3]\d(?!\d))\d{8,20}(?![\d.元])/gu, unlessAfter: thing },
  // Said outright, a name needs no family name that we know: 我叫阿卜杜拉 · 姓名:安娜.
  {
    kind: 'name',
    pattern:
      /(?:我叫|我教|他叫|她叫|名叫|叫做|我的名字是|名字是|名字叫|中文名|姓名[是为:]|本名|户名[是为:]|(?:联系|收件|寄件|报修|反映|投诉|举报|申请|当事|负责|责任|经办)人[是为:]|签[字名]:|落款:|署名:|备注)\s*["“]?(?<it>[\p{Script=Han}·]{2,9}?)(?=[\s,。;、!()（"”\d]|$)/gu,
  },
  { kind: 'name', pattern: /[\p{Script=Hangul}]{2,5}|[\p{Script=Hiragana}\p{Script=Katakana}ー·]{3,}/gu },
  // What friends call each other.
  { kind: 'name', pattern: /(?:喊|叫|称)[她他]\s*["“]?(?<it>[阿小大老]?\p{Script=Han}{1,2})(?=["”,。;、!\s]|$)/gu },
  {
    kind: 'name',
    pattern:
      /(?<!\p{Script=Han}|东)(?<it>阿[\p{Script=Han}])(?=[,。、和跟与说也都在是]|$)|(?<=[和跟与、])(?<too>阿(?![姨弥]|里)[\p{Script=Han}])/gu,
  },
  { kind: 'name', pattern: /(?<=[小老])(?<it>\p{Script=Han})(?=(?:师傅|同学|老师)(?!们))/gu },
  { kind: 'name', pattern: /(?<it>\p{Script=Han})某(?!些|个|种|天|人|日|处|月|年|门|位|楼|课|一|学|老|名|宿|单|教)/gu },
];
