import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApi } from '../src/server/platform/openApi.ts';

/** Writes docs/openapi.json from the contract; with --check it only compares. */
const file = path.resolve(import.meta.dirname, '../docs/openapi.json');
const text = `${JSON.stringify(openApi(), null, 2)}\n`;
if (!process.argv.includes('--check')) await writeFile(file, text);
else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error('docs/openapi.json is stale: npm run openapi');
  process.exit(1);
}
