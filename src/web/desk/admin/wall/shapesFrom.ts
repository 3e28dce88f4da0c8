import { CampusMap, CampusShape } from '../../../../contract/campusMap.ts';
import { shapeKinds } from '../../../../domain/wall/vocabulary.ts';

type Shapes = CampusMap['shapes'];
type Named = { readonly id: string; readonly name: string };

/**
 * The shapes of a GeoJSON file as a campus map keeps them, and how many were left out. What does not say its kind is taken for what its form
 * suggests; what does not name its place, but is called like one, gets it. null: it is no such file.
 */
export function shapesFrom(file: unknown, places: readonly Named[]): { readonly shapes: Shapes; readonly left: number } | null {
  const features = (file as { type?: unknown; features?: unknown } | null)?.features;
  if (!Array.isArray(features)) return null;
  const byName = new Map(places.map(({ id, name }) => [name, id]));
  const known = new Set(places.map(({ id }) => id));
  const read = features.flatMap((feature: unknown) => {
    const { geometry, properties } = (feature ?? {}) as {
      geometry?: { type?: string };
      properties?: Record<string, unknown> | null;
    };
    const name = String(properties?.['name'] ?? '').slice(0, 60);
    const said = String(properties?.['place'] ?? '');
    const parsed = CampusShape.safeParse({
      type: 'Feature',
      properties: {
        kind: shapeKinds.find((kind) => kind === properties?.['kind']) ?? likelyKind(geometry?.type),
        place: known.has(said) ? said : (byName.get(name) ?? null),
        name,
      },
      geometry: rounded(geometry),
    });
    return parsed.success ? [parsed.data] : [];
  });
  const shapes = CampusMap.shape.shapes.safeParse({ type: 'FeatureCollection', features: read });
  return shapes.success ? { shapes: shapes.data, left: features.length - read.length } : null;
}

function likelyKind(type: string | undefined): (typeof shapeKinds)[number] {
  if (type === 'LineString') return 'road';
  return type === 'Point' ? 'gate' : 'building';
}

/** Six decimals are a tenth of a metre; the rest is weight. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e6) / 1e6;
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)]));
}
