import { sql } from 'kysely';
import type { Handover } from '../../contract/phone.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { figuresOf } from './calls.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'live' | 'config'>;

const columns = sql`h.id, coalesce(b.name, '') as by, h.at, h.text, h.figures, t.name as "takenBy", h.taken_at as "takenAt"`;
const named = sql`left join person b on b.id = h.by_person left join person t on t.id = h.taken_by`;
const listed = 30;

/** Leaves a note for the next shift, with the figures of the day as they are now. Sent twice under one id it is one note. */
export async function leaveHandover(
  deps: Needs,
  person: string,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<Handover> {
  const figures = JSON.stringify(await figuresOf(deps));
  await sql`insert into phone_handover (id, by_person, at, text, figures)
    values (${id}, ${person}, ${deps.clock()}, ${text}, ${figures}::jsonb) on conflict do nothing`.execute(deps.database.db);
  deps.live.announce({ kind: 'phone', id: '' });
  return one(deps, id);
}

/** The first who confirms has taken over; confirming again changes nothing. */
export async function takeHandover(deps: Needs, person: string, id: string): Promise<Handover> {
  await sql`update phone_handover set taken_by = ${person}, taken_at = ${deps.clock()} where id = ${id} and taken_by is null`.execute(
    deps.database.db,
  );
  deps.live.announce({ kind: 'phone', id: '' });
  return one(deps, id);
}

async function one(deps: Needs, id: string): Promise<Handover> {
  const { rows } = await sql<Handover>`select ${columns} from phone_handover h ${named} where h.id = ${id}`.execute(
    deps.database.db,
  );
  const [found] = rows;
  if (!found) throw new Problem(404, 'not-found');
  return found;
}

export async function handovers(deps: Pick<Deps, 'database'>, most = listed): Promise<Handover[]> {
  const { rows } =
    await sql<Handover>`select ${columns} from phone_handover h ${named} order by h.at desc, h.id desc limit ${most}`.execute(
      deps.database.db,
    );
  return rows;
}
