import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import { listPages, takePage } from '../../contract/handling.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { toInstant } from '../platform/instant.ts';
import { shiftAt, takeOn } from './execute.ts';

export function dutyRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  serve(app, identify, listPages, async ({ caller }) => ({
    pages: await pagesOf(deps, caller.person!.id),
    onDuty: await onDuty(deps),
  }));
  serve(app, identify, takePage, async ({ caller, params }) => ({ taken: await takeOn(deps, caller.person!.id, params.id) }));
}

async function pagesOf({ database }: Deps, person: string): Promise<Answer<typeof listPages>['pages']> {
  const { rows } = await sql<Answer<typeof listPages>['pages'][number]>`
    select d.case_id as "caseId", v.number, d.step, d.at from duty_page d join case_view v on v.id = d.case_id
    where d.person = ${person} and d.taken_at is null order by d.at limit 20`.execute(database.db);
  return rows;
}

async function onDuty(deps: Deps): Promise<Answer<typeof listPages>['onDuty']> {
  const shift = shiftAt((await deps.reference.recent()).dutyRoster, deps.clock());
  if (!shift) return null;
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${[shift.officer, shift.backup ?? '']})`.execute(deps.database.db);
  const nameOf = (id: string | null) => rows.find((row) => row.id === id)?.name ?? null;
  const until = Temporal.PlainDateTime.from(shift.to).toZonedDateTime('Asia/Shanghai').toInstant();
  return { officer: nameOf(shift.officer) ?? shift.officer, backup: nameOf(shift.backup), until: toInstant(until) };
}
