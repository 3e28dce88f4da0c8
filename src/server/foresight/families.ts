import { type Family, families, type Judgement } from '../../domain/foresight/vocabulary.ts';
import { nextRate } from '../../sentinel/alarmControl.ts';
import type { Calibration } from '../../sentinel/calibration.ts';
import type { Deps } from '../deps.ts';
import { DEFAULT_RATE } from './engine/bursts.ts';

export type FamilySettings = {
  readonly rates: Readonly<Partial<Record<Family, number>>>;
  readonly calibrations: Readonly<Partial<Record<Family, Calibration>>>;
};

/** People's judgements move a family's rate, but never so low that replay would miss a third more, nor so high that half is noise. */
const limits = { lowest: 0.05, highest: 0.2 };
const judgedDays = 90;

/** What each family of tests goes by today. */
export async function familySettings({ database }: Pick<Deps, 'database'>): Promise<FamilySettings> {
  const { rows } = await database.pool.query<{ family: Family; rate: number; calibration: Calibration | null }>(
    `select distinct on (family) family, rate, (select calibration from foresight_family c where c.family = f.family and c.calibration is not null
       order by at desc limit 1) as calibration
     from foresight_family f order by family, at desc`,
  );
  return {
    rates: Object.fromEntries(rows.map(({ family, rate }) => [family, rate])),
    calibrations: Object.fromEntries(rows.flatMap(({ family, calibration }) => (calibration ? [[family, calibration]] : []))),
  };
}

/** Once a month: what people said of the last quarter's alerts decides how readily each family speaks. */
export async function learnRates(deps: Pick<Deps, 'database' | 'clock'>): Promise<Partial<Record<Family, number>>> {
  const now = deps.clock();
  const { rows } = await deps.database.pool.query<{ family: Family; judgement: Judgement }>(
    `select a.family, j.judgement from foresight_incident i
     join foresight_alert a on a.id = i.alert
     join lateral (select judgement from foresight_judgement where incident = i.id order by at desc limit 1) j on true
     where a.at >= $1::timestamptz - make_interval(days => $2)`,
    [now, judgedDays],
  );
  const { rates } = await familySettings(deps);
  const changed: Partial<Record<Family, number>> = {};
  for (const family of families) {
    const before = rates[family] ?? DEFAULT_RATE;
    const judged = rows.filter((row) => row.family === family).map(({ judgement }) => judgement);
    const next = nextRate(before, judged, limits);
    if (next !== before) changed[family] = next;
  }
  await deps.database.pool.query(
    `insert into foresight_family (family, at, rate, because)
     select x.key, $1, x.value::float8, 'judgements' from jsonb_each_text($2::jsonb) x on conflict do nothing`,
    [now, JSON.stringify(changed)],
  );
  return changed;
}
