import { randomUUID } from 'node:crypto';
import type { AlertNumbers } from '../../contract/foresightNumbers.ts';
import { type IncidentState, worthTelling } from '../../sentinel/alarmControl.ts';
import type { Deps } from '../deps.ts';
import type { Reference } from '../directory/queries.ts';
import { casesBehind } from './casesBehind.ts';
import type { Draft, SuppressedDraft } from './engine/drafts.ts';
import { type Incident, keysOf } from './engine/incidents.ts';
import type { Night } from './engine/nightly.ts';

type Needs = Pick<Deps, 'database' | 'analytics'>;

export type RunRow = {
  readonly id: string;
  readonly day: string;
  readonly kind: 'nightly' | 'watch';
  readonly at: string;
  readonly model: string;
  readonly reference_version: number;
  readonly cases: number;
  readonly weeks: number;
  readonly judged: number;
  readonly seconds: number;
  readonly cube: string;
  readonly missing: Night['missing'];
};

export type Findings = {
  readonly run: RunRow;
  readonly incidents: readonly Incident[];
  readonly suppressed: readonly SuppressedDraft[];
  readonly pictures: Readonly<Record<string, unknown>>;
  readonly families: readonly { readonly family: string; readonly rate: number; readonly calibration: unknown }[];
};

/** An incident that was not seen for so long is over; the next alert begins a new one. */
const goneAfterDays = 14;

type Known = { readonly id: string; readonly keys: string[]; readonly numbers: AlertNumbers; readonly cases: number };

/**
 * Writes what a night or a watch found, in one statement: new incidents and alerts; an incident under way gets a new alert only when it has
 * become rarer by a step or half as large again, and otherwise just its last day. @returns incidents that people were told of
 */
export async function recordFindings(deps: Needs, reference: Reference, findings: Findings): Promise<number> {
  const { run } = findings;
  const known = await openIncidents(deps, run.day);
  const taken = new Set<string>();
  const incidents = [];
  const alerts = [];
  for (const incident of findings.incidents) {
    const keys = keysOf(incident);
    const before = known.find((each) => !taken.has(each.id) && each.keys.some((key) => keys.includes(key)));
    if (before) taken.add(before.id);
    const now = stateOf(incident.lead.numbers);
    const told = before === undefined ? null : { ...stateOf(before.numbers), cases: before.cases };
    const id = before?.id ?? randomUUID();
    const tell = worthTelling(told, now);
    const alert = tell ? await alertOf(deps, reference, { incident, id, run }) : null;
    if (alert) alerts.push(alert);
    incidents.push({
      id,
      keys: [...new Set([...keys, ...(before?.keys ?? [])])],
      day: run.day,
      alert: alert?.id ?? null,
      score: incident.score,
      safety: incident.safety,
      shown: incident.shown,
      cases: tell ? now.cases : (told?.cases ?? now.cases),
    });
  }
  await deps.database.pool.query(statement, [
    JSON.stringify(run),
    JSON.stringify(incidents),
    JSON.stringify(alerts),
    JSON.stringify(
      findings.suppressed.map(({ scope, ...rest }) => ({
        ...rest,
        category_code: scope.category,
        class_code: scope.klass,
        places: scope.places,
      })),
    ),
    JSON.stringify(Object.entries(findings.pictures).map(([kind, data]) => ({ kind, data }))),
    JSON.stringify(findings.families),
  ]);
  return alerts.length;
}

async function openIncidents({ database }: Needs, day: string): Promise<Known[]> {
  const { rows } = await database.pool.query<Known>(
    `select i.id, i.keys, a.numbers, i.cases from foresight_incident i join foresight_alert a on a.id = i.alert
     where i.seen_on >= $1::date - ${goneAfterDays} and i.seen_on <= $1::date order by i.score desc`,
    [day],
  );
  return rows;
}

/** How large and how rare: what decides whether people hear of it again. */
function stateOf(numbers: AlertNumbers): IncidentState {
  switch (numbers.kind) {
    case 'burst':
    case 'regional':
      return { cases: numbers.persons, rarity: numbers.rarity };
    case 'periodic':
      return { cases: numbers.observed, rarity: 'very-rare' };
    case 'rebound':
      return { cases: numbers.after.cases, rarity: 'rare' };
    case 'topic':
      return { cases: numbers.persons, rarity: 'rare' };
    // Told once: the next season is another incident, a slow step stays one until it is mended.
    case 'seasonal':
    case 'leading':
    case 'bottleneck':
      return { cases: 1, rarity: 'rare' };
  }
}

