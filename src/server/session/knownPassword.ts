import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Config } from '../config.ts';

/** A line of the list is 'SHA-1 in capitals', mostly followed by ':count'; no line is longer. */
const longestLine = 64;

/**
 * Whether a password is one that attackers try first: the person's own login or the site's name, one letter again and again, a run of the
 * keyboard, or (when HUYING_BREACHED names one) a line of a list of leaked passwords, sorted by hash as haveibeenpwned.com gives it out.
 */
export async function isKnownPassword(
  config: Pick<Config, 'breachedList' | 'siteName' | 'siteNameEn'>,
  password: string,
  login: string,
): Promise<boolean> {
  const plain = password.normalize('NFKC').toLowerCase();
  const obvious = [login, config.siteName, config.siteNameEn].map((word) => word.toLowerCase());
  const rest = obvious.reduce((text, word) => (word.length > 2 ? text.replaceAll(word, '') : text), plain);
  if (rest.replaceAll(/[\d\W_]/gu, '').length < 3 && rest.length < 8) return true;
  if (new Set(plain).size < 5 || isRun(plain)) return true;
  return config.breachedList !== undefined && isListed(config.breachedList, password);
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'];

/** Nearly all of it is one piece of the alphabet or the keyboard, said once or more. */
function isRun(text: string): boolean {
  let covered = 0;
  for (let at = 0; at + 4 <= text.length; ) {
    const length = longestRunAt(text, at);
    covered += length >= 4 ? length : 0;
    at += Math.max(1, length);
  }
  return covered >= text.length * 0.75;
}

function longestRunAt(text: string, at: number): number {
  let length = 1;
  while (at + length < text.length && rows.some((row) => row.includes(text.slice(at, at + length + 1)))) length += 1;
  return length;
}

/** Halves the sorted file until the line is found: some 35 short reads for 40 GB. */
async function isListed(file: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password, 'utf8').digest('hex').toUpperCase();
  const list = await open(file, 'r');
  try {
    let low = 0;
    let high = (await list.stat()).size;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { start, text, end } = await lineAt(list, middle);
      const hash = text.slice(0, 40);
      if (hash === wanted) return true;
      if (hash < wanted) low = end;
      else high = start;
    }
    return false;
  } finally {
    await list.close();
  }
}

/** The line around a byte of the file. */
async function lineAt(list: FileHandle, at: number): Promise<{ start: number; text: string; end: number }> {
  const from = Math.max(0, at - longestLine);
  const { buffer, bytesRead } = await list.read(Buffer.alloc(2 * longestLine), 0, 2 * longestLine, from);
  const text = buffer.toString('latin1', 0, bytesRead);
  const start = text.lastIndexOf('\n', at - from - 1) + 1;
  const stop = text.indexOf('\n', at - from);
  const end = stop < 0 ? bytesRead : stop;
  return { start: from + start, text: text.slice(start, end).trim(), end: from + end + 1 };
}
