import type { Classification } from '../../text/classifier.ts';
import { type Gate, marginGates } from '../../text/marginGate.ts';
import type { Deps } from '../deps.ts';

/** What the model would have suggested for a closed case; `leaf`: the category it came with; `unit`: where it ended up. */
export type PastSuggestion = {
  readonly id: string;
  readonly leaf: string;
  readonly unit: string;
  readonly given: Classification;
};

/** What the lower bound of a leaf's accuracy must reach before cases may be dispatched without a person. */
export const wantedAccuracy = 0.95;

/**
 * Keeps what the replay says: for each leaf category the lead above which the model was right often enough, and for each case what it would
 * have suggested. One statement, so that a page never shows the gates of one training beside the cases of another.
 */
export async function keepReplay(
  { database }: Pick<Deps, 'database'>,
  past: readonly PastSuggestion[],
  made: { readonly at: string; readonly model: string },
): Promise<void> {
  const decided = past.flatMap(({ given, ...rest }) => {
    const [first] = given.best;
    return first ? [{ ...rest, suggested: first.label, probability: first.probability, margin: given.margin }] : [];
  });
  const outcomes = decided.map(({ leaf, margin, suggested, unit }) => ({ label: leaf, margin, right: suggested === unit }));
  const gates = marginGates(outcomes, wantedAccuracy);
  const perLeaf = Map.groupBy(outcomes, ({ label }) => label);
  const rows = [...perLeaf].map(([leaf, own]) => gateRow(leaf, gates.get(leaf)!, own));
  await database.pool.query(
    `with gone as (delete from dispatch_gate where category <> all(select x.category from jsonb_to_recordset($1::jsonb) as x(category text))),
      gate as (
        insert into dispatch_gate (category, measured_at, margin, cases, right_cases, all_cases, all_right)
        select x.category, $2, x.margin, x.cases, x.right_cases, x.all_cases, x.all_right
        from jsonb_to_recordset($1::jsonb) as x(category text, margin float8, cases int, right_cases int, all_cases int, all_right int)
        on conflict (category) do update set measured_at = excluded.measured_at, margin = excluded.margin, cases = excluded.cases,
          right_cases = excluded.right_cases, all_cases = excluded.all_cases, all_right = excluded.all_right)
    insert into analytics.dispatch_suggestion (case_id, origin, at, made_by, model, category_code, unit, probability, margin)
    select x.id, 'replay', $2, 'model', $3, x.leaf, x.suggested, x.probability, x.margin
    from jsonb_to_recordset($4::jsonb) as x(id uuid, leaf text, suggested text, probability float8, margin float8)
    on conflict (case_id, origin) do update set at = excluded.at, model = excluded.model, category_code = excluded.category_code,
      unit = excluded.unit, probability = excluded.probability, margin = excluded.margin`,
    [JSON.stringify(rows), made.at, made.model, JSON.stringify(decided)],
  );
}

function gateRow(category: string, gate: Gate, own: readonly { readonly right: boolean }[]) {
  return {
    category,
    margin: gate.margin,
    cases: gate.messages,
    right_cases: Math.round(gate.accuracy * gate.messages),
    all_cases: own.length,
    all_right: own.filter(({ right }) => right).length,
  };
}
