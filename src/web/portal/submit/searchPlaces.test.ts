import { describe, expect, it } from 'vitest';
import { type Place, placeTree } from '../places.ts';
import { searchPlaces } from './searchPlaces.ts';

const place = (id: string, parent: string | null, kind: Place['kind'], name: string, nameEn = ''): Place => ({
  id,
  parent,
  kind,
  name,
  nameEn,
  retired: false,
});
const places = [
  place('south', null, 'campus', '南校区', 'South Campus'),
  place('north', null, 'campus', '北校区', 'North Campus'),
  place('d3', 'south', 'building', '3号学生公寓', 'Dormitory 3'),
  place('d13', 'south', 'building', '13号学生公寓', 'Dormitory 13'),
  place('lib', 'south', 'building', '图书馆', 'Library'),
  place('d3-4', 'd3', 'floor', '3号学生公寓4层', 'Dormitory 3, 4th floor'),
  place('d3-412', 'd3-4', 'room', '412'),
  place('n-d3', 'north', 'building', '3号学生公寓', 'Dormitory 3'),
  { ...place('old', 'south', 'building', '3号旧公寓'), retired: true },
];
const tree = placeTree(places, 'zh-CN');
const found = (typed: string) => searchPlaces(tree, typed).map(({ id }) => id);

describe('searchPlaces', () => {
  it('finds a building by a Chinese or an Arabic number, the whole number first', () => {
    expect(found('三公寓').slice(0, 2).sort()).toEqual(['d3', 'n-d3']);
    expect(found('十三号').at(0)).toBe('d13');
    expect(found('３号公寓').at(0)).toMatch(/d3$/);
  });

  it('finds a room through the building that it lies in', () => {
    expect(found('三公寓412').at(0)).toBe('d3-412');
    expect(found('南校区 3号 412').at(0)).toBe('d3-412');
  });

  it('finds by abbreviation and by English name', () => {
    expect(found('图馆')).toEqual(['lib']);
    expect(found('library')).toEqual(['lib']);
  });

  it('finds nothing when a part fits nowhere, and no place that is retired', () => {
    expect(found('三公寓 999')).toEqual([]);
    expect(found('旧公寓')).toEqual([]);
    expect(found(' ?! ')).toEqual([]);
  });
});

describe('placeTree', () => {
  it('tells the way from the campus down, and lists numbers in their order', () => {
    expect(tree.wayTo('d3-412').map(({ id }) => id)).toEqual(['south', 'd3', 'd3-4', 'd3-412']);
    expect(tree.wayTo('nowhere')).toEqual([]);
    expect(tree.wordsTo('d3-412')).toBe('南校区 › 3号学生公寓 › 4层 › 412');
    expect(placeTree(places, 'en').wordsTo('d3-4')).toBe('South Campus › Dormitory 3 › 4th floor');
    expect(tree.below('south').map(({ id }) => id)).toEqual(['d3', 'd13', 'lib']);
  });
});
