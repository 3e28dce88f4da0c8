import type { Actor } from '../../domain/case/permissions.ts';
import type { Role } from '../../domain/people/vocabulary.ts';
import { freezePastMonths } from '../analytics/tables/execute.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { decideOwn, propose, step } from '../publication/execute.ts';
import { proposalFor } from '../publication/queries.ts';
import { command, draft } from '../reports/execute.ts';
import { idOf } from './idOf.ts';

/** Everyday matters whose answers help others too. */
const categories = ['0502', '0503', '0504', '0507', '0701', '0704', '0801', '0901', '0404', '0405'];
const ofEach = 3;

/**
 * What everybody may read in the demonstration: answers, each proposed by one person and confirmed by another after its requester agreed, the
 * tables of the last months, and the report of the last one. Repeated, it does nothing.
 */
export async function openPublicFace(deps: Deps): Promise<void> {
  const { rows } = await deps.database.pool.query('select 1 from publication limit 1');
  if (rows.length === 0) await publishAnswers(deps);
  await freezePastMonths(deps, { months: 3, drafter: 'supervisor1', publisher: 'leader1' });
  await publishReport(deps);
}

/** The last month's report, opened to everybody by whoever submits it, and approved and published by a leader. */
async function publishReport(deps: Deps): Promise<void> {
  const { rows } = await deps.database.pool.query(
    "select 1 from report where template = 'monthly' and audience = 'public' and state = 'published' limit 1",
  );
  if (rows.length > 0) return;
  const [supervisor, leader] = [callerOf('supervisor1', 'supervisor'), callerOf('leader1', 'leader')];
  const { id, version } = await draft(deps, 'supervisor1', { template: 'monthly' });
  const submitted = [{ type: 'Edit', edits: {}, audience: 'public' }, { type: 'Submit' }] as const;
  const approved = [{ type: 'Approve' }, { type: 'Publish' }] as const;
  let seen = version;
  for (const change of submitted) ({ version: seen } = await command(deps, supervisor, id, { version: seen, change }));
  for (const change of approved) ({ version: seen } = await command(deps, leader, id, { version: seen, change }));
}

const callerOf = (id: string, role: Role): Caller => ({
  actor: { id, grants: [{ role, units: null }], followed: null },
  person: { id, name: id, unit: null, roles: [role] },
  pending: null,
});

async function publishAnswers(deps: Deps): Promise<void> {
  const writer: Actor = { id: 'operator1', grants: [{ role: 'operator', units: null }], followed: null };
  const reviewer: Actor = { id: 'dispatcher1', grants: [{ role: 'dispatcher', units: null }], followed: null };
  type Candidate = { readonly id: string; readonly requester: string };
  const { rows } = await deps.database.pool.query<Candidate>(
    `select id, requester from (
       select id, requester, row_number() over (partition by category_code order by submitted_at desc) as place from case_view
       where category_code = any($1) and phase = 'closed' and confidentiality = 'normal' and requester is not null and not anonymous
         and unit is not null) c
     where place <= $2`,
    [categories, ofEach],
  );
  for (const { id: caseId, requester } of rows) {
    try {
      const { wording, because } = await proposalFor(deps, writer, caseId);
      // A person who confirms would not leave a blank in the title.
      if (because !== null || wording.answer === '' || wording.title.includes('〔')) continue;
      const id = idOf(`publication ${caseId}`);
      const english = { titleEn: '', questionEn: '', answerEn: '' };
      await propose(deps, writer, { id, caseId, wording: { ...wording, ...english } });
      const asRequester: Actor = { id: requester, grants: [], followed: null };
      await decideOwn(deps, asRequester, caseId, { number: 1, consent: true });
      await step(deps, reviewer, id, { type: 'Publish', number: 2, wording: { ...wording, ...english } });
    } catch (error) {
      // What the rules refuse is not shown in the demonstration either.
      if (!(error instanceof Problem)) throw error;
    }
  }
}
