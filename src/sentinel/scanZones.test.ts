import { describe, expect, it } from 'vitest';
import { circularZones, graphZones, greatCircleKilometres, zonesWithinShare } from './scanZones.ts';

const line = (a: number, b: number) => Math.abs(a - b);
const sets = (zones: readonly (readonly number[])[]) => zones.map((zone) => [...zone].sort().join('')).sort();

describe('scan zones', () => {
  it('are all circles, each set of places once, places equally far joining together', () => {
    expect(sets(circularZones(4, line, 1))).toEqual(['0', '01', '012', '1', '123', '2', '23', '3']);
    expect(circularZones(3, line, 0)).toEqual([[0], [1], [2]]);
    expect(circularZones(0, line, 5)).toEqual([]);
  });

  it('put places on one spot together', () => {
    expect(circularZones(3, (a, b) => (a + b === 1 || a === b ? 0 : 9), 1)).toEqual([[0, 1], [2]]);
  });

  it('follow the edges of a graph', () => {
    expect(sets(graphZones([[1], [0, 2], [1], []], 1))).toEqual(['0', '01', '012', '1', '12', '2', '3']);
  });

  it('can be bound to a share of the population', () => {
    expect(zonesWithinShare([[0], [1], [0, 1]], [1, 3], 0.5)).toEqual([[0]]);
  });

  it('measure distance on the globe', () => {
    const beijing = { latitude: 39.9042, longitude: 116.4074 };
    const shanghai = { latitude: 31.2304, longitude: 121.4737 };
    expect(greatCircleKilometres(beijing, shanghai)).toBeCloseTo(1067.3, 0);
    expect(greatCircleKilometres(beijing, beijing)).toBe(0);
  });
});
