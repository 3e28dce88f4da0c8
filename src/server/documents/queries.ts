import { type ChildProcess, fork } from 'node:child_process';
import type { Chart, Document, FileFormat } from '../../domain/document/vocabulary.ts';
import type { Posters } from './pdfFile.ts';
import type { RenderAnswer, RenderOrder } from './renderProcess.ts';
import { exportXlsx, type SheetRows } from './xlsxFile.ts';

/** Documents as files; see docs/architecture.md. The same document always gives the same bytes. */
export type Documents = {
  /** @throws Error when a renderer fails */
  readonly file: (document: Document, format: FileFormat) => Promise<Buffer>;
  /** A chart as SVG, for a page. */
  readonly chart: (chart: Chart) => Promise<Buffer>;
  /** Sheets to hang up, as a PDF. */
  readonly posters: (posters: Posters) => Promise<Buffer>;
  /** A list of any length as a spreadsheet, written while its rows come. */
  readonly list: (sheet: SheetRows) => ReadableStream<Uint8Array>;
  readonly close: () => Promise<void>;
};

const mediaTypes: Record<FileFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a browser needs to keep the file under its name. @param name without an ending; may be Chinese */
export function downloadHeaders(name: string, format: FileFormat): Record<string, string> {
  const plain = name.replace(/[\\/:*?"<>|\s]+/g, ' ').trim();
  return {
    'content-type': mediaTypes[format],
    'content-disposition': `attachment; filename="document.${format}"; filename*=UTF-8''${encodeURIComponent(`${plain}.${format}`)}`,
  };
}

/** The fonts are 60 MB: a process that nobody has asked for this long is given up. */
const idleMilliseconds = 120_000;

type Waiting = { readonly resolve: (bytes: Buffer) => void; readonly reject: (error: Error) => void };

/**
 * One process, started when it is first asked: setting type must not hold up whoever is being served, and the native libraries that do it
 * may crash without taking the service along (a thread that loads them twice does).
 */
export function openDocuments(): Documents {
  let renderer: ChildProcess | null = null;
  let orders = 0;
  let idle: NodeJS.Timeout | null = null;
  const waiting = new Map<number, Waiting>();

  function start(): ChildProcess {
    const started = fork(new URL('./renderProcess.ts', import.meta.url), { execArgv: [], serialization: 'advanced' });
    started.on('message', (message) => {
      // The process is ours and sends nothing else.
      const answer = message as RenderAnswer;
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('error' in answer) asker?.reject(new Error(answer.error));
      else asker?.resolve(Buffer.from(answer.bytes));
      if (waiting.size === 0 && renderer === started) rest(started);
    });
    started.on('exit', (code, signal) => {
      if (renderer === started) fail(new Error(`The process that writes documents ended with ${signal ?? code}.`));
    });
    started.on('error', fail);
    return started;
  }
  function fail(error: Error): void {
    renderer = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }
  /** Nobody waits: it may neither hold the service at its end nor keep its memory for ever. */
  function rest(resting: ChildProcess): void {
    hold(resting, false);
    idle = setTimeout(stop, idleMilliseconds).unref();
  }
  function stop(): void {
    const stopping = renderer;
    renderer = null;
    stopping?.kill();
  }
  function ask(order: RenderOrder): Promise<Buffer> {
    if (idle) clearTimeout(idle);
    renderer ??= start();
    hold(renderer, true);
    const id = ++orders;
    const answer = new Promise<Buffer>((resolve, reject) => waiting.set(id, { resolve, reject }));
    renderer.send({ id, order });
    return answer;
  }
  return {
    file: (document, format) => ask({ what: 'file', document, format }),
    chart: (chart) => ask({ what: 'chart', chart }),
    posters: (posters) => ask({ what: 'posters', posters }),
    list: exportXlsx,
    async close() {
      if (idle) clearTimeout(idle);
      stop();
      fail(new Error('The service is stopping.'));
    },
  };
}

/** Whether the child keeps this process alive. */
function hold(child: ChildProcess, held: boolean): void {
  if (held) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
