import type { PlainDay } from '../../domain/calendar.ts';
import { channels } from '../../domain/case/vocabulary.ts';
import type { Grade } from '../../domain/grade/vocabulary.ts';
import type { CategoryData, Reference } from '../directory/queries.ts';
import type { Campus } from './engine/campus.ts';

/** Share of the harm that a week's waiting would not add, by how soon the grade has to be answered. */
const patience: Readonly<Record<Grade, number>> = { T: 0, J: 0.1, Y: 0.3, F: 0.5, Z: 0.6 };

/** The school as the engine sees it: no name, no person, nothing but codes, coordinates and the calendar. */
export function campusOf(reference: Reference, firstDay: PlainDay): Campus {
  const classes = [...reference.classes.keys()].sort();
  return {
    firstDay,
    classes,
    categories: [...reference.categories].map(([code, category]) => ({
      code,
      klass: Math.max(0, classes.indexOf(category.parent)),
      severity: severityOf(category),
      patience: patience[category.grade],
      safety: category.grade === 'T',
    })),
    places: [...reference.places]
      .filter(([, place]) => place.kind === 'building' || place.kind === 'campus')
      .map(([id, { lon, lat, residents }]) => ({ id, lon, lat, residents })),
    channels: [...channels],
    calendar: reference.calendar,
  };
}

/** 5 safety · 3 health · 2 urgent, or where people sleep and wash · 1 the rest. */
function severityOf({ grade, parent }: CategoryData): number {
  if (grade === 'T') return 5;
  if (parent === '09') return 3;
  return grade === 'J' || parent === '05' ? 2 : 1;
}

/** The building (or, failing one, the campus) of every place. */
export function buildingsOf({ places }: Reference): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const id of places.keys()) {
    let at: string | null = id;
    for (let depth = 0; at !== null && depth < 6; depth += 1) {
      const place = places.get(at);
      if (place?.kind !== 'floor' && place?.kind !== 'room') break;
      at = place.parent;
    }
    if (at !== null && places.has(at)) found.set(id, at);
  }
  return found;
}
