import { z } from 'zod';
import { datums, shapeKinds } from '../domain/wall/vocabulary.ts';
import { Slug, words } from './primitives.ts';

/** [longitude, latitude] in degrees; GeoJSON allows a height, which a map of a campus does not need. */
const Position = z.array(z.number().min(-180).max(180)).min(2).max(3);
const ring = z.array(Position).min(4).max(400);
const line = z.array(Position).min(2).max(400);

const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(8) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1).max(8)).min(1).max(20) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('Point'), coordinates: Position }),
]);

/** One shape: what it is, and the place whose cases colour it. Other properties of a file are left behind. */
export const CampusShape = z.object({
  type: z.literal('Feature'),
  properties: z.object({ kind: z.enum(shapeKinds), place: Slug.nullable().default(null), name: z.string().max(60).default('') }),
  geometry: Geometry,
});

/** A map of a campus (RFC 7946). Its id is free; where there is none of a campus, its buildings are drawn as dots. */
export const CampusMap = z.object({
  name: words(1, 60),
  nameEn: z.string().max(120).default(''),
  campus: Slug,
  datum: z.enum(datums),
  shapes: z.object({ type: z.literal('FeatureCollection'), features: z.array(CampusShape).min(1).max(600) }),
  retired: z.boolean().default(false),
});
export type CampusMap = z.output<typeof CampusMap>;
