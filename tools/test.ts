import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { startVitest } from 'vitest/node';

/** Everything that can fail: pure, app, structure, end to end. Ends with `N passed, N failed`. Arguments are vitest's file filters. */
const root = path.resolve(import.meta.dirname, '..');
const filters = process.argv.slice(2);
if (filters.length === 0) browserOrFail();
const built = spawnSync(process.execPath, ['bin/huying.mjs', 'build'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const vitest = await startVitest('test', filters, {
  root,
  watch: false,
  run: true,
  reporters: process.env['CI'] ? ['dot'] : ['default'],
});
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const count = (state: string) => tests.filter((test) => test.result().state === state).length;
// A file whose preparation failed reports its tests as skipped: the file itself has failed.
const brokenFiles = vitest.state
  .getTestModules()
  .filter((module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0).length;
const unhandled = vitest.state.getUnhandledErrors().length;
await vitest.close();

const failed = count('failed') + brokenFiles + unhandled;
const skipped = count('skipped');
console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || tests.length === 0 ? 1 : 0);

/** The journeys need a browser: Debian's is installed when that is possible here, and asked for when it is not. */
function browserOrFail(): void {
  if (['/usr/bin/chromium', '/usr/bin/google-chrome'].some(existsSync) || process.env['CHROMIUM']) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.error('Installing chromium and Chinese fonts for the end-to-end tests…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    if (existsSync('/usr/bin/chromium')) return;
  }
  console.error(
    'The end-to-end tests need Chromium and a Chinese font: apt-get install chromium fonts-noto-cjk, or set CHROMIUM to a browser.',
  );
  process.exit(1);
}
