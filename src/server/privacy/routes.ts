import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { getMyData } from '../../contract/ownData.ts';
import {
  answerDataRequest,
  askAboutMine,
  exportMine,
  getRetention,
  listDataRequests,
  putRetention,
} from '../../contract/privacy.ts';
import { previewRetention, retentionHistory } from '../../contract/retentionPages.ts';
import { listUnusualLooks } from '../../contract/unusualLooks.ts';
import type { Deps } from '../deps.ts';
import { tellPerson, tellStaff } from '../notifications/execute.ts';
import { type Identify, serve } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { forgetPerson } from './execute.ts';
import { lookingAtMine } from './lookingAtMine.ts';
import { ownData } from './ownData.ts';
import { dueCases, readRetention, writeRetention } from './retention.ts';
import { retentionPreview, retentionVersions } from './retentionPages.ts';
import { unusualLookReports } from './unusualLookReports.ts';

const mostRequests = 500;
/** Open requests of one person at a time: more would be a flood. */
const mostOpen = 3;

export function privacyRoutes(app: FastifyInstance, deps: Deps, identify: Identify): void {
  const { db } = deps.database;

  serve(app, identify, getRetention, async () => {
    const { version, retention } = await readRetention(deps);
    const { rows } = await sql<{ anonymised: number; lastAt: string | null; due: number }>`
      select (select count(*)::int from anonymised_case) as anonymised, (select max(at) from anonymised_case) as "lastAt",
        (select count(*)::int ${dueCases(retention, deps.clock())}) as due`.execute(deps.analytics.db);
    return { version, retention, ...rows[0]! };
  });
  serve(app, identify, putRetention, async ({ caller, body }) => ({
    version: await writeRetention(deps, body.retention, body.version, caller.person!.id),
  }));

  serve(app, identify, previewRetention, async ({ query }) => retentionPreview(deps, query));
  serve(app, identify, retentionHistory, async () => retentionVersions(deps));
  serve(app, identify, getMyData, async ({ caller }) => lookingAtMine(deps, caller.person!.id));

  serve(app, identify, listUnusualLooks, async () => unusualLookReports(deps));

  serve(app, identify, exportMine, async ({ caller }) => ownData(deps, caller.person!.id), {
    perMinute: Math.ceil(deps.config.ratePerMinute / 100),
  });

  serve(app, identify, askAboutMine, async ({ caller, body }) => {
    const id = randomUUID();
    const { rows } = await sql`
      insert into data_request (id, person, kind, text, at)
      select ${id}, ${caller.person!.id}, ${body.kind}, ${body.text}, ${deps.clock()}::timestamptz
      where (select count(*) from data_request where person = ${caller.person!.id} and state = 'open') < ${mostOpen}::int
      returning 1`.execute(db);
    if (rows.length === 0) throw new Problem(429, 'too-many-requests');
    await tellStaff(deps, {
      key: `data-request ${id}`,
      kind: 'DataRequestCame',
      about: '',
      link: '/admin/data-requests',
      roles: ['securityAdmin'],
    });
    return { id };
  });

  serve(app, identify, listDataRequests, async () => {
    const requests = await db
      .selectFrom('data_request as r')
      .innerJoin('person as p', 'p.id', 'r.person')
      .select(['r.id', 'r.at', 'r.kind', 'r.text', 'p.login', 'p.name', 'r.state', 'r.answer'])
      .orderBy(sql`r.state <> 'open'`)
      .orderBy('r.at', 'desc')
      .limit(mostRequests)
      .execute();
    // The table's own constraints hold kind and state to these words.
    return {
      requests: requests.map((r) => ({
        ...r,
        kind: r.kind as 'correct' | 'delete',
        state: r.state as 'open' | 'done' | 'refused',
      })),
    };
  });

  serve(app, identify, answerDataRequest, async ({ caller, params, body }) => {
    const open = db.selectFrom('data_request').where('id', '=', params.id).where('state', '=', 'open');
    const request = await open.select(['person', 'kind']).executeTakeFirst();
    if (!request) throw new Problem(404, 'not-found');
    // The answer comes last: a stop in between leaves the request open, and to forget twice does no harm.
    const anonymised = request.kind === 'delete' && body.state === 'done' ? await forgetPerson(deps, request.person) : 0;
    const { rows } = await sql`
      update data_request set state = ${body.state}, answer = ${body.answer}, answered_at = ${deps.clock()}::timestamptz,
        answered_by = ${caller.person!.id}
      where id = ${params.id} and state = 'open' returning 1`.execute(db);
    if (rows.length === 0) throw new Problem(404, 'not-found');
    await tellPerson(deps, {
      key: `data-answer ${params.id}`,
      person: request.person,
      kind: 'DataRequestAnswered',
      link: '/me/data',
    });
    return { anonymised };
  });
}
