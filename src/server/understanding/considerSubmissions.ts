import type { CaseEvent, CaseState } from '../../domain/case/case.ts';
import { fold } from '../../domain/case/case.ts';
import { needsPerson } from '../../domain/case/dispatch.ts';
import { execute } from '../cases/execute.ts';
import { readHistory } from '../cases/queries.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { allowedLabels } from './classifiers.ts';
import { reasonsOfUnit, unitMessage } from './unitMessage.ts';

type Needs = Pick<Deps, 'database' | 'reference' | 'clock' | 'live' | 'understanding'>;

const system = { id: 'system', grants: [], followed: null };
const batchSize = 200;
const wordsShown = 3;

/**
 * Looks at what has come in: keeps the unit that is suggested before anybody has dispatched, and dispatches where people have switched
 * that on and the model leads by enough. What is looked at once is not looked at again, so that a case is never sent after a person has
 * had it in hand. @returns cases dispatched
 */
export async function considerSubmissions(deps: Needs): Promise<number> {
  let sent = 0;
  for (;;) {
    const waiting = await waitingCases(deps);
    for (const id of waiting) if (await consider(deps, id)) sent += 1;
    if (waiting.length < batchSize) return sent;
  }
}

/** New cases without a suggestion; one that somebody has taken up within ten minutes still counts for the statistics. */
async function waitingCases({ database, clock }: Needs): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>({
    name: 'unconsidered-cases',
    text: `select v.id from case_view v
      where v.submitted_at > $1::timestamptz - interval '1 day' and v.submitted_at <= $1 and v.confidentiality = 'normal'
        and (v.phase = 'submitted' or v.submitted_at > $1::timestamptz - interval '10 minutes')
        and v.channel <> 'import'
        and not exists (select from analytics.dispatch_suggestion s where s.case_id = v.id and s.origin = 'live')
      order by v.submitted_at limit ${batchSize}`,
    values: [clock()],
  });
  return rows.map(({ id }) => id);
}

async function consider(deps: Needs, id: string): Promise<boolean> {
  const history = await readHistory(deps.database, id);
  const state = fold(history);
  const reference = await deps.reference.recent();
  const classifier = await deps.understanding.classifier('unit');
  const message = unitMessage(asSubmitted(history, state), reference);
  const { best, margin } = classifier.classify(message, allowedLabels('unit', reference));
  const [first] = best;
  // Nothing in it was recognised: '' keeps the case from being looked at for ever.
  const isNew = await keep(deps, {
    id,
    madeBy: classifier.kind,
    model: classifier.version,
    category: state.firstCategoryCode,
    unit: first?.label ?? '',
    probability: first?.probability ?? 0,
    margin,
  });
  if (!isNew || !first || classifier.version === null || state.phase !== 'submitted' || needsPerson(state)) return false;
  const gate = await openGate(deps, state.categoryCode);
  if (gate === null || margin < gate.margin) return false;
  const words = reasonsOfUnit(classifier.explain(message, first.label), state.text);
  const because = {
    model: classifier.version,
    probability: first.probability,
    margin,
    threshold: gate.margin,
    accuracy: gate.right / gate.cases,
    cases: gate.cases,
    words: words.slice(0, wordsShown).map((reason) => reason.words),
  };
  return dispatch(deps, id, { unit: first.label, because, version: state.version });
}

/** What the requester wrote, not what has become of it since. */
function asSubmitted(history: readonly CaseEvent[], state: CaseState) {
  const [first] = history;
  return first?.type === 'CaseSubmitted' ? first : { ...state, categoryCode: state.firstCategoryCode };
}

type Kept = {
  readonly id: string;
  readonly madeBy: 'rules' | 'model';
  readonly model: string | null;
  readonly category: string;
  readonly unit: string;
  readonly probability: number;
  readonly margin: number;
};

/** False when another process was faster: then the case is that one's. */
async function keep({ database, clock }: Needs, kept: Kept): Promise<boolean> {
  const { rowCount } = await database.pool.query({
    name: 'keep-suggestion',
    text: `insert into analytics.dispatch_suggestion (case_id, origin, at, made_by, model, category_code, unit, probability, margin)
      values ($1, 'live', $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    values: [kept.id, clock(), kept.madeBy, kept.model, kept.category, kept.unit, kept.probability, kept.margin],
  });
  return rowCount === 1;
}

type OpenGate = { readonly margin: number; readonly cases: number; readonly right: number };

/** Asked for each case: what is switched off this second sends nothing the next. */
async function openGate({ database }: Needs, category: string): Promise<OpenGate | null> {
  const { rows } = await database.pool.query<OpenGate>({
    name: 'open-gate',
    text: `select g.margin, g.cases, g.right_cases as right from auto_dispatch a join dispatch_gate g on g.category = a.category
      where a.category = $1 and a.enabled and g.margin is not null`,
    values: [category],
  });
  return rows[0] ?? null;
}

async function dispatch(
  deps: Needs,
  id: string,
  {
    unit,
    because,
    version,
  }: { unit: string; because: NonNullable<Extract<CaseEvent, { type: 'CaseDispatched' }>['automatic']>; version: number },
): Promise<boolean> {
  try {
    await execute(deps, { actor: system, unit: null, id, seen: version, command: { type: 'AutoDispatch', unit, because } });
  } catch (error) {
    // Somebody took the case up meanwhile, or the unit has gone: a person decides.
    if (error instanceof Problem) return false;
    throw error;
  }
  await deps.database.pool.query(
    "update analytics.dispatch_suggestion set automatic = true where case_id = $1 and origin = 'live'",
    [id],
  );
  return true;
}
