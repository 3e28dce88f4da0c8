import { describe, expect, it } from 'vitest';
import { litMaps } from './litMaps.ts';

const ring = [
  [116, 40],
  [116.001, 40],
  [116.001, 40.001],
  [116, 40],
];
const map = {
  id: 'x',
  name: '校区',
  nameEn: '',
  campus: 'x',
  datum: 'WGS84' as const,
  retired: false,
  shapes: {
    type: 'FeatureCollection' as const,
    features: [
      {
        type: 'Feature' as const,
        properties: { kind: 'building' as const, place: 'a', name: '' },
        geometry: { type: 'Polygon' as const, coordinates: [ring] },
      },
    ],
  },
};
const buildings = [
  { id: 'a', campus: 'x', lon: 116, lat: 40 },
  { id: 'b', campus: 'y', lon: 116.01, lat: 40 },
  { id: 'c', campus: 'y', lon: 116.02, lat: 40.01 },
  { id: 'd', campus: 'z', lon: null, lat: null },
];

describe('the map on an alert', () => {
  it('shows only the campus that holds a spot, and numbers the spots as the list does', () => {
    const [lit, ...others] = litMaps({ maps: [map], buildings }, [{ place: 'a', cases: 4 }]);
    expect(others).toEqual([]);
    expect(lit?.campus).toBe('x');
    expect(lit?.marks.map(({ place, rank }) => [place, rank])).toEqual([['a', 1]]);
  });

  it('draws the buildings of a campus without a map as dots', () => {
    const [lit] = litMaps({ maps: [map], buildings }, [{ place: 'c', cases: null }]);
    expect(lit?.shapes.map(({ place, path }) => [place, path])).toEqual([
      ['b', null],
      ['c', null],
    ]);
    expect(lit?.marks.map(({ place }) => place)).toEqual(['c']);
  });

  it('draws nothing for a building that nobody gave a position', () => {
    expect(litMaps({ maps: [], buildings }, [{ place: 'd', cases: 1 }])).toEqual([]);
  });
});
