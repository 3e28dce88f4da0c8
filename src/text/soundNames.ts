import type { Span } from './highlight.ts';
import { titles } from './nameCues.ts';
import { readAsWords, wordCost } from './wordReading.ts';

/** Signs with which names of other languages are written by their sound (Xinhua's tables, and what Uyghur, Tibetan and Mongol names use). */
const sound =
  '[阿艾巴贝比布波勃伯查茨达戴丹德迪蒂杜顿厄尔恩法菲费夫弗佛福盖戈格古哈海汉汗罕赫亨侯胡吉加佳贾杰捷金卡凯坎康科克库奎拉莱兰朗劳勒雷黎里莉丽利林琳露卢鲁路伦罗洛马玛迈曼梅门蒙米密明摩莫默姆穆内纳娜尼妮努诺欧帕派佩皮平普奇其恰强乔钦琴茹瑞撒萨塞赛桑瑟森沙莎山圣施史斯丝思苏索塔泰坦汤唐特提汀廷图托娃瓦万旺威韦维温文翁沃乌伍西希席夏香谢辛雄休旭雅亚延扬叶伊依因英永尤由约扎詹珍哲芝仁卓孜增藏泽措吾买合甫江孙热木南吐素逊迦叔玉]';
const names = new RegExp(
  `${sound}{2,8}(?:·\\p{Script=Han}{1,8}?)+(?=${titles}|[^·\\p{Script=Han}]|[的说和在是被让把想一也都申需报没]|$)|${sound}{3,9}`,
  'gu',
);
/** −ln per sign above which a run of such signs is no chain of words; 马克思 and 卡里 stay far below. */
const leastCostPerSign = 6.4;

/** Foreign and ethnic names in a normalised text: with a dot, or a run of such signs that no words explain. */
export function soundNames(text: string): readonly Span[] {
  return [...text.matchAll(names)].flatMap((match) => {
    const run = match[0];
    if (run.includes('·')) return [{ start: match.index, end: match.index + run.length }];
    const cost = readAsWords(run).before[run.length]! / run.length;
    const isWord = wordCost(run) !== undefined || wordCost(run.slice(0, 3)) !== undefined;
    return cost < leastCostPerSign || isWord ? [] : [{ start: match.index, end: match.index + run.length }];
  });
}
