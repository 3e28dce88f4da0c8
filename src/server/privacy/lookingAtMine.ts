import { sql } from 'kysely';
import type { Answer } from '../../contract/endpoint.ts';
import type { getMyData } from '../../contract/ownData.ts';
import type { Deps } from '../deps.ts';

type Overview = Answer<typeof getMyData>;
const mostLooks = 200;

/** Who looked at a person's cases, and what became of the person's requests. Units, never the names of colleagues. */
export async function lookingAtMine({ database }: Pick<Deps, 'database'>, person: string): Promise<Overview> {
  const { rows: looks } = await sql<Overview['looks'][number]>`
    with own as (select id, number from case_view where requester = ${person} order by submitted_at desc limit 2000)
    select at, "caseId", "caseNumber", unit, what, purpose, times from (
      select r.at, own.id as "caseId", own.number as "caseNumber", r.unit, 'contact' as what, r.purpose, 1 as times
      from own join reveal r on r.case_id = own.id
      union all
      select max(e.at), own.id, own.number, p.unit, 'case', '', count(*)::int
      from own join audit_entry e on e.case_id = own.id and e.kind = 'case-read' left join person p on p.id = e.person
      where e.person is distinct from ${person}
      group by own.id, own.number, p.unit, (e.at at time zone 'Asia/Shanghai')::date) looked
    order by at desc limit ${mostLooks}`.execute(database.db);
  const { rows: requests } = await sql<Overview['requests'][number]>`
    select id, at, kind, text, state, answer, answered_at as "answeredAt" from data_request
    where person = ${person} order by at desc limit 100`.execute(database.db);
  return { looks, requests };
}
