import { expect, it } from 'vitest';
import { type ChosenPhoto, idsOf, movedPhoto } from './chosenPhoto.ts';

const photo = (key: string, id: string | null = null): ChosenPhoto => ({
  key,
  id,
  state: id ? 'sent' : 'waiting',
  problem: null,
});

it('moves by one place and not past the ends', () => {
  const photos = [photo('a'), photo('b'), photo('c')];
  const keys = (list: readonly ChosenPhoto[]) => list.map(({ key }) => key).join('');
  expect(keys(movedPhoto(photos, 'a', 1))).toBe('bac');
  expect(keys(movedPhoto(photos, 'c', -1))).toBe('acb');
  expect(keys(movedPhoto(photos, 'a', -1))).toBe('abc');
  expect(keys(movedPhoto(photos, 'c', 1))).toBe('abc');
});

it('is sent by the id that the server gave it', () => {
  expect(idsOf([photo('a', '1'), photo('b'), photo('c', '2')])).toEqual(['1', '2']);
});
