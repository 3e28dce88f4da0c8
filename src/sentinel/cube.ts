/** Cases as columns, one entry per case; numbers are positions in lists the caller keeps. */
export interface CaseColumns {
  /** Day since the cube's first day, 0 or later. */
  readonly day: ArrayLike<number>;
  readonly category: ArrayLike<number>;
  readonly place: ArrayLike<number>;
}

/** Cases per day × category × place; the count of one cell is at `(day · categories + category) · places + place`. */
export interface Cube {
  readonly days: number;
  readonly categories: number;
  readonly places: number;
  /** 16 bits a cell; 32 once a cell has passed 65,535, as after an import of old cases under one date. */
  readonly counts: Uint16Array | Uint32Array;
}

export type CubeSize = Pick<Cube, 'days' | 'categories' | 'places'>;

/** Count the cases of each cell. @throws RangeError when a case lies outside the cube: a silent loss would look like a quiet campus. */
export function countCube({ day, category, place }: CaseColumns, size: CubeSize): Cube {
  const { days, categories, places } = size;
  const cells = days * categories * places;
  let counts: Uint16Array | Uint32Array = new Uint16Array(cells);
  for (let i = 0; i < day.length; i += 1) {
    const d = day[i]!;
    const c = category[i]!;
    const p = place[i]!;
    if (!(d >= 0 && d < days && c >= 0 && c < categories && p >= 0 && p < places))
      throw new RangeError(`case ${i} lies outside the cube`);
    const cell = (d * categories + c) * places + p;
    const count = counts[cell]!;
    if (count === 65535 && counts instanceof Uint16Array) counts = Uint32Array.from(counts);
    counts[cell] = count + 1;
  }
  return { ...size, counts };
}

/**
 * Persons instead of cases: of one person's cases in the same cell only one counts, so that one person's flood is one person.
 * Rows must come in order of day, as the store gives them; memory is then that of one day. @throws RangeError when they do not.
 */
export function countPersons(columns: CaseColumns & { readonly person: ArrayLike<number> }, size: CubeSize): Cube {
  const { day, category, place, person } = columns;
  const seen = new Set<number>();
  const cells = size.categories * size.places;
  let today = -1;
  const cube = countCube({ day: [], category: [], place: [] }, size);
  for (let i = 0; i < day.length; i += 1) {
    if (day[i]! < today) throw new RangeError(`case ${i} is earlier than the one before it`);
    if (day[i]! > today) seen.clear();
    today = day[i]!;
    const cell = category[i]! * size.places + place[i]!;
    const key = person[i]! * cells + cell;
    if (seen.has(key)) continue;
    seen.add(key);
    addCase(cube, { day: today, category: category[i]!, place: place[i]! });
  }
  return cube;
}

/** Add one case to a cube kept in memory; `-1` takes back one that was withdrawn or moved. Constant time. */
export function addCase(
  { days, categories, places, counts }: Cube,
  { day, category, place }: { readonly day: number; readonly category: number; readonly place: number },
  change: 1 | -1 = 1,
): void {
  const inside = day >= 0 && day < days && category >= 0 && category < categories && place >= 0 && place < places;
  if (!inside) throw new RangeError('case lies outside the cube');
  const cell = (day * categories + category) * places + place;
  counts[cell] = Math.max(0, counts[cell]! + change);
}

/** The same cube with room for more days. */
export function withDays(cube: Cube, days: number): Cube {
  const cells = days * cube.categories * cube.places;
  const counts = cube.counts instanceof Uint16Array ? new Uint16Array(cells) : new Uint32Array(cells);
  counts.set(cube.counts.subarray(0, cells));
  return { ...cube, days, counts };
}

/** Weekly counts per category × place, with the margins; one array of `weeks` values per series. */
export interface WeeklySeries {
  readonly weeks: number;
  readonly total: Float64Array;
  /** By category. */
  readonly categories: readonly Float64Array[];
  /** By place. */
  readonly places: readonly Float64Array[];
  /** By `category · places + place`; null where there was never a case. */
  readonly cells: readonly (Float64Array | null)[];
}

/** Roll days up to whole weeks that begin at `firstDay`; days after the last whole week are left out. */
export function weeklySeries({ days, categories, places, counts }: Cube, firstDay = 0): WeeklySeries {
  const weeks = Math.floor((days - firstDay) / 7);
  const width = categories * places;
  const zeros = (): Float64Array => new Float64Array(weeks);
  const total = zeros();
  const byCategory = Array.from({ length: categories }, zeros);
  const byPlace = Array.from({ length: places }, zeros);
  const cells: (Float64Array | null)[] = new Array(width).fill(null);
  for (let day = 0; day < weeks * 7; day += 1) {
    const week = Math.floor(day / 7);
    const base = (firstDay + day) * width;
    for (let cell = 0; cell < width; cell += 1) {
      const count = counts[base + cell]!;
      if (count === 0) continue;
      const own = cells[cell] ?? zeros();
      cells[cell] = own;
      own[week] = own[week]! + count;
    }
  }
  for (const [cell, own] of cells.entries()) {
    if (own === null) continue;
    const category = byCategory[Math.floor(cell / places)]!;
    const place = byPlace[cell % places]!;
    for (let week = 0; week < weeks; week += 1) {
      const count = own[week]!;
      category[week] = category[week]! + count;
      place[week] = place[week]! + count;
      total[week] = total[week]! + count;
    }
  }
  return { weeks, total, categories: byCategory, places: byPlace, cells };
}
