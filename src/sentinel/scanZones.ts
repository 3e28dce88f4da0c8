/** Indices of the places in one zone, nearest to its centre first; no index twice. */
export type Zone = readonly number[];

/**
 * All circles around a place that reach at most `maxRadius` (the unit of `distance`, end included), each set of places once.
 * Places equally far from a centre join together. Zones of one centre follow each other and grow, which makes scanning cheap.
 */
export function circularZones(placeCount: number, distance: (a: number, b: number) => number, maxRadius: number): Zone[] {
  const zones: Zone[] = [];
  const seen = new Set<string>();
  for (let centre = 0; centre < placeCount; centre++) {
    const reached = nearestFirst(placeCount, (place) => distance(centre, place), maxRadius);
    for (let size = 1; size <= reached.length; size++) {
      if (size < reached.length && sameDistance(reached[size]!.distance, reached[size - 1]!.distance)) continue;
      addUnseen(
        zones,
        seen,
        reached.slice(0, size).map(({ place }) => place),
      );
    }
  }
  return zones;
}

/**
 * Balls on a graph: for every place, those within 0, 1, … `maxSteps` edges of it, each set once.
 * For what does not spread in circles: a water loop, a heating loop, rooms along one corridor.
 */
export function graphZones(neighbours: readonly (readonly number[])[], maxSteps: number): Zone[] {
  const zones: Zone[] = [];
  const seen = new Set<string>();
  for (let centre = 0; centre < neighbours.length; centre++) {
    const ball = [centre];
    let rim = [centre];
    addUnseen(zones, seen, [...ball]);
    for (let step = 1; step <= maxSteps && rim.length > 0; step++) {
      rim = [...new Set(rim.flatMap((place) => neighbours[place] ?? []))].filter((place) => !ball.includes(place));
      ball.push(...rim);
      addUnseen(zones, seen, [...ball]);
    }
  }
  return zones;
}

/** Zones whose places hold at most `maxShare` (0..1) of the total weight; Kulldorff's usual bound is 0.5 of the population. */
export function zonesWithinShare(zones: readonly Zone[], weights: readonly number[], maxShare: number): Zone[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return zones.filter((zone) => zone.reduce((sum, place) => sum + (weights[place] ?? 0), 0) <= maxShare * total);
}

export interface Position {
  /** Degrees, north positive. */
  readonly latitude: number;
  /** Degrees, east positive. */
  readonly longitude: number;
}

/** Kilometres along the surface of a sphere of radius 6 371 km (haversine). */
export function greatCircleKilometres(from: Position, to: Position): number {
  const radians = Math.PI / 180;
  const halfLatitude = ((to.latitude - from.latitude) * radians) / 2;
  const halfLongitude = ((to.longitude - from.longitude) * radians) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * Math.sin(halfLongitude) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function nearestFirst(placeCount: number, distanceTo: (place: number) => number, maxRadius: number) {
  return Array.from({ length: placeCount }, (_, place) => ({ place, distance: distanceTo(place) }))
    .filter(({ distance }) => distance <= maxRadius)
    .sort((a, b) => a.distance - b.distance || a.place - b.place);
}

// Coordinates are rarely exact to more than nine digits, and a ring must not fall apart by a rounding error.
function sameDistance(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

function addUnseen(zones: Zone[], seen: Set<string>, zone: Zone): void {
  const key = [...zone].sort((a, b) => a - b).join(',');
  if (seen.has(key)) return;
  seen.add(key);
  zones.push(zone);
}
