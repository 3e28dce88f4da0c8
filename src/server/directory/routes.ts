import type { FastifyInstance } from 'fastify';
import { addAbsence, endAbsence, listAbsences, listDeputies } from '../../contract/absences.ts';
import { getCampusMaps } from '../../contract/campusMaps.ts';
import { createPerson, listPeople, putPerson, resetPassword } from '../../contract/people.ts';
import { getReference, itemHistory, listItems, putItem } from '../../contract/reference.ts';
import type { Deps } from '../deps.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { hashPassword, newPassword } from '../platform/secrets.ts';
import { endSessions } from '../session/execute.ts';
import { assignCourses } from '../training/execute.ts';
import { absencesFor, deputiesFor, endAbsence as endIt, nameDeputy } from './absences.ts';
import { insertPerson, putReference } from './execute.ts';
import { itemsOf, versionsOf } from './items.ts';
import { findPeople, updatePerson } from './people.ts';
import { publicReference } from './publicReference.ts';
import { campusMapsOf } from './queries.ts';

export function directoryRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const { db } = deps.database;

  serve(app, identify, getReference, async ({ reply }) => {
    const reference = await deps.reference.newest();
    // Large and seldom new: the browser keeps it and asks whether it still holds.
    reply.header('cache-control', 'no-cache').header('etag', `"${reference.version}-${deps.clock().slice(0, 7)}"`);
    return publicReference(reference, deps.clock());
  });
  serve(app, identify, getCampusMaps, async ({ reply }) => {
    const reference = await deps.reference.recent();
    reply.header('cache-control', 'private, no-cache').header('etag', `"maps-${reference.version}"`);
    return campusMapsOf(reference);
  });

  serve(app, identify, listItems, async ({ params }) => itemsOf(db, params.kind));
  serve(app, identify, itemHistory, async ({ params }) => versionsOf(db, params.kind, params.id));
  serve(app, identify, putItem, async ({ caller, params, body }) =>
    putReference(deps, { ...params, seen: body.version, data: body.data, by: caller.person!.id, reason: body.reason }),
  );

  serve(app, identify, listAbsences, async ({ caller }) => ({ absences: await absencesFor(deps, caller.actor) }));
  serve(app, identify, listDeputies, async ({ caller }) => ({ people: await deputiesFor(deps, caller.actor) }));
  serve(app, identify, addAbsence, async ({ caller, body }) => nameDeputy(deps, caller.actor, body));
  serve(app, identify, endAbsence, async ({ caller, params }) => endIt(deps, caller.actor, params.id));

  serve(app, identify, listPeople, async ({ query }) => findPeople(deps, query));

  serve(app, identify, createPerson, async ({ body }) => {
    const password = newPassword();
    const id = await insertPerson(deps, body, await hashPassword(password), deps.clock());
    await assignCourses(deps, { people: [id] });
    return { person: { ...body, id }, password };
  });

  serve(app, identify, putPerson, async ({ caller, params, body }) => {
    // The last administrator must not lock the door from outside.
    const loses = !body.active || !body.grants.some((grant) => grant.role === 'admin');
    if (params.id === caller.person!.id && loses) throw new Problem(409, 'cannot-remove-yourself');
    await updatePerson(deps, params.id, body);
    await assignCourses(deps, { people: [params.id] });
    if (!body.active) await endSessions(deps, { person: params.id });
    // Rights are remembered for a moment by every process: this takes them back at once.
    else deps.live.announce({ kind: 'session', id: '' });
    return { ...body, id: params.id };
  });

  serve(app, identify, resetPassword, async ({ params }) => {
    const password = newPassword();
    const { numUpdatedRows } = await db
      .updateTable('person')
      .set({ password_hash: await hashPassword(password), failures: 0, locked_until: null })
      .where('id', '=', params.id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Problem(404, 'not-found');
    // A link that was given out must not open what the new password closes.
    await db.deleteFrom('password_link').where('person', '=', params.id).execute();
    await endSessions(deps, { person: params.id });
    return { password };
  });
}
