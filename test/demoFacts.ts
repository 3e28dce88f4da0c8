import { readFileSync } from 'node:fs';
import { demoHistory } from '../seed/demo/history.ts';
import { type Account, demoPeople } from '../seed/demo/people.ts';
import type { CaseState } from '../src/domain/case/case.ts';
import type { Deps } from '../src/server/deps.ts';

const seed = 20_210_924;

/** The facts of the demonstration's history that ends at `until`, written without playing it: what the engine reads, and nothing else. */
export async function insertDemoFacts(deps: Deps, until: string): Promise<number> {
  const reference = await deps.reference.newest();
  const accounts = JSON.parse(readFileSync(new URL('../seed/people.json', import.meta.url), 'utf8')) as Account[];
  const world = { ...reference, seed, until, people: demoPeople(seed, accounts, reference) };
  const facts = [...demoHistory(world)].map(({ id, outcome }) => factRow(id, outcome));
  await insertFacts(deps, facts);
  return facts.length;
}

export type FactRow = {
  readonly id: string;
  readonly at: string;
  readonly category: string;
  readonly place: string | null;
  readonly requester: string | null;
  readonly channel?: string;
  readonly confidentiality?: string;
  readonly unit?: string | null;
  readonly resolvedAt?: string | null;
  readonly closeReason?: string | null;
  readonly [milestone: string]: unknown;
};

function factRow(id: string, s: CaseState): FactRow {
  return {
    id,
    at: s.submittedAt,
    category: s.categoryCode,
    place: s.placeId,
    requester: s.requester,
    channel: s.channel,
    confidentiality: s.confidentiality,
    unit: s.lead,
    first_unit: s.firstLead,
    phase: s.phase ?? 'submitted',
    resolvedAt: s.resolvedAt,
    closeReason: s.closeReason,
    accepted_at: s.acceptedAt,
    dispatched_at: s.dispatchedAt,
    responded_at: s.respondedAt,
    followed_up_at: s.followedUpAt,
    nature: s.nature,
    returns: s.returns,
  };
}

/** Facts as a test wants them; what is left out is plain. */
export async function insertFacts(deps: Deps, rows: readonly FactRow[]): Promise<void> {
  await deps.database.pool.query(
    `insert into analytics.case_fact (case_id, phase, category_code, first_category_code, place_id, channel, nature, grade, unit, first_unit,
       submitted_at, accepted_at, dispatched_at, responded_at, resolved_at, followed_up_at, close_reason, answered_directly, round, dispatches,
       returns, nudges, confidentiality, requester_key)
     select x.id, coalesce(x.phase, 'closed'), x.category, x.category, x.place, coalesce(x.channel, 'web'), coalesce(x.nature, 'complaint'), 'Y',
       x.unit, coalesce(x.first_unit, x.unit), x.at, x.accepted_at, x.dispatched_at, x.responded_at, x."resolvedAt", x.followed_up_at,
       x."closeReason", false, 1, 1, coalesce(x.returns, 0), 0, coalesce(x.confidentiality, 'normal'), requester_key(x.requester)
     from jsonb_to_recordset($1::jsonb) as x(id uuid, phase text, category text, place text, channel text, nature text, unit text, first_unit text,
       at timestamptz, accepted_at timestamptz, dispatched_at timestamptz, responded_at timestamptz, "resolvedAt" timestamptz,
       followed_up_at timestamptz, "closeReason" text, returns int, confidentiality text, requester text)`,
    [JSON.stringify(rows)],
  );
}
