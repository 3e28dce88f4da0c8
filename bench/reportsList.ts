import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { exportXlsx } from '../src/server/documents/xlsxFile.ts';

/** 100,000 lines of a ledger as XLSX; started by reports.ts as a process of its own, so that its memory can be told. */
const count = 100_000;
const columns = ['序号', '诉件编号', '类别', '摘要', '点位', '承办单位', '受理时间', '办结时限'].map((title) => ({
  title,
  width: 16,
}));

async function* rows() {
  for (let i = 1; i <= count; i++) {
    const at = new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString();
    yield [
      { text: String(i), number: i },
      { text: `JS2026-${String(i).padStart(6, '0')}` },
      { text: '热水供应' },
      { text: `宿舍楼${i % 30}层热水器不出热水，已经第${i % 7}天，请尽快维修。` },
      { text: `东湖${i % 20}号公寓` },
      { text: '后勤维修中心' },
      { text: at, instant: at },
      { text: at, instant: at },
    ];
  }
}

const file = path.join(tmpdir(), `huying-list-${process.pid}.xlsx`);
const started = performance.now();
const out = createWriteStream(file);
await exportXlsx({ name: '督办台账', columns, rows: rows() }).pipeTo(Writable.toWeb(out));
const seconds = (performance.now() - started) / 1000;
const megabytes = out.bytesWritten / 1_000_000;
await rm(file);
process.stdout.write(JSON.stringify({ seconds, megabytes, peakMiB: process.resourceUsage().maxRSS / 1024 }));
