import { describe, expect, it } from 'vitest';
import { screenState } from './screenState.ts';
import { shapesFrom } from './shapesFrom.ts';
import { percentOf, shareOf } from './targetPercent.ts';

const places = [{ id: 'lib', name: '图书馆' }];
const square = [
  [
    [116.00000049, 40],
    [116.001, 40],
    [116.001, 40.001],
    [116, 40],
  ],
];

describe('a GeoJSON file as a map', () => {
  it('gives a shape its place by id or by name, and its kind by its form', () => {
    const read = shapesFrom(
      {
        type: 'FeatureCollection',
        features: [
          { type: 'Feature', properties: { name: '图书馆', height: 20 }, geometry: { type: 'Polygon', coordinates: square } },
          { type: 'Feature', properties: { place: 'nowhere' }, geometry: { type: 'LineString', coordinates: square[0] } },
          { type: 'Feature', properties: null, geometry: { type: 'GeometryCollection', geometries: [] } },
        ],
      },
      places,
    );
    expect(read?.shapes.features.map(({ properties }) => properties)).toEqual([
      { kind: 'building', place: 'lib', name: '图书馆' },
      { kind: 'road', place: null, name: '' },
    ]);
    expect(read?.shapes.features[0]?.geometry.coordinates).toEqual([
      [
        [116, 40],
        [116.001, 40],
        [116.001, 40.001],
        [116, 40],
      ],
    ]);
    expect(read?.left).toBe(1);
  });

  it('is refused when it is none', () => {
    for (const file of [null, {}, { features: [] }, { features: [1] }]) expect(shapesFrom(file, places)).toBeNull();
  });
});

describe('a target', () => {
  it('is exact both ways', () => {
    expect([shareOf(99.02), shareOf(100), shareOf(0.29), shareOf(null)]).toEqual(['0.9902', '1.0000', '0.0029', null]);
    expect([percentOf('0.9902'), percentOf('1'), percentOf('1/3'), percentOf(null)]).toEqual([99.02, 100, 33.33, null]);
  });
});

describe('the state of a screen', () => {
  const screen = {
    id: 'x',
    name: '大厅',
    mode: 'operations' as const,
    language: 'en' as const,
    createdAt: '2026-03-02T02:00:00.000Z',
    openedAt: '2026-03-02T02:00:00.000Z',
    seenAt: '2026-03-02T02:00:00.000Z',
    revokedAt: null,
  };
  const now = Date.parse('2026-03-02T02:10:00.000Z');
  it('is online while it has been seen lately', () => {
    expect(screenState(screen, now)).toBe('online');
    expect(screenState(screen, now + 60_001)).toBe('away');
    expect(screenState({ ...screen, openedAt: null, seenAt: null }, now)).toBe('new');
    expect(screenState({ ...screen, revokedAt: screen.createdAt }, now)).toBe('revoked');
  });
});
