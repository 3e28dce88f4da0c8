import { type ImportSummary, type Outcome, outcomes } from './tally.ts';

const names: Record<Outcome, readonly [done: string, dry: string]> = {
  taken: ['新建诉件 taken', '将新建 would be taken'],
  'already-there': ['以前已导入 already there', '以前已导入 already there'],
  duplicate: ['文件内重复 repeated in the file', '文件内重复 repeated in the file'],
  refused: ['未收下 refused', '未收下 refused'],
};

/** The summary as a table for a terminal. */
export function summaryText(summary: ImportSummary, seconds: number): string {
  const { dryRun, rows, blank, open, ended, noted, categories, remarks } = summary;
  const count = (n: number, name: string, indent = '') => `${n.toLocaleString('en-US').padStart(9)}  ${indent}${name}`;
  const found = [...remarks].sort(([, a], [, b]) => b.count - a.count);
  return [
    dryRun ? '试运行，没有写入任何内容 · Dry run: nothing was written' : '导入完成 · Import complete',
    count(rows, '读取的行 rows read'),
    ...outcomes.flatMap((outcome) => [
      count(summary.outcomes[outcome], names[outcome][dryRun ? 1 : 0], '= '),
      ...(outcome === 'taken' && summary.outcomes.taken > 0
        ? [
            count(ended, '历史件 ended', '  · '),
            count(open, '待办件 open', '  · '),
            count(noted, '有改动 with a note', '  · '),
            count(categories.value, '类别按对应值 category by value', '  · '),
            count(categories.keyword, '类别按关键词 category by keyword', '  · '),
            count(categories.default, '类别为默认值 category by default', '  · '),
          ]
        : []),
    ]),
    ...(blank > 0 ? [count(blank, '空行(不计入) blank rows, not counted')] : []),
    ...(found.length > 0 ? ['说明，附首例 · Remarks, each with its first row:'] : []),
    ...found.map(([code, { count: n, first, row }]) =>
      count(n, `${code}\n${' '.repeat(13)}${row}: ${first.zh}\n${' '.repeat(13)}${row}: ${first.en}`),
    ),
    `${seconds.toFixed(1)} s, ${Math.round(rows / Math.max(seconds, 0.001)).toLocaleString('en-US')} rows/s`,
  ].join('\n');
}
