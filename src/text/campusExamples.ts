import { seededRandom } from './seededRandom.ts';
import type { Example } from './trainModel.ts';

const wording: Readonly<Record<string, readonly (readonly string[])[]>> = {
  水电: [
    ['停水', '水龙头', '热水器', '跳闸', '停电', '漏水'],
    ['坏了', '没人修', '一直不来', '又出问题了'],
  ],
  餐饮: [
    ['食堂', '饭菜', '窗口', '米饭', '麻辣烫', '早餐'],
    ['太贵', '有虫子', '不新鲜', '排队太久'],
  ],
  网络: [
    ['校园网', 'wifi', '宽带', '选课系统', '登录', '断网'],
    ['连不上', '很慢', '打不开', '总掉线'],
  ],
};
const places = ['三号楼', '5号楼', '图书馆', '教学楼', '东区'];
const openings = ['老师您好', '请问', '麻烦处理一下', '希望尽快解决'];

/** Made-up cases of three labels for tests: `count` of them, spread over the months of 2025. Not a picture of any school. */
export function campusExamples(count: number, seed = 1): readonly Example[] {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const label = pick(Object.keys(wording));
    const [things, faults] = wording[label]!;
    const thing = pick(things!);
    const date = `2025-${String(1 + Math.floor((index / count) * 12)).padStart(2, '0')}-15`;
    const text = `${pick(openings)},${pick(places)}的${thing}${pick(faults!)},${pick(things!)}也${pick(faults!)},编号${index}`;
    return { title: `${pick(places)}${thing}${pick(faults!)}`, text, label, date };
  });
}
