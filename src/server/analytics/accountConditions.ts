import type { MeasureId } from '../../domain/measures/vocabulary.ts';

/**
 * SQL over `f` that holds for every fact with an account behind a measure, and for every one with an account that is not whole. Which
 * accounts there are the engine alone says (src/domain/measures/behind.ts): a condition may hold for more facts, which costs time, and for
 * none less, which a test proves measure by measure. Without them a page of the rare ones would read all cases of a year.
 */
export const accountConditions: Readonly<Record<MeasureId, { readonly counted: string; readonly short: string }>> = {
  responded: promise('respond_by', 'responded_at'),
  contacted: answer('f.contacted is not true'),
  resolved: promise('resolve_by', 'resolved_at'),
  resolvedInTime: {
    counted: promise('resolve_by', 'resolved_at').counted,
    // A round that was late stays late.
    short: `(${promise('resolve_by', 'resolved_at').short} or f.round > 1)`,
  },
  sameDay: {
    counted: 'true',
    short: `(f.resolved_at is null or ${dayOf('f.resolved_at')} > ${dayOf('f.accepted_at')})`,
  },
  solved: answer("f.solved is distinct from 'yes'"),
  solvedAtOnce: answer("f.solved is distinct from 'yes'"),
  satisfied: answer("f.handling is distinct from 'satisfied'"),
  satisfiedStrictly: answer("f.handling is distinct from 'satisfied'"),
  processSatisfied: answer("f.process is distinct from 'satisfied'"),
  signedInTime: {
    counted: 'f.sign_by is not null',
    short: 'f.sign_by is not null and (f.signed_at is null or f.signed_at > f.sign_by)',
  },
  called: { counted: 'f.first_resolved_at is not null', short: noAnswer() },
  reached: { counted: 'f.first_resolved_at is not null', short: noAnswer() },
  sentRight: { counted: 'f.dispatches > 0', short: 'f.dispatches > 0 and f.returns > 0' },
  direct: burden('true', 'f.answered_directly'),
  reworked: burden('f.first_resolved_at is not null', 'f.round > 1'),
  repeated: burden('true', 'f.repeat_of is not null'),
  rebounded: burden('f.first_resolved_at is not null', 'f.rebounded'),
  handedBack: burden("f.dispatch_log <> '[]'", returned()),
  handBackRefused: burden(returned(), returned()),
  extended: burden('true', 'f.extensions > 0'),
  onLedger: burden('true', 'f.on_ledger'),
};

/** The same for facts that leave the assessed scope, or a part of it. */
export const leavesAssessment = `(f.exclusion is not null or f.phase = 'withdrawn' or f.answered_directly or f.on_ledger or not f.assessed
  or f.nature = 'praise' or f.close_reason in ('facts-never-came', 'unreached'))`;

/** Some dispatch was asked to be taken back. */
function returned(): string {
  return `f.dispatch_log @? '$[*] ? (@.returned != "no")'`;
}

/** Promises of co-handlers lie in the list of sub-orders; few cases have one. */
function promise(by: string, done: string) {
  return {
    counted: `(f.${by} is not null or f.sub_orders <> '[]')`,
    short: `(f.${by} is not null and (f.${done} is null or f.${done} > f.${by}) or f.sub_orders <> '[]')`,
  };
}

/** The answer of an earlier round may be the one that stands. */
function answer(notWhole: string) {
  return {
    counted: '(f.followed_up_at is not null or f.round > 1)',
    short: `(f.followed_up_at is not null and ${notWhole} or f.round > 1)`,
  };
}

function noAnswer(): string {
  return 'f.first_resolved_at is not null and (f.followed_up_at is null or f.solved is null or f.handling is null)';
}

function burden(counted: string, short: string) {
  return { counted, short };
}

function dayOf(column: string): string {
  return `(${column} at time zone 'Asia/Shanghai')::date`;
}
