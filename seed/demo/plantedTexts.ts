import type { Random } from '../../src/sentinel/random.ts';
import { oneOf } from './chance.ts';
import { fill } from './fill.ts';
import type { Planted } from './planted.ts';

/** What people write about a planted incident, in the words of that incident; null where any words about the leaf will do. */
export function plantedText(name: Planted['name'], placeName: string, random: Random): { title: string; text: string } | null {
  const texts = incidents[name];
  if (!texts) return null;
  const [title, text] = oneOf(random, texts);
  const next = () => random.next();
  const vocabularies = [{ place: [placeName] }, words];
  return { title: fill(title, vocabularies, next), text: fill(text, vocabularies, next) };
}

const words: Readonly<Record<string, readonly string[]>> = {
  since: ['从昨天晚上开始', '今天早上起来', '从中午开始', '从下午到现在'],
  please: ['麻烦尽快派人来修', '到底什么时候能好', '请给个准信', '求快点处理', '希望有人管一下'],
  lesson: ['第一节课', '早八', '高数课', '大学物理', '英语听说课'],
  minutes: ['二十', '半', '四十', '十几'],
};

const incidents: Partial<Record<Planted['name'], readonly (readonly [string, string])[]>> = {
  'broken-pump': [
    ['{place}没有热水', '{since}整栋楼都没热水，[听说是水泵坏了，]{please}。'],
    ['3号公寓热水停了', '{place}{since}打不出热水，[楼上楼下都一样，]洗不了澡，{please}。'],
    ['水泵又坏了？', '{place}水压特别低，热水器一直显示缺水，[楼管说是泵的问题，]{please}。'],
    ['{place}水龙头只滴水', '{since}只有一点点水，五楼六楼完全上不去水，[洗漱要去隔壁楼，]{please}。'],
    ['整栋楼停热水', '{since}3号公寓全楼没有热水，也没有通知，[群里已经炸了，]{please}。'],
    ['洗到一半没水了', '正洗头突然没水，[等了{minutes}个小时还没来，]应该是泵房出问题了，{please}。'],
    ['{place}热水忽冷忽热然后没了', '先是忽冷忽热，后来直接没了，[阿姨说泵在修，]{please}。'],
    ['3号楼泵房有很大的响声', '一楼泵房{since}一直嗡嗡响，楼上没热水，[怕是要烧坏了，]{please}。'],
  ],
  'monday-network': [
    ['二教早上连不上网', '{place}周一{lesson}连不上校园网，[认证页面一直转圈，]老师的课件都打不开，{please}。'],
    ['又是周一，二教又断网', '每到周一早上{place}的网就断，[上周也是这样，]十点以后才好，{please}。'],
    ['{place}Wi-Fi 能连上但没有网', '{lesson}的时候全班都没网，[手机电脑都试了，]签到都签不了，{please}。'],
    ['第二教学楼网络掉线', '{place}八点多开始网络时断时续，[有线也不行，]{minutes}分钟才能刷出一个网页，{please}。'],
    ['上课签到系统打不开', '{place}没网，{lesson}签到失败，[不会算我缺勤吧，]{please}。'],
    ['周一上午网太慢', '{place}一到周一第一二节课网就卡得不行，[其他时间还可以，]{please}。'],
  ],
};
