import { expect, it } from 'vitest';
import { csvText } from './csvText.ts';
import { rssText } from './rssText.ts';

it('no cell of a CSV runs as a formula, and numbers stay numbers', () => {
  expect(csvText([['=cmd|calc', '@x', '-1+1', 'a "b", c', -1.5, null]])).toBe(
    `\ufeff'=cmd|calc,'@x,'-1+1,"a ""b"", c",-1.5,\r\n`,
  );
});

it('nothing in a feed is markup, however it was written', () => {
  const feed = { title: 'A & B', link: 'http://x/', description: '', self: 'http://x/a' };
  const text = rssText(feed, [
    { id: '1', title: '<script>', link: 'http://x/1', text: '<b>1 < 2</b>\u0000', at: '2026-03-02T02:00:00.000Z' },
  ]);
  expect(text).toContain('<title>&lt;script&gt;</title>');
  expect(text).toContain('&amp;lt;b&amp;gt;');
  expect(text).toContain('Mon, 02 Mar 2026 02:00:00 GMT');
});
