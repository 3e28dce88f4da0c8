import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The lines of the table of docs/security.md: flow, threat, what stands against it, tests. */
async function threats(): Promise<{ threat: string; files: string[] }[]> {
  const page = await readFile(path.join(root, 'docs/security.md'), 'utf8');
  return page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Flow'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 6)
    .map((cells) => ({ threat: `${cells[1]}: ${cells[2]}`, files: cells[4]!.split(', ') }))
    .filter(({ threat }) => /: [STRIDE](\/[STRIDE])*: /.test(threat));
}

it('names a test that exists beside every threat', async () => {
  const all = await threats();
  expect(all.length).toBeGreaterThan(25);
  const missing: string[] = [];
  for (const { threat, files } of all)
    for (const file of files) {
      const isThere = await access(path.join(root, file)).then(
        () => true,
        () => false,
      );
      if (!isThere || !/(\.test\.ts|^bench\/\w+\.ts)$/.test(file)) missing.push(`${threat} → ${file}`);
    }
  expect(missing).toEqual([]);
});

it('names a threat of every letter of STRIDE', async () => {
  const letters = (await threats()).flatMap(({ threat }) => /: ([STRIDE/]+): /.exec(threat)![1]!.split('/'));
  expect([...new Set(letters)].sort()).toEqual([...'DEIRST']);
});
