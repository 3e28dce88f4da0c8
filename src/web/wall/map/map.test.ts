import { describe, expect, it } from 'vitest';
import { wgs84ToGcj02 } from '../../ui/campus/gcj02.ts';
import { projectMap } from '../../ui/campus/projectMap.ts';
import { heatStep } from './heatStep.ts';

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
        geometry: {
          type: 'Polygon' as const,
          coordinates: [
            [
              [116, 40],
              [116.001, 40],
              [116.001, 40.001],
              [116, 40.001],
              [116, 40],
            ],
          ],
        },
      },
      {
        type: 'Feature' as const,
        properties: { kind: 'ground' as const, place: null, name: '' },
        geometry: {
          type: 'Polygon' as const,
          coordinates: [
            [
              [116, 40],
              [116.002, 40],
              [116.002, 40.002],
              [116, 40.002],
              [116, 40],
            ],
          ],
        },
      },
    ],
  },
};

describe('the map of a campus', () => {
  it('is drawn in metres with north up and the ground first', () => {
    const { width, height, shapes } = projectMap(map, []);
    expect(Math.round(width)).toBe(Math.round(0.002 * 111_320 * Math.cos((40.001 * Math.PI) / 180) + 28));
    expect(Math.round(height)).toBe(Math.round(0.002 * 111_320 + 28));
    expect(shapes.map(({ kind }) => kind)).toEqual(['ground', 'building']);
    // The southern half of the ground: below its middle.
    expect(shapes[1]!.y).toBeGreaterThan(height / 2);
  });

  it('shows a building that it leaves out as a dot', () => {
    const building = { id: 'b', name: '', nameEn: '', lon: 116.001, lat: 40.001, campus: 'x' };
    const { shapes } = projectMap(map, [building, { ...building, id: 'a' }, { ...building, id: 'c', campus: 'y' }]);
    expect(shapes.filter(({ path }) => path === null).map(({ place }) => place)).toEqual(['b']);
  });

  it('moves a satellite position to where maps sold in China show it', () => {
    // Tiananmen: the two differ by some 550 m.
    const [lon, lat] = wgs84ToGcj02([116.391349, 39.907375]);
    expect([lon.toFixed(4), lat.toFixed(4)]).toEqual(['116.3976', '39.9088']);
  });

  it('tells few from many in four steps', () => {
    expect([null, 5, 9, 10, 19, 20, 400].map(heatStep)).toEqual([0, 1, 1, 2, 2, 3, 3]);
  });
});
