import { importFile } from './importFile.ts';
import { readImportMap } from './importMap.ts';
import { ImportMistakes } from './importMistakes.ts';
import { importUsage, parseImportArguments } from './parseImportArguments.ts';
import { openReportFile, type ReportFile } from './reportFile.ts';
import { summaryText } from './summaryText.ts';

export { importFile };

type Needs = Parameters<typeof importFile>[0];
export type Terminal = { readonly out: (text: string) => void; readonly err: (text: string) => void };

const terminal: Terminal = { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) };
const progressEveryRows = 500;

/**
 * `npm run import -- …`: progress on stderr, the summary on stdout.
 * @returns 0 nothing was refused · 1 some rows were refused, all others are in · 2 it could not begin and nothing was written
 */
export async function runImportCommand(deps: Needs, argv: readonly string[], say: Terminal = terminal): Promise<0 | 1 | 2> {
  const given = parseImportArguments(argv);
  if ('mistakes' in given) {
    say.err(`${new ImportMistakes(given.mistakes).message}\n${importUsage}\n`);
    return 2;
  }
  let report: ReportFile | null = null;
  try {
    const map = await readImportMap(given.map);
    report = given.report === null ? null : openReportFile(given.report);
    const started = performance.now();
    let shown = 0;
    const summary = await importFile(deps, {
      file: given.file,
      map,
      dryRun: given.dryRun,
      report: (row) => report?.write(row),
      onProgress(rows) {
        if (rows - shown < progressEveryRows) return;
        shown = rows;
        say.err(`\r${rows.toLocaleString('en-US')} 行 rows …`);
      },
    });
    if (shown > 0) say.err('\n');
    say.out(`${summaryText(summary, (performance.now() - started) / 1000)}\n`);
    return summary.outcomes.refused > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ImportMistakes)) throw error;
    say.err(`${error.message}\n`);
    return 2;
  } finally {
    report?.close();
  }
}
