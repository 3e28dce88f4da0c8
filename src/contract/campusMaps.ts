import { z } from 'zod';
import { CampusMap } from './campusMap.ts';
import { endpoint } from './endpoint.ts';
import { Slug } from './primitives.ts';

/** Maps and where the buildings stand: what drawing a campus takes. */
export const CampusMaps = z.object({
  maps: z.array(CampusMap.extend({ id: z.string() })),
  /** Positions in degrees, WGS 84; null where nobody entered one. `campus` is empty for a building of no campus. */
  buildings: z.array(z.object({ id: Slug, campus: z.string(), lon: z.number().nullable(), lat: z.number().nullable() })),
});
export type CampusMaps = z.output<typeof CampusMaps>;

export const getCampusMaps = endpoint({
  method: 'GET',
  path: '/api/campus-maps',
  summary: 'The maps of the campuses and the positions of their buildings; cacheable by the version of the reference data',
  access: ['operator', 'dispatcher', 'supervisor', 'secretary', 'leader', 'head', 'officer', 'admin'],
  response: CampusMaps,
});
