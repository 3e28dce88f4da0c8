import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

const written = (before: string, after: string) =>
  differences(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `[+${text}+]`))
    .join('');

describe('differences', () => {
  it.each([
    ['我叫李小龙，住402室', '我叫〔姓名〕，住〔房间〕室', '我叫[-李小龙-][+〔姓名〕+]，住[-402-][+〔房间〕+]室'],
    ['一样', '一样', '一样'],
    ['', '新写的', '[+新写的+]'],
    ['删掉的', '', '[-删掉的-]'],
  ])('between %s and %s are marked', (before, after, expected) => {
    expect(written(before, after)).toBe(expected);
  });

  it('give both texts back whole, whatever stands in them', () => {
    const before = '水龙头😀坏了，打138了。\n第二行';
    const after = '水管坏了，打〔电话〕了。\n另一行';
    const pieces = differences(before, after);
    const of = (kind: 'gone' | 'new') =>
      pieces
        .filter((piece) => piece.kind === 'same' || piece.kind === kind)
        .map(({ text }) => text)
        .join('');
    expect([of('gone'), of('new')]).toEqual([before, after]);
  });
});
