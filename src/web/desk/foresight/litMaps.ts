import type { CampusMaps } from '../../../contract/campusMaps.ts';
import { type DrawnMap, projectMap } from '../../ui/campus/projectMap.ts';

export type Spot = { readonly place: string; readonly cases: number | null };
export type LitMap = DrawnMap & {
  readonly campus: string;
  /** Buildings to be marked, with their place in the list of most cases, from 1. */
  readonly marks: readonly {
    readonly key: string;
    readonly place: string;
    readonly rank: number;
    readonly x: number;
    readonly y: number;
  }[];
};

/** The campuses that hold a spot, drawn with it; where there is no map of one, its buildings stand as dots. Spots without a position are left out. */
export function litMaps({ maps, buildings }: CampusMaps, spots: readonly Spot[]): readonly LitMap[] {
  const ranks = new Map(spots.map(({ place }, i) => [place, i + 1]));
  const campuses = [...new Set(buildings.filter(({ id }) => ranks.has(id)).map(({ campus }) => campus))];
  return campuses.flatMap((campus): LitMap[] => {
    const map = maps.find((each) => each.campus === campus) ?? bare(campus);
    const own = buildings.filter((building) => building.campus === campus);
    const drawn = projectMap(map, own);
    const marks = drawn.shapes.flatMap(({ key, place, x, y }) => {
      const rank = place === null ? undefined : ranks.get(place);
      return place === null || rank === undefined ? [] : [{ key, place, rank, x, y }];
    });
    return marks.length === 0 ? [] : [{ ...drawn, campus, marks }];
  });
}

const bare = (campus: string): CampusMaps['maps'][number] => ({
  id: campus,
  name: '',
  nameEn: '',
  campus,
  datum: 'WGS84',
  retired: false,
  shapes: { type: 'FeatureCollection', features: [] },
});
