import type { z } from 'zod';
import type { getWallFrame } from '../../contract/wall.ts';
import type { Deps } from '../deps.ts';
import { campusMapsOf } from '../directory/queries.ts';
import { entryOf } from '../platform/faces.ts';
import type { Screen } from './screens.ts';

/** What a screen needs to draw names and maps; it asks again when the reference data is another one. */
export async function wallFrame(deps: Pick<Deps, 'reference'>, screen: Screen): Promise<z.input<typeof getWallFrame.response>> {
  const reference = await deps.reference.recent();
  const named = (items: ReadonlyMap<string, { readonly name: string; readonly nameEn: string }>) =>
    [...items].map(([id, { name, nameEn }]) => ({ id, name, nameEn }));
  const groups = reference.assessments.get('school')?.groups ?? [];
  return {
    screen,
    build: entryOf('wall'),
    reference: reference.version,
    units: named(reference.units),
    categories: named(reference.categories),
    classes: named(reference.classes),
    groups: groups.map(({ code, name, nameEn }) => ({ id: code, name, nameEn })),
    buildings: [...reference.places]
      .filter(([, { kind, retired }]) => kind === 'building' && !retired)
      .map(([id, { name, nameEn, lon, lat, parent }]) => ({ id, name, nameEn, lon, lat, campus: parent ?? '' })),
    maps: campusMapsOf(reference).maps,
  };
}
