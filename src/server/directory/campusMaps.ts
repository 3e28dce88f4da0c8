import type { z } from 'zod';
import type { CampusMaps } from '../../contract/campusMaps.ts';
import type { Reference } from './queries.ts';

/** What is drawn of the campuses: nothing that is retired. */
export function campusMapsOf(reference: Reference): z.input<typeof CampusMaps> {
  return {
    maps: [...reference.campusMaps].filter(([, { retired }]) => !retired).map(([id, map]) => ({ ...map, id })),
    buildings: [...reference.places]
      .filter(([, { kind, retired }]) => kind === 'building' && !retired)
      .map(([id, { lon, lat, parent }]) => ({ id, campus: parent ?? '', lon, lat })),
  };
}
