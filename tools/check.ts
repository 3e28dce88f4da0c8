import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isAllowedLicence } from './licences.ts';
import { lockedPackages } from './lockedPackages.ts';

/** Everything that can be told without running the product. All parts run, so that one call shows all that is wrong. */
const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);
const failures: string[] = [];

run('types of the server', bin('tsc'), ['-p', 'tsconfig.server.json']);
run('types of the web', bin('tsc'), ['-p', 'tsconfig.web.json']);
run('biome', bin('biome'), ['check', '--error-on-warnings', '.']);
checkBorders();
run('knip', bin('knip'), ['--no-progress']);
run('table types', process.execPath, ['tools/dbTypes.ts', '--check']);
run('OpenAPI', process.execPath, ['tools/openapi.ts', '--check']);
run('rules', process.execPath, ['tools/rules.ts', '--check']);
checkLock();
checkLicences();

if (failures.length > 0) {
  console.error(`\ncheck failed: ${failures.join(', ')}`);
  process.exit(1);
}
console.log('check passed');

function run(name: string, program: string, args: readonly string[]): void {
  const done = spawnSync(program, args, { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  if (done.status === 0) return;
  console.error(`--- ${name}\n${done.stdout ?? ''}${done.stderr ?? ''}`);
  failures.push(name);
}

/** dependency-cruiser finds nothing wrong in nothing: it must have read the sources. */
function checkBorders(): void {
  const done = spawnSync(
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'seed', 'bench', 'tools', 'test'].filter(
      (a) => a.startsWith('-') || a.includes('.') || a === 'json' || existsSync(path.join(root, a)),
    ),
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
    },
  );
  const { summary, modules } = JSON.parse(done.stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] };
    modules: { source: string }[];
  };
  const own = modules.filter((module) => module.source.startsWith('src/')).length;
  for (const v of summary.violations) console.error(`--- borders: ${v.rule.name}: ${v.from} → ${v.to}`);
  if (own < 50) console.error(`--- borders: only ${own} modules were read`);
  if (own < 50 || summary.violations.length > 0) failures.push('borders');
}

/** Works offline; what is known to be vulnerable `npm audit --omit=dev` says, where there is a network. */
function checkLicences(): void {
  const wrong = lockedPackages(root).filter(({ license }) => !isAllowedLicence(license));
  for (const { name, version, license } of wrong) console.error(`--- licences: ${name} ${version}: ${license || 'none'}`);
  if (wrong.length > 0) failures.push('licences');
}

/** npm leaves platform packages out of the lockfile that its registry lacks, and then refuses its own lockfile elsewhere. */
function checkLock(): void {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string>; resolved?: string }>;
  };
  const missing = Object.entries(lock.packages).flatMap(([home, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(lock.packages, home, name))
      .map((name) => `${home || 'package.json'} → ${name}`),
  );
  for (const line of missing) console.error(`--- lockfile: ${line} is missing`);
  const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved);
  for (const [home] of addresses) console.error(`--- lockfile: ${home} names a registry`);
  if (missing.length + addresses.length > 0) failures.push('lockfile');
}

function isLocked(packages: Record<string, unknown>, home: string, name: string): boolean {
  for (let at = home; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}
