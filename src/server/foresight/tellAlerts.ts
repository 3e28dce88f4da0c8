import { isMessage } from '../../sentinel/alarmControl.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { tellStaff } from '../notifications/execute.ts';

/** A process that died between finding and telling is made up for within so many hours; older news is in the list, not in the centre. */
const freshHours = 36;

type Row = {
  readonly id: string;
  readonly incident: string;
  readonly category: string | null;
  readonly klass: string | null;
  readonly places: readonly string[];
  readonly units: readonly string[];
  readonly safety: boolean;
  readonly weekChance: number | null;
};

/**
 * Puts each new alert above the day's line into the notice centre of the units it concerns (their heads, officers and secretaries, and of the
 * units above them), and what is about safety into the supervisors' too. Whoever is told may open it. Nobody is told the same alert twice,
 * and never of confidential cases: the notice alone would say where they are. Bursts whose newest week is no rarity by
 * itself stay on the list. @returns alerts told, now or before
 */
export async function tellAlerts(deps: Pick<Deps, 'database' | 'clock'>, reference: Reference): Promise<number> {
  const { rows } = await deps.database.pool.query<Row>(
    `select a.id, i.id as incident, a.category_code as category, a.class_code as klass, a.places, a.units, i.safety,
       (a.numbers->>'weekChance')::float8 as "weekChance"
     from foresight_alert a join foresight_incident i on i.id = a.incident
     where a.at > $1::timestamptz - make_interval(hours => ${freshHours}) and a.at <= $1 and (i.shown or i.safety)
       and not 'confidential-aggregate' = any(a.caveats)
     order by a.at, a.id`,
    [deps.clock()],
  );
  // What is about safety is never held back.
  const messages = rows.filter(({ safety, weekChance }) => safety || isMessage(weekChance));
  for (const { id, incident, category, klass, places, units, safety } of messages) {
    const notice = {
      key: `alert ${id}`,
      kind: 'AlertRaised',
      about: nameOf(reference, { category, klass, places }),
      link: `/foresight/alerts/${incident}`,
    } as const;
    const concerned = [...new Set(units.flatMap((unit) => unitsAbove(unit, reference)))];
    await tellStaff(deps, { ...notice, roles: ['head', 'officer', 'secretary'], units: concerned });
    if (safety) await tellStaff(deps, { ...notice, roles: ['supervisor'] });
  }
  return messages.length;
}

function nameOf(reference: Reference, { category, klass, places }: Pick<Row, 'category' | 'klass' | 'places'>): string {
  const named = category === null ? reference.classes.get(klass ?? '') : reference.categories.get(category);
  const what = named?.name ?? '各类诉求';
  const first = reference.places.get(places[0] ?? '')?.name;
  if (first === undefined) return what;
  return places.length === 1 ? `${first} ${what}` : `${first}等${places.length}处 ${what}`;
}

function unitsAbove(unit: string, reference: Reference): string[] {
  const parent = reference.units.get(unit)?.parent ?? null;
  return parent === null ? [unit] : [unit, ...unitsAbove(parent, reference)];
}
