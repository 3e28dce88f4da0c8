import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { doubleFamilyNames, singleFamilyNames } from '../src/text/familyNames.ts';
import { ordinaryWords } from './ordinaryWords.ts';

/**
 * Writes `src/text/nameWords.ts` from a dictionary with frequencies and word classes: `node tools/nameWords.ts jieba.dict.utf8`
 * (dict/jieba.dict.utf8 of the npm package nodejieba, MIT, © 2013 Sun Junyi). Ordinary words keep their frequency, so that 安全 stays
 * a word; the entries that are persons tell which signs stand in given names. The school's own words come from `seed/`.
 */
const source = process.argv[2];
if (!source) throw new Error('Which dictionary? node tools/nameWords.ts <jieba.dict.utf8>');

const leastFrequency = 12;
const ordinaryFrequency = 400;
const ownFrequency = 3000;
const own =
  '高数 线代 毛概 马原 史纲 思修 马哲 金工 金工实习 大物 小学期 学姐 学长 学弟 学妹 宿管 导员 舍友 室友 调寝 补考 缓考 重修 选课 绩点 保研 考研 挂科 自习室 一卡通 校园卡 校园网 开水器 热水器 洗衣机 充电桩 白名单 二维码 小程序 微信群 吹风机 电动车 报修 报修单 接单 派单 工单 回访 督办 办结 任课 任课教师 任课老师 辅导员 班主任 高年级 高峰 高峰期 单双周 双学位 金额 安检 温水 冷水 方便面 白天 马上 万一 全校 全班 全楼 全寝 何时 何况 常年 时间 时段 时候 严重 严格 严厉 于是 关于 由于 对于 至于 任何 向学院 向老师 向学校 强烈 强制 强烈要求 明显 明明 平时 平均 平时分 安排 应该 应当 通知 通宵 路灯 路面 水管 水箱 水流 水压 水费 水卡 房间 房门 元钱 包间 包裹 车辆 车费 车位 车主 车牌 车棚 车钥匙 经办人 经费 计划 计算机 计科 从来 从未 从早到晚 别人 别的 家长 家属 家里 家人 家属区 国家 管理员 管理 公示 公开 公布 都是 都有 都说 都要 都会 都能 都想 都被 都很 都在 都没 都不 全是 全部 和我 和他 和她 有人 有的 有没有 来了 来电 来人 年级 生活 生病 后勤 后来 后厨 法学 海外 商店 商家 商业 班长 班车 班级 班委 班群 双十一 元旦 华为 强行 强迫 乐器 贝壳 麻烦 麻辣烫 成绩 成绩单 支付 支付宝 那个 那些 那里 那么 那天 那位 查看 查询 查一下 解决 解释 解封 解冻 连续 连接 连不上 原来 原因 原价 容易 温度 文件 文科楼 方案 方面 项目 石板路 江南 花园 花坛 金钱 路过 宣传 舒适 舒服 应届 盖章 司机 终于 终端 满意 广播 广场 东区 西区 南区 北区 东门 西门 南门 北门 水房 支持 明确 古籍 单独 单位 高温 高压 安装 安静 安保 安心 包括 申请 申诉 申报 申请人 石头 易燃 晚上 早上 老师 师傅 阿姨'.split(
    ' ',
  );

const words = new Map<string, number>();
const given = { one: new Map<string, number>(), first: new Map<string, number>(), second: new Map<string, number>() };
const family = new Map<string, number>();
const count = (map: Map<string, number>, key: string, by = 1) => map.set(key, (map.get(key) ?? 0) + by);
let total = 0;

for (const line of readFileSync(source, 'utf8').split('\n')) {
  const [word = '', often = '0', kind = ''] = line.trim().split(' ');
  if (!/^\p{Script=Han}{1,4}$/u.test(word)) continue;
  total += Number(often);
  const familyName = [word.slice(0, 2), word.slice(0, 1)].find(
    (start) => doubleFamilyNames.has(start) || singleFamilyNames.has(start),
  );
  const rest = familyName ? word.slice(familyName.length) : '';
  if (kind.startsWith('nr') && familyName && rest.length >= 1 && rest.length <= 2) {
    count(family, familyName);
    if (rest.length === 1) count(given.one, rest);
    else {
      count(given.first, rest[0]!);
      count(given.second, rest[1]!);
    }
    continue;
  }
  if (word.length === 1 || Number(often) >= leastFrequency) count(words, word, Number(often));
}
for (const word of ordinaryWords) words.set(word, Math.max(words.get(word) ?? 0, ordinaryFrequency));
for (const word of [...own, ...namesOfTheSchool()]) if (!words.has(word)) words.set(word, ownFrequency);
for (const word of own) words.set(word, Math.max(words.get(word)!, ownFrequency));

writeFileSync(
  'src/text/nameWords.ts',
  `/**
 * Written by tools/nameWords.ts, never by hand. Costs are −2·ln of a probability, rounded: a line is a cost and what costs that much.
 * Derived from the dictionary of jieba (MIT, © 2013 Sun Junyi) and from seed/.
 */
export const wordCosts = \`${lines(words, total)}\`;

export const familyNameCosts = \`${lines(family, sum(family))}\`;

/** Signs of given names: alone, as the first and as the second of two. */
export const givenCosts = {
  one: \`${lines(given.one, sum(given.one))}\`,
  first: \`${lines(given.first, sum(given.first))}\`,
  second: \`${lines(given.second, sum(given.second))}\`,
};
`,
);

function lines(map: ReadonlyMap<string, number>, all: number): string {
  const byCost = Map.groupBy(
    [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ([, often]) => Math.round(-2 * Math.log(Math.max(often, 1) / all)),
  );
  return [...byCost]
    .toSorted(([a], [b]) => a - b)
    .map(([cost, entries]) => `${cost} ${entries.map(([word]) => word).join(' ')}`)
    .join('\n');
}

function sum(map: ReadonlyMap<string, number>): number {
  return [...map.values()].reduce((a, b) => a + b, 0);
}

/** Units, topics, places and key words of the seed, so that an office or a building is never taken for a person. */
function namesOfTheSchool(): string[] {
  return readdirSync('seed')
    .filter((file) => ['units.json', 'places.json', 'categories.json'].includes(file))
    .flatMap((file) => readFileSync(`seed/${file}`, 'utf8').match(/\p{Script=Han}{2,6}/gu) ?? []);
}
