import { closeSync, openSync, writeSync } from 'node:fs';
import { csvLine, csvMark } from '../platform/csvText.ts';
import { ImportMistakes } from './importMistakes.ts';
import type { RowReport } from './tally.ts';

export type ReportFile = { readonly write: (row: RowReport) => void; readonly close: () => void };

const heading = [
  '行 row',
  '文本行 line',
  '编号 key',
  '结果 outcome',
  '诉件编号 number',
  '代码 codes',
  '列 columns',
  '说明',
  'remarks',
];
const flushCharacters = 64 * 1024;

/** A CSV of every row and what became of it, for a spreadsheet program. @throws ImportMistakes when it cannot be written */
export function openReportFile(file: string): ReportFile {
  let waiting = `${csvMark}${csvLine(heading)}`;
  const handle = (() => {
    try {
      return openSync(file, 'w', 0o600);
    } catch (error) {
      throw new ImportMistakes([
        `无法写入报告 ${file} / The report ${file} cannot be written (${(error as NodeJS.ErrnoException).code})`,
      ]);
    }
  })();
  const flush = () => {
    writeSync(handle, waiting);
    waiting = '';
  };
  return {
    write(row) {
      waiting += reportLine(row);
      if (waiting.length > flushCharacters) flush();
    },
    close() {
      flush();
      closeSync(handle);
    },
  };
}

/** One row of the report. */
export function reportLine({ row, line, key, outcome, number, remarks }: RowReport): string {
  const joined = (of: (remark: RowReport['remarks'][number]) => string | null) => remarks.map((r) => of(r) ?? '').join(' | ');
  return csvLine([
    String(row),
    line === null ? '' : String(line),
    key ?? '',
    outcome,
    number ?? '',
    joined((r) => r.code),
    joined((r) => r.column),
    joined((r) => r.zh),
    joined((r) => r.en),
  ]);
}
