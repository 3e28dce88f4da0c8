import { expect, it } from 'vitest';
import { articleFilterOf, withArticleFilter } from './articleFilter.ts';

it('reads what is valid from an address and leaves out the rest', () => {
  const filterOf = (address: string) => articleFilterOf(new URLSearchParams(address));
  expect(filterOf('')).toEqual({ kind: 'article' });
  expect(filterOf('kind=example&state=nonsense&text=%E7%83%AD%E6%B0%B4&due=true')).toEqual({
    kind: 'example',
    text: '热水',
    due: 'true',
  });
});

it('writes a change into an address and takes an emptied field out', () => {
  const changed = withArticleFilter(new URLSearchParams('text=a&unit=it'), { text: '', state: 'draft' });
  expect(changed.toString()).toBe('unit=it&state=draft');
});
