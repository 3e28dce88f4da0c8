import { searchCases } from '../src/contract/understanding.ts';
import { startLoadedService } from './loadedService.ts';
import { percentile, rounded, timed } from './timing.ts';

/**
 * The search of the desk over HTTP: `npm run bench -- search [cases] [--json] [--each] [--on FOLDER]`, by default with 100,000 cases.
 * `searchP95Ms` is over all queries and readers. What is found and what is not is measured by bench/text.ts.
 */
const service = await startLoadedService(100_000);
const { get, say } = service;

const queries = [
  ...['热水', '空调', '漏水', '食堂', '网络', '奖学金', '选课', '门禁', '老鼠', '快递', '停电', '噪音'],
  ...['没有热水', '空调不制冷', '下水道堵塞', '菜价偏高', '宿舍断网', '楼道灯坏', '教室投影', '校园卡充值'],
  ...['东湖3号公寓', '东湖3号公寓 热水', '图书馆 座位', '第一食堂 窗口', '北山校区 班车', '三号公寓 漏水'],
  ...['hqfw', 'tsg', 'xykcz', 'dh3'],
  ...['热睡器', '空调不质冷', '助学代款'],
  ...['JS2026-000123', await someNumber(), '000777'],
  ...['无此词汇也无此物', '热', '洗衣机 投币 三楼', 'wifi', 'VPN 连不上'],
];
const { categories } = await service.deps.reference.newest();
const unit = categories.get('0401')!.defaultUnit;
const readers: readonly (readonly [string, string, string])[] = [
  ['desk', await service.signIn({ role: 'operator', unit: null }), ''],
  ['officer of one unit', await service.signIn({ role: 'officer', unit }), ''],
  ['desk, one place', await service.signIn({ role: 'dispatcher', unit: null }), '&place=d3'],
  ['desk, one category', await service.signIn({ role: 'dispatcher', unit: null }), '&category=04'],
];

const all: number[] = [];
let slowest = { query: '', ms: 0 };
for (const [reader, cookie, filter] of readers) {
  const own: number[] = [];
  for (const query of queries) {
    const path = `${searchCases.path}?text=${encodeURIComponent(query)}${filter}`;
    await get(cookie, path);
    const { times } = await timed(8, 2, async () => void (await get(cookie, path)));
    own.push(...times);
    const median = percentile(times, 0.5);
    if (median > slowest.ms) slowest = { query: `${query} (${reader})`, ms: rounded(median) };
    if (process.argv.includes('--each')) say(`  ${reader}  ${query}  ${rounded(median)} ms  ${await hits(cookie, path)} found`);
  }
  all.push(...own);
  say(`${reader.padEnd(24)} p50 ${rounded(percentile(own, 0.5))} ms   p95 ${rounded(percentile(own, 0.95))} ms`);
}
console.log(
  JSON.stringify({
    cases: service.cases,
    searchP50Ms: rounded(percentile(all, 0.5)),
    searchP95Ms: rounded(percentile(all, 0.95)),
    slowest: slowest.query,
    slowestMs: slowest.ms,
  }),
);
await service.close();

async function hits(cookie: string, path: string): Promise<number> {
  const { found } = (await get(cookie, `${path}&limit=50`)) as { found: unknown[] };
  return found.length;
}

async function someNumber(): Promise<string> {
  const { rows } = await service.deps.database.pool.query<{ number: string }>(
    'select number from case_view order by submitted_at desc limit 1',
  );
  return rows[0]!.number;
}
