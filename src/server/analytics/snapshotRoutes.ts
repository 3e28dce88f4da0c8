import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import {
  checkSnapshot,
  decideObjection,
  draftSnapshot,
  getSnapshot,
  getSnapshotText,
  listSnapshots,
  objectToSnapshot,
  openSnapshot,
  publishers,
  publishSnapshot,
  recountSnapshot,
  withdrawSnapshot,
} from '../../contract/snapshots.ts';
import { addNaturalMinutes, type Instant } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { SnapshotState } from '../../domain/measures/vocabulary.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import type { Deps } from '../deps.ts';
import { type Caller, type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { asked } from './measureRoutes.ts';
import {
  checked,
  counted,
  refuseOverlap,
  type SnapshotRow,
  snapshotLine,
  snapshotRow,
  snapshotRows,
  tableIn,
} from './snapshots.ts';

/** Draft, objections, publication. A published table is never changed: the database refuses it. */
export function snapshotRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const { pool } = deps.database;

  serve(app, identify, listSnapshots, async ({ caller }) => {
    const rows = await snapshotRows(deps.analytics);
    return { snapshots: rows.filter((row) => maySee(caller.actor, row)).map(snapshotLine) };
  });

  serve(app, identify, getSnapshot, async ({ caller, params }) => detail(caller, params.id));

  serve(app, identify, getSnapshotText, async ({ caller, params }) => {
    const row = await seen(caller.actor, params.id);
    return { text: row.text, digest: row.digest.toString('hex') };
  });

  serve(app, identify, checkSnapshot, async ({ caller, params }) => {
    const row = await seen(caller.actor, params.id);
    const started = performance.now();
    const found = await checked(deps, row);
    return { ...found, seconds: (performance.now() - started) / 1000 };
  });

  serve(app, identify, draftSnapshot, async ({ caller, body }) => {
    const { id, ...query } = body;
    const { ask, reference } = await asked(deps, { ...query, units: 'then' });
    const made = await counted(deps, ask, reference);
    await pool.query(
      `insert into analytics.snapshot (id, state, assessment, period, as_of, text, digest, basis, names, drafted_by, drafted_at)
       values ($1, 'draft', $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
      [
        id,
        ask.assessment.id,
        JSON.stringify(made.period),
        made.asOf,
        made.text,
        made.digest,
        JSON.stringify(made.basis),
        JSON.stringify(made.names),
        caller.person!.id,
        deps.clock(),
      ],
    );
    return snapshotLine(await snapshotRow(deps.analytics, id));
  });

  serve(app, identify, openSnapshot, async ({ params, body }) => {
    const now = deps.clock();
    const until = addNaturalMinutes(now, body.days * 24 * 60);
    await change(params.id, ['draft'], 'opened_at = $2, objections_until = $3, state = $4', [now, until, 'open']);
    return snapshotLine(await snapshotRow(deps.analytics, params.id));
  });

  serve(app, identify, recountSnapshot, async ({ params }) => {
    const row = await snapshotRow(deps.analytics, params.id);
    const { ask, reference } = await asked(deps, {
      assessment: row.assessment,
      period: row.basis.period.kind,
      key: row.basis.period.key,
      basis: row.basis.basis,
      scope: row.basis.scope,
      scheme: row.basis.scheme.id,
      units: 'then',
    });
    // What was announced under a name must not become another stretch of time by a change of the settings.
    if (ask.period.from !== row.period.from) throw new Problem(409, 'period-changed');
    const made = await counted(deps, ask, reference);
    await change(params.id, ['draft', 'open'], 'period = $2, as_of = $3, text = $4, digest = $5, basis = $6, names = $7', [
      JSON.stringify(made.period),
      made.asOf,
      made.text,
      made.digest,
      JSON.stringify(made.basis),
      JSON.stringify(made.names),
    ]);
    return snapshotLine(await snapshotRow(deps.analytics, params.id));
  });

  serve(app, identify, publishSnapshot, async ({ caller, params }) => {
    const row = await snapshotRow(deps.analytics, params.id);
    const now = deps.clock();
    if (row.state !== 'open') throw new Problem(409, 'wrong-phase');
    if (row.drafted_by === caller.person!.id) throw new Problem(409, 'same-person');
    if (row.open_objections > 0) throw new Problem(409, 'objections-open');
    if (row.objections_until === null || now < row.objections_until) throw new Problem(409, 'window-open');
    // An objection that was upheld changes something; a table counted before the decision does not know it.
    if ((await objectionsOf(params.id)).some(({ upheld, decidedAt }) => upheld && decidedAt !== null && decidedAt > row.as_of)) {
      throw new Problem(409, 'recount-first');
    }
    await refuseOverlap(deps.analytics, row.assessment, row.period);
    await change(params.id, ['open'], "state = 'published', published_by = $2, published_at = $3", [caller.person!.id, now]);
    return snapshotLine(await snapshotRow(deps.analytics, params.id));
  });

  serve(app, identify, withdrawSnapshot, async ({ caller, params, body }) => {
    await change(
      params.id,
      ['draft', 'open'],
      "state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, withdrawn_because = $4",
      [caller.person!.id, deps.clock(), body.because],
    );
    return snapshotLine(await snapshotRow(deps.analytics, params.id));
  });

  serve(app, identify, objectToSnapshot, async ({ caller, params, body }) => {
    const row = await seen(caller.actor, params.id);
    const now = deps.clock();
    if (!ownUnits(caller.actor).includes(body.unit)) throw new Problem(403, 'not-yours');
    if (row.state !== 'open') throw new Problem(409, 'wrong-phase');
    if (row.objections_until !== null && now >= row.objections_until) throw new Problem(409, 'window-over');
    const { rows } = await pool.query<{ case_id: string }>('select case_id from analytics.case_fact where number = $1', [
      body.number ?? '',
    ]);
    if (body.number && rows.length === 0) throw new Problem(400, 'invalid', [{ field: 'number', code: 'not-a-choice' }]);
    await pool.query(
      `insert into analytics.objection (id, snapshot, unit, case_id, text, raised_by, raised_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
      [body.id, params.id, body.unit, rows[0]?.case_id ?? null, body.text, caller.person!.id, now],
    );
    return detail(caller, params.id);
  });

  serve(app, identify, decideObjection, async ({ caller, params, body }) => {
    const row = await seen(caller.actor, params.id);
    if (row.state !== 'open') throw new Problem(409, 'wrong-phase');
    const own = await pool.query('select from analytics.objection where id = $1 and raised_by = $2', [
      params.objection,
      caller.person!.id,
    ]);
    if (own.rowCount) throw new Problem(409, 'same-person');
    const { rowCount } = await pool.query(
      `update analytics.objection set upheld = $3, decision = $4, decided_by = $5, decided_at = $6
       where id = $1 and snapshot = $2 and upheld is null`,
      [params.objection, params.id, body.upheld, body.text, caller.person!.id, deps.clock()],
    );
    if (!rowCount) throw new Problem(409, 'no-request');
    return detail(caller, params.id);
  });

  /** Two who change it at once: the state lets one win. */
  async function change(id: string, from: readonly SnapshotState[], set: string, values: readonly unknown[]): Promise<void> {
    await snapshotRow(deps.analytics, id);
    const { rowCount } = await pool.query(
      `update analytics.snapshot set ${set} where id = $1 and state = any($${values.length + 2}::text[])`,
      [id, ...values, from],
    );
    if (!rowCount) throw new Problem(409, 'wrong-phase');
  }

  async function seen(actor: Actor, id: string): Promise<SnapshotRow> {
    const row = await snapshotRow(deps.analytics, id);
    if (!maySee(actor, row)) throw new Problem(404, 'not-found');
    return row;
  }

  async function detail(caller: Caller, id: string): Promise<z.input<typeof getSnapshot.response>> {
    const row = await seen(caller.actor, id);
    const list = await objectionsOf(id);
    const now = deps.clock();
    const isOffice = has(caller.actor, publishers);
    const windowIsOver = row.objections_until !== null && now >= row.objections_until;
    const mine = ownUnits(caller.actor);
    return {
      ...snapshotLine(row),
      names: { ...row.names },
      table: tableIn(row.text),
      digest: row.digest.toString('hex'),
      withdrawnBecause: row.withdrawn_because,
      list: list
        // Of others' objections a unit learns the decision with the table, not the wording.
        .filter(({ unit }) => has(caller.actor, overseers) || mine.includes(unit))
        .map(({ raised_by: _, ...objection }) => objection),
      may: {
        open: isOffice && row.state === 'draft',
        recount: isOffice && (row.state === 'draft' || row.state === 'open'),
        publish:
          isOffice && row.state === 'open' && windowIsOver && row.open_objections === 0 && row.drafted_by !== caller.person?.id,
        withdraw: isOffice && (row.state === 'draft' || row.state === 'open'),
        object: row.state === 'open' && !windowIsOver ? mine : [],
        decide:
          isOffice && row.state === 'open'
            ? list.filter((each) => each.upheld === null && each.raised_by !== caller.person?.id).map((each) => each.id)
            : [],
      },
    };
  }

  type Row = {
    id: string;
    unit: string;
    number: string | null;
    caseId: string | null;
    text: string;
    raisedAt: Instant;
    upheld: boolean | null;
    decision: string | null;
    decidedAt: Instant | null;
    raised_by: string;
  };
  async function objectionsOf(id: string): Promise<Row[]> {
    const { rows } = await deps.analytics.pool.query<Row>(
      `select o.id, o.unit, f.number, o.case_id as "caseId", o.text, o.raised_at as "raisedAt", o.upheld, o.decision,
         o.decided_at as "decidedAt", o.raised_by
       from analytics.objection o left join analytics.case_fact f on f.case_id = o.case_id where o.snapshot = $1 order by o.raised_at`,
      [id],
    );
    return rows;
  }
}

const overseers = ['supervisor', 'leader', 'auditor'] as const satisfies readonly Role[];

/** What is published everybody sees who reads the rates; what is open, the heads whose objections are asked for. */
function maySee(actor: Actor, row: SnapshotRow): boolean {
  if (row.state === 'published' || has(actor, overseers)) return true;
  return row.state === 'open' && has(actor, ['head']);
}

function has(actor: Actor, roles: readonly Role[]): boolean {
  return actor.grants.some(({ role }) => roles.includes(role));
}

function ownUnits(actor: Actor): string[] {
  return [...new Set(actor.grants.filter(({ role }) => role === 'head').flatMap(({ units }) => units ?? []))];
}
