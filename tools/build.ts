import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { writeInstallable } from './installable.ts';

/** Builds the faces into dist/, compresses them beforehand, and holds the portal to its size. */
const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
/** Compressed JavaScript that a phone loads before the form can be used. */
const portalLimitKiB = 100;

for (const face of ['portal', 'desk', 'wall']) {
  await rm(path.join(dist, face), { recursive: true, force: true });
  await build({ configFile: path.join(root, `vite.${face}.config.ts`), logLevel: 'warn' });
}
await writeInstallable(path.join(dist, 'portal'));
await compress(dist);

const portalKiB = await firstLoadKiB();
console.error(`Portal: ${portalKiB.toFixed(1)} KiB of compressed JavaScript before the form (limit ${portalLimitKiB}).`);
if (portalKiB > portalLimitKiB) {
  console.error('The portal is too large.');
  process.exit(1);
}

async function compress(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(entry.name)) continue;
    const bytes = await readFile(file);
    await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    await writeFile(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

/** gzip, the worse of the two: every script that the page names and every module that those import statically. */
async function firstLoadKiB(): Promise<number> {
  const portal = path.join(dist, 'portal');
  const html = await readFile(path.join(portal, 'index.html'), 'utf8');
  const queue = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((m) => m[1]!);
  const seen = new Set<string>();
  let bytes = 0;
  for (const file of queue) {
    if (seen.has(file)) continue;
    seen.add(file);
    const full = path.join(portal, file);
    if (!existsSync(full)) continue;
    const text = await readFile(full, 'utf8');
    bytes += gzipSync(text, { level: 9 }).length;
    for (const m of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      queue.push(path.join(path.dirname(file), m[1]!));
  }
  return bytes / 1024;
}
