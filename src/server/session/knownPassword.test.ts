import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isKnownPassword } from './knownPassword.ts';

const config = { siteName: '呼应', siteNameEn: 'Huying', breachedList: undefined };

describe('what anybody would try', () => {
  it.each([
    'aaaaaaaaaaaa',
    '121212121212',
    'abcdefghijkl',
    'qwertyuiopas',
    '123456789012',
    '1qaz2wsx3edc',
    'wangfang2026',
    'Huying-2026!',
  ])('refuses %s', async (password) => {
    expect(await isKnownPassword(config, password, 'wangfang')).toBe(true);
  });

  it.each(['春天里的第一场雨下在图书馆门口', 'correct horse battery', 'huying-demo-2026', 'k4v7wq9mzt2xbn5d'])(
    'accepts %s',
    async (password) => {
      expect(await isKnownPassword(config, password, 'wangfang')).toBe(false);
    },
  );
});

describe('a list of leaked passwords', () => {
  const leaked = Array.from({ length: 2000 }, (_, i) => `leaked password ${i}`);
  let breachedList: string;
  beforeAll(async () => {
    breachedList = path.join(await mkdtemp(path.join(tmpdir(), 'huying-list-')), 'list.txt');
    const lines = leaked.map((word, i) => `${createHash('sha1').update(word).digest('hex').toUpperCase()}:${i * 97}`).sort();
    await writeFile(breachedList, `${lines.join('\r\n')}\r\n`);
  });

  it('is searched from its first line to its last', async () => {
    for (const word of leaked) expect(await isKnownPassword({ ...config, breachedList }, word, 'wangfang'), word).toBe(true);
  });
  it('does not name what it does not hold', async () => {
    for (let i = 0; i < 200; i += 1)
      expect(await isKnownPassword({ ...config, breachedList }, `other words ${i}`, 'wangfang')).toBe(false);
  });
});
