import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, visit } from '../test/e2e/browser.ts';
import { type FormFigures, likeACheapPhone, measureForm } from '../test/e2e/phoneProfile.ts';
import { routerPages } from '../test/e2e/routerPages.ts';
import { startService as startProcess, untilPrinted } from '../test/e2e/service.ts';
import { type WalkedPage, walkPages } from '../test/e2e/walkPages.ts';
import { startService } from './service.ts';
import { measureWall } from './wall.ts';

/**
 * Every page of portal and desk in both languages, the form on a cheap phone, and the wall:
 * `npm run bench -- faces [--json] [--on FOLDER] [--only BEGIN]`, where BEGIN is how the addresses of the pages to be walked begin.
 * FOLDER holds the data of a demonstration; without it one is made first. The faces must have been built. `withoutExample` names the pages
 * that could not be opened, because the demonstration holds nothing that they show: they are not among `pages`.
 */
const say = process.argv.includes('--json') ? () => {} : console.error;
const on = process.argv.includes('--on') ? process.argv[process.argv.indexOf('--on') + 1] : undefined;
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const folder = on ?? (await mkdtemp(path.join(tmpdir(), 'huying-faces-')));
const demo = await startProcess('demo', { dataFolder: folder });
await untilPrinted(demo.child, demo.printed, 'complete');

const form = await cheapestOfThree();
const pages = (await routerPages()).filter(({ pattern }) => only === undefined || pattern.startsWith(only));
const walked: readonly WalkedPage[] = [
  ...(await walkPages({ address: demo.address, pages, locale: 'zh-CN', abreast: 2, tell })),
  ...(await walkPages({ address: demo.address, pages, locale: 'en-US', abreast: 2, tell })),
];
await demo.stop();
if (on === undefined) await rm(folder, { recursive: true, force: true });

const service = await startService();
const wall = await measureWall(service);
await service.close();

const opened = walked.filter(({ address }) => address !== null);
console.log(
  JSON.stringify({
    pages: new Set(opened.map(({ pattern }) => pattern)).size,
    axeViolations: walked.reduce((sum, { violations }) => sum + violations.length, 0),
    otherFaults: walked.reduce((sum, { faults }) => sum + faults.length, 0),
    withoutExample: [...new Set(walked.filter(({ address }) => address === null).map(({ pattern }) => pattern))],
    portalKiB: form.scriptKiB,
    formUsableMs: form.formUsableMs,
    interactionMs: form.interactionMs,
    layoutShift: form.layoutShift,
    wallLagMs: wall.wallLagMs,
    wallMiB: wall.wallMiB,
  }),
);

function tell({ pattern, locale, violations, faults }: WalkedPage): void {
  for (const { rule, on: where } of violations) say(`${pattern} ${locale} ${rule}: ${where.join(' | ')}`);
  for (const fault of faults) say(`${pattern} ${locale} ${fault}`);
}

/** Three first visits, and of each figure the best: other work on the machine only ever adds. */
async function cheapestOfThree() {
  const browser = await openBrowser();
  const figures: FormFigures[] = [];
  for (let i = 0; i < 3; i += 1) {
    const { context, page } = await visit(browser, 'phone');
    await likeACheapPhone(context, page);
    figures.push(await measureForm(page, demo.address));
    await context.close();
  }
  await browser.close();
  const best = (of: (each: FormFigures) => number) => Math.round(Math.min(...figures.map(of)) * 1000) / 1000;
  return {
    formUsableMs: best((each) => each.formUsableMs),
    interactionMs: best((each) => each.interactionMs),
    layoutShift: best((each) => each.layoutShift),
    scriptKiB: best((each) => each.scriptKiB),
  };
}
