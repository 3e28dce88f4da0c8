import { expect, it } from 'vitest';
import { mentionedPlaces, type PlaceNames } from './mentionedPlace.ts';

const names: PlaceNames = new Map([
  ['e3', ['东湖3号公寓', '3号公寓']],
  ['w3', ['西山3号公寓', '3号公寓']],
  ['c2', ['第二食堂', '二食堂']],
]);
const found = (text: string) => mentionedPlaces(text, names).map(({ place }) => place);

it('names every place that is meant, and only the one whose full name was said', () => {
  expect(found('3号公寓402没有热水')).toEqual(['e3', 'w3']);
  expect(found('西山3号公寓402没有热水')).toEqual(['w3']);
  expect(found('第二食堂的饭里有虫')).toEqual(['c2']);
  expect(found('13号公寓没有热水')).toEqual([]);
});

it('reads the room behind the name', () => {
  expect(mentionedPlaces('西山3号公寓402没有热水', names)).toEqual([{ place: 'w3', room: '402' }]);
  expect(mentionedPlaces('西山3号公寓 B-1203 漏水', names)).toEqual([{ place: 'w3', room: 'B-1203' }]);
  expect(mentionedPlaces('西山3号公寓2026年装修', names)).toEqual([{ place: 'w3', room: '' }]);
});