type Telling = { readonly incident: Incident; readonly id: string; readonly run: RunRow };

async function alertOf(
  { analytics }: Needs,
  reference: Reference,
  { incident: { lead, also, score, safety }, id, run }: Telling,
) {
  const behind = await casesBehind(analytics, lead, reference.placesWithin);
  return {
    id: randomUUID(),
    incident: id,
    run: run.id,
    at: run.at,
    kind: lead.kind,
    family: lead.family,
    category_code: lead.scope.category,
    class_code: lead.scope.klass,
    places: lead.scope.places,
    from_day: lead.from,
    to_day: lead.to,
    numbers: lead.numbers,
    series: lead.series,
    confidence: lead.confidence,
    caveats: lead.caveats,
    also: also.slice(0, 12).map(alsoOf),
    safety,
    score,
    cases: lead.caveats.includes('confidential-aggregate') ? [] : behind.ids,
    units: unitsOf(reference, lead, behind.units),
  };
}

function alsoOf({ kind, scope, numbers }: Draft) {
  return {
    kind,
    scope,
    observed: 'observed' in numbers ? numbers.observed : null,
    expected: 'expected' in numbers ? numbers.expected : null,
  };
}

/** Whom it concerns: the unit that the catalogue names, then those who have the cases. */
function unitsOf(reference: Reference, { scope, numbers }: Draft, inHand: readonly string[]): string[] {
  const named = scope.category === null ? undefined : reference.categories.get(scope.category)?.defaultUnit;
  const slow = numbers.kind === 'bottleneck' ? [numbers.unit] : [];
  return [...new Set([...slow, ...(named ? [named] : []), ...inHand.slice(0, 3)])];
}

const statement = `
with r as (
  insert into foresight_run (id, day, kind, at, model, reference_version, cases, weeks, judged, seconds, cube, missing)
  select x.* from jsonb_to_record($1::jsonb) as x(id uuid, day date, kind text, at timestamptz, model text, reference_version int, cases int,
    weeks int, judged int, seconds float8, cube text, missing jsonb)),
i as (
  insert into foresight_incident as i (id, keys, opened_on, seen_on, alert, score, safety, shown, cases)
  select x.id, x.keys, x.day, x.day, coalesce(x.alert, x.id), x.score, x.safety, x.shown, x.cases
  from jsonb_to_recordset($2::jsonb) as x(id uuid, keys text[], day date, alert uuid, score float8, safety boolean, shown boolean, cases int)
  on conflict (id) do update set keys = excluded.keys, seen_on = excluded.seen_on, score = excluded.score, safety = excluded.safety,
    shown = excluded.shown, cases = excluded.cases, alert = case when excluded.alert = i.id then i.alert else excluded.alert end),
a as (
  insert into foresight_alert (id, incident, run, at, kind, family, category_code, class_code, places, from_day, to_day, numbers, series,
    confidence, caveats, also, safety, score, cases, units)
  select x.* from jsonb_to_recordset($3::jsonb) as x(id uuid, incident uuid, run uuid, at timestamptz, kind text, family text, category_code text,
    class_code text, places text[], from_day date, to_day date, numbers jsonb, series jsonb, confidence text, caveats text[], also jsonb,
    safety boolean, score float8, cases uuid[], units text[])),
s as (
  insert into foresight_suppressed (run, family, category_code, class_code, places, reason, observed, expected, chance)
  select ($1::jsonb->>'id')::uuid, x.family, x.category_code, x.class_code, x.places, x.reason, x.observed, x.expected, x.chance
  from jsonb_to_recordset($4::jsonb) as x(family text, category_code text, class_code text, places text[], reason text, observed float8,
    expected float8, chance float8)),
p as (
  insert into foresight_picture (kind, run, data)
  select x.kind, ($1::jsonb->>'id')::uuid, x.data from jsonb_to_recordset($5::jsonb) as x(kind text, data jsonb)
  on conflict (kind) do update set run = excluded.run, data = excluded.data)
insert into foresight_family (family, at, rate, calibration, because)
select x.family, ($1::jsonb->>'at')::timestamptz, x.rate, x.calibration, 'replay'
from jsonb_to_recordset($6::jsonb) as x(family text, rate float8, calibration jsonb) on conflict do nothing`;
