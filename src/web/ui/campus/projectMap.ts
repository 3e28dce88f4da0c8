import type { CampusMap } from '../../../contract/campusMap.ts';
import { wgs84ToGcj02 } from './gcj02.ts';

type Shape = CampusMap['shapes']['features'][number];
type Building = { readonly id: string; readonly campus: string; readonly lon: number | null; readonly lat: number | null };
export type Drawn = {
  readonly key: string;
  readonly kind: Shape['properties']['kind'];
  readonly place: string | null;
  /** Of a path; null for a dot. */
  readonly path: string | null;
  readonly x: number;
  readonly y: number;
};
export type DrawnMap = {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Drawn[];
};

const metresPerDegree = 111_320;
const marginMetres = 14;
const order = ['ground', 'green', 'water', 'road', 'gate', 'building'] as const;

/** A campus in metres, north up, from its map and the buildings that the map leaves out. */
export function projectMap(map: CampusMap, buildings: readonly Building[]): DrawnMap {
  const onMap = new Set(map.shapes.features.map(({ properties: { place } }) => place));
  const dots = buildings
    .filter(({ id, campus, lon, lat }) => campus === map.campus && lon !== null && lat !== null && !onMap.has(id))
    .map(({ id, lon, lat }) => ({ id, at: map.datum === 'GCJ02' ? wgs84ToGcj02([lon ?? 0, lat ?? 0]) : [lon ?? 0, lat ?? 0] }));
  const lines = map.shapes.features.map(({ geometry }) => linesOf(geometry));
  const all = [...lines.flat(2), ...dots.map(({ at }) => at)];
  const [west, east] = [Math.min(...all.map(([lon = 0]) => lon)), Math.max(...all.map(([lon = 0]) => lon))];
  const [south, north] = [Math.min(...all.map(([, lat = 0]) => lat)), Math.max(...all.map(([, lat = 0]) => lat))];
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const x = (lon: number) => (lon - west) * metresPerDegree * narrow + marginMetres;
  const y = (lat: number) => (north - lat) * metresPerDegree + marginMetres;

  const shapes = map.shapes.features.map(({ geometry, properties: { kind, place } }, i): Drawn => {
    const rings = lines[i] ?? [];
    const closed = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
    const path = rings
      .map(
        (ring) =>
          `M${ring.map(([lon = 0, lat = 0]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}${closed ? 'Z' : ''}`,
      )
      .join('');
    const [outer = []] = rings;
    const middle = (of: (position: readonly number[]) => number) => {
      const values = outer.map(of);
      return (Math.min(...values) + Math.max(...values)) / 2;
    };
    return {
      key: String(i),
      kind,
      place,
      path: geometry.type === 'Point' ? null : path,
      x: x(middle(([lon = 0]) => lon)),
      y: y(middle(([, lat = 0]) => lat)),
    };
  });
  const own = dots.map(
    ({ id, at: [lon = 0, lat = 0] }): Drawn => ({ key: id, kind: 'building', place: id, path: null, x: x(lon), y: y(lat) }),
  );
  return {
    width: x(east) + marginMetres,
    height: y(south) + marginMetres,
    shapes: [...shapes, ...own].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
  };
}

/** Rings or lines of positions, outer ring first. */
function linesOf(geometry: Shape['geometry']): readonly (readonly (readonly number[])[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'LineString':
      return [geometry.coordinates];
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat(1);
  }
}
