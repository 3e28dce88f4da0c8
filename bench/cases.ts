import { randomUUID } from 'node:crypto';

const matters = ['水龙头漏水', '没有热水', '网络连不上', '空调不制冷', '食堂菜价偏高', '门禁刷不开', '走廊灯坏了', '下水道堵塞'];

/** A submission as a phone sends it, different for each n. */
export function submission(
  n: number,
  reference: { readonly categories: ReadonlyMap<string, unknown>; readonly places: ReadonlyMap<string, unknown> },
) {
  const categories = [...reference.categories.keys()];
  const places = [...reference.places.keys()];
  return {
    id: randomUUID(),
    categoryCode: categories[n % categories.length]!,
    title: `${matters[n % matters.length]},已经第${(n % 5) + 1}天了`,
    text: `从前天晚上开始就这样,同学们都反映过,麻烦尽快派人来看一下。编号${n}。`.repeat(2),
    placeId: places[(n * 7) % places.length]!,
    placeText: `${(n % 6) + 1}层`,
  };
}
