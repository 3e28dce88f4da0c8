import { describe, expect, it } from 'vitest';
import { blocksOf, wordsOf } from './blocksOf.ts';

const text = (runs: readonly { text: string }[]) => runs.map((run) => run.text).join('');

describe('an article', () => {
  it('is read as headings, paragraphs, lists, quotes and tables', () => {
    const blocks = blocksOf(
      '# 怎么补办\n\n先**挂失**。\n\n1. 登录\n   - 手机也行\n2. 缴费\n\n> 当天生效\n\n|窗口|时间|\n|-|-|\n|大厅|8:00|\n\n---',
    );
    expect(blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'list', 'quote', 'table', 'rule']);
    expect(blocks[0]).toMatchObject({ level: 2 });
    expect(blocks[1]).toMatchObject({ runs: [{ text: '先' }, { text: '挂失', strong: true }, { text: '。' }] });
    const [, , list, , table] = blocks;
    expect(list?.type === 'list' && list.items.map(({ depth, runs }) => [depth, text(runs)])).toEqual([
      [0, '登录'],
      [1, '手机也行'],
      [0, '缴费'],
    ]);
    expect(table?.type === 'table' && table.rows.map((row) => row.map(text))).toEqual([
      ['窗口', '时间'],
      ['大厅', '8:00'],
    ]);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,hi)',
    '[x](//evil.example/a)',
    '[x](vbscript:a)',
  ])('has no link to %s', (written) => {
    expect(JSON.stringify(blocksOf(written))).not.toMatch(/"href":"(?!http|mailto|tel|\/[^/])/);
  });

  it('keeps HTML as the text that it is, and fetches no picture', () => {
    const blocks = blocksOf('<script>alert(1)</script> ![谁在看](https://elsewhere.example/pixel.png)');
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph']);
    expect(wordsOf('<b>粗</b>')).toBe('<b>粗</b>');
  });

  it.each([
    '',
    '   ',
    '😀',
    '- ',
    '|',
    '> ',
    '#'.repeat(5000),
    `${'['.repeat(2000)}`,
    `${'> '.repeat(300)}深`,
    '1) '.repeat(400),
  ])('makes something of odd input %#', (written) => {
    expect(() => blocksOf(written)).not.toThrow();
  });
});
