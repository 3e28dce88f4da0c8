import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import sharp from 'sharp';

const source = path.resolve(import.meta.dirname, '../src/web/portal');
const brand = '#0b5568';

/** Makes a built portal installable: manifest, icons from its own drawing, and the service worker with the list of what it keeps. */
export async function writeInstallable(portal: string): Promise<void> {
  await writeIcons(path.join(portal, 'icons'));
  await writeFile(path.join(portal, 'manifest.webmanifest'), JSON.stringify(manifest));
  await writeWorker(portal);
}

const manifest = {
  id: '/',
  name: '呼应 · 接诉即办',
  short_name: '呼应',
  description: '有事请讲，事事有回音。',
  lang: 'zh-CN',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f2f5f6',
  theme_color: brand,
  categories: ['education', 'utilities'],
  icons: [
    { src: '/icons/192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icons/512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: '我要反映', url: '/' },
    { name: '我的诉求', url: '/cases' },
  ],
};

async function writeIcons(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const drawing = await readFile(path.join(source, 'icon.svg'));
  const drawn = (size: number) => sharp(drawing, { density: (72 * size) / 64 }).resize(size, size);
  await drawn(192).png().toFile(path.join(folder, '192.png'));
  await drawn(512).png().toFile(path.join(folder, '512.png'));
  // A launcher may cut a circle out of it: the drawing keeps to the inner four fifths, on its own colour.
  const framed = async (size: number, inner: number) =>
    sharp({ create: { width: size, height: size, channels: 4, background: brand } }).composite([
      { input: await drawn(inner).png().toBuffer() },
    ]);
  await (await framed(512, 410)).png().toFile(path.join(folder, 'maskable-512.png'));
  await (await framed(180, 160)).png().toFile(path.join(folder, 'apple-touch-icon.png'));
}

/** The page and all of its code: some hundred KiB that arrive while nobody waits. Maps and compressed copies stay away. */
async function writeWorker(portal: string): Promise<void> {
  const assets = (await readdir(path.join(portal, 'assets'))).filter((name) => /\.(js|css|svg)$/.test(name)).sort();
  const files = ['/', '/manifest.webmanifest', '/icons/192.png', ...assets.map((name) => `/assets/${name}`)];
  const code = stripTypeScriptTypes(await readFile(path.join(source, 'serviceWorker.ts'), 'utf8'));
  const page = await readFile(path.join(portal, 'index.html'));
  const version = createHash('sha256').update(page).update(files.join()).update(code).digest('hex').slice(0, 12);
  const head = `const shellFiles = ${JSON.stringify(files)};\nconst shellVersion = ${JSON.stringify(version)};\n`;
  await writeFile(path.join(portal, 'sw.js'), head + code.replace(/[ \t]+$/gm, ''));
}
