import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, getCase, listCases, revealRequester, submitCase } from '../../src/contract/cases.ts';
import { lookAtRatingLink, rateByLink } from '../../src/contract/ratings.ts';
import { listItems, putItem } from '../../src/contract/reference.ts';
import { closeUnanswered } from '../../src/server/evaluation/closeUnanswered.ts';
import { ratingToken } from '../../src/server/evaluation/execute.ts';
import { notify } from '../../src/server/notifications/execute.ts';
import { monday, queuedJobs, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let desk: Visitor;
let officer: Visitor;
let head: Visitor;
let caller: Visitor;
let second: Visitor;
let supervisor: Visitor;
let admin: Visitor;
const unit = 'hq-repair';

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
  officer = await t.as({ role: 'officer', unit });
  head = await t.as({ role: 'head', unit });
  caller = await t.as({ role: 'caller' });
  second = await t.as({ role: 'caller' });
  supervisor = await t.as({ role: 'supervisor' });
  admin = await t.as({ role: 'admin' });
  // Drawn only where a test is about it.
  await withRules({ reinspectPercent: 0 });
});
afterAll(() => t.close());

const see = (who: Visitor, id: string) => who.call(getCase, { params: { id } });
async function give(who: Visitor, id: string, command: Record<string, unknown>) {
  const { version } = await see(who, id);
  return who.call(commandCase, { params: { id }, body: { ...command, version } as never });
}
const result = '已更换阀芯,现场试水不漏,如再漏请联系维修服务科。';

/** A case that is resolved and waits to be followed up. */
async function resolved(categoryCode = '0507'): Promise<string> {
  t.setClock(monday);
  const id = randomUUID();
  await student.call(submitCase, { body: { id, categoryCode, title: '三号楼水房漏水', placeId: 'd3' } });
  await give(desk, id, { type: 'Accept' });
  await give(desk, id, { type: 'Dispatch', unit });
  await give(officer, id, { type: 'Sign' });
  await give(officer, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  await give(head, id, { type: 'Resolve', text: result });
  return id;
}

/** The link that the message about a result carries, as the outbox would send it. */
async function linkTo(id: string, template = 'CaseResolved'): Promise<string> {
  const job = (await queuedJobs(t.deps)).findLast((each) => each.caseId === id && each.template === template)!;
  await notify(t.deps, randomUUID(), job);
  const { rows } = await t.deps.database.pool.query<{ id: string }>(
    'select id from notification where case_id = $1 and template = $2 order by at desc limit 1',
    [id, template],
  );
  return ratingToken(t.deps.config.dataFolder, rows[0]!.id);
}

/** Rules of asking, changed for one test. */
async function withRules(change: Record<string, unknown>): Promise<void> {
  const { items } = await admin.call(listItems, { params: { kind: 'followUpRules' } });
  const { id, version, data } = items[0]!;
  const body = { version, data: { ...(data as object), ...change } };
  await admin.call(putItem, { params: { kind: 'followUpRules', id }, body });
}

const answers = { contacted: true, solved: 'yes', handling: 'satisfied', process: 'satisfied' } as const;
const followUp = { type: 'FollowUp', reached: true, ...answers };
const missed = { type: 'FollowUp', reached: false, words: '无人接听' };

describe('a one-time link', () => {
  it('lets the requester answer without signing in, once, and says nothing of who asked', async () => {
    const id = await resolved();
    const token = await linkTo(id);
    const shown = await t.nobody.raw(lookAtRatingLink, { body: { token } });
    expect(shown.json()).toMatchObject({
      number: expect.stringMatching(/^JS2026-/),
      categoryCode: '0507',
      resolvedOn: '2026-03-02',
    });
    for (const secret of ['三号楼', '王', '138', unit, id]) expect(shown.body).not.toContain(secret);
    // Looking, as a scanner of mails does, uses nothing up.
    await t.nobody.call(lookAtRatingLink, { body: { token } });
    expect(await t.nobody.call(rateByLink, { body: { token, ...answers, words: '谢谢' } })).toEqual({ closed: true });
    expect(await see(student, id)).toMatchObject({ phase: 'closed', answers: { via: 'self', ...answers } });
    expect((await t.nobody.refused(rateByLink, { body: { token, ...answers } })).code).toBe('rating-link-used');
    expect((await t.nobody.refused(lookAtRatingLink, { body: { token } })).code).toBe('rating-link-used');
  });

  it('takes one of two answers that come at once', async () => {
    const id = await resolved();
    const token = await linkTo(id);
    const both = await Promise.all([1, 2].map(() => t.nobody.raw(rateByLink, { body: { token, ...answers } })));
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 410]);
  });

  it('is stored as a digest only, in no table and no queue', async () => {
    const token = await linkTo(await resolved());
    const { rows } = await t.deps.database.pool.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('public', 'pgboss', 'analytics')
       and table_type = 'BASE TABLE'`,
    );
    for (const { name } of rows) {
      const found = await t.deps.database.pool.query(`select 1 from ${name} t where t::text like '%' || $1 || '%'`, [token]);
      expect([name, found.rowCount]).toEqual([name, 0]);
    }
    expect(token.length).toBeGreaterThanOrEqual(43);
  });

  it('ends with its time, with a rework, and was never one when made up', async () => {
    const old = await linkTo(await resolved());
    t.setClock('2026-03-17T02:00:00.000Z');
    expect((await t.nobody.refused(lookAtRatingLink, { body: { token: old } })).code).toBe('rating-link-expired');
    expect((await t.nobody.refused(lookAtRatingLink, { body: { token: 'made-up' } })).code).toBe('rating-link-unknown');

    const id = await resolved();
    const token = await linkTo(id);
    await give(caller, id, { ...followUp, solved: 'no', handling: 'unsatisfied' });
    await give(caller, id, { type: 'Reopen', reason: '仍未解决,请重新办理' });
    expect((await t.nobody.refused(rateByLink, { body: { token, ...answers } })).code).toBe('rating-link-used');
  });
});

describe('whom to call', () => {
  it('is drawn by the rule: who was not drawn cannot be called, may answer alone, and is unrated in the end', async () => {
    await withRules({ percent: 0 });
    const id = await resolved();
    const { rows } = await t.deps.database.pool.query('select nature, grade from case_view where id = $1', [id]);
    expect(rows[0]).toEqual({ nature: 'help', grade: 'Y' });
    expect((await see(student, id)).next?.kind).toBe('selfService');
    expect((await see(caller, id)).allowed).not.toContain('FollowUp');
    const { version } = await see(caller, id);
    expect((await caller.refused(commandCase, { params: { id }, body: { ...followUp, version } as never })).code).toBe(
      'not-yours',
    );
    expect((await caller.call(listCases, { query: { queue: 'followUp' } })).cases.map((c) => c.id)).not.toContain(id);

    t.setClock('2026-03-05T01:59:00.000Z');
    expect(await closeUnanswered(t.deps)).toBe(0);
    t.setClock('2026-03-05T02:00:00.000Z');
    expect(await closeUnanswered(t.deps)).toBe(1);
    expect(await closeUnanswered(t.deps)).toBe(0);
    expect(await see(student, id)).toMatchObject({ phase: 'closed', answers: null });
    const fact = await t.deps.database.pool.query('select close_reason, solved from analytics.case_fact where case_id = $1', [
      id,
    ]);
    expect(fact.rows).toEqual([{ close_reason: 'unrated', solved: null }]);
    await withRules({ percent: 100 });
  });

  it('is tried on three half-days, then asked by a link for three days, then unreached', async () => {
    const id = await resolved();
    for (const now of [monday, monday, '2026-03-02T07:00:00.000Z', '2026-03-03T01:00:00.000Z']) {
      t.setClock(now);
      await give(caller, id, missed);
    }
    expect(await see(caller, id)).toMatchObject({ attempts: 3, next: { kind: 'selfService', at: '2026-03-06T01:00:00.000Z' } });
    const token = await linkTo(id, 'SelfServiceOffered');
    expect((await t.nobody.call(lookAtRatingLink, { body: { token } })).resolvedOn).toBe('2026-03-02');
    t.setClock('2026-03-06T01:00:00.000Z');
    await closeUnanswered(t.deps);
    const fact = await t.deps.database.pool.query('select close_reason, handling from analytics.case_fact where case_id = $1', [
      id,
    ]);
    expect(fact.rows).toEqual([{ close_reason: 'unreached', handling: null }]);
  });
});

describe('asking for a good rating', () => {
  it('is flagged when a handler looks up the requester between the result and the answers, once', async () => {
    const id = await resolved();
    const look = (who: Visitor) => who.call(revealRequester, { params: { id }, body: { purpose: '告知处理结果' } });
    await look(caller);
    await look(officer);
    await look(officer);
    const flags = (await see(supervisor, id)).timeline.filter(({ type }) => type === 'RatingContactFlagged');
    expect(flags).toMatchObject([{ reason: 'looked-up', internal: true }]);
    expect((await see(student, id)).timeline.some(({ type }) => type === 'RatingContactFlagged')).toBe(false);
    // The caller learns nothing of it before the answers are in.
    expect((await see(caller, id)).ratingContacts).toBe(0);
    await give(caller, id, { ...followUp, urged: true });
    const fact = await t.deps.database.pool.query('select rating_contacts from analytics.case_fact where case_id = $1', [id]);
    expect(fact.rows).toEqual([{ rating_contacts: 2 }]);
  });
});

describe('a re-inspection', () => {
  it('is made by another caller, blind to the first answers, and keeps the difference', async () => {
    await withRules({ reinspectPercent: 100 });
    const id = await resolved();
    await give(caller, id, { ...followUp, words: '很好' });
    expect((await see(caller, id)).allowed).not.toContain('Reinspect');
    const blind = await second.raw(getCase, { params: { id } });
    expect(blind.json()).toMatchObject({ answers: null, timeline: [], unit: null, reinspection: true });
    expect(blind.body).not.toContain('很好');
    const queue = await second.raw(listCases, { query: { queue: 'reinspect' } });
    expect(queue.json().cases).toMatchObject([{ id, unit: null }]);
    expect(
      (await officer.refused(commandCase, { params: { id }, body: { type: 'Reinspect', reached: true, ...answers, version: 8 } }))
        .code,
    ).toBe('not-yours');
    await give(second, id, { type: 'Reinspect', reached: true, ...answers, solved: 'no', words: '其实还在漏' });
    // The first answers stand; that they differ is on record.
    expect((await see(supervisor, id)).answers).toMatchObject({ solved: 'yes' });
    const fact = await t.deps.database.pool.query(
      'select solved, reinspected_at is not null as asked, reinspection_differs as differs from analytics.case_fact where case_id = $1',
      [id],
    );
    expect(fact.rows).toEqual([{ solved: 'yes', asked: true, differs: ['solved'] }]);
    expect((await second.call(listCases, { query: { queue: 'reinspect' } })).cases).toEqual([]);
    await withRules({ reinspectPercent: 0 });
  });
});

describe('exclusion and appeal', () => {
  it('carry their evidence, are ruled on by a second person, and the requester is told of each ruling', async () => {
    const id = await resolved();
    await give(head, id, { type: 'ProposeExclusion', reason: 'force-majeure', text: '市政停水,有停水通知为证' });
    expect((await see(head, id)).allowed).not.toContain('RuleOnExclusion');
    await give(supervisor, id, { type: 'RuleOnExclusion', upheld: true, text: '停水通知属实' });
    await give(caller, id, { ...followUp, solved: 'no', handling: 'unsatisfied' });
    await give(head, id, { type: 'Appeal', text: '回访时市政仍在停水,并非维修所致' });
    await give(supervisor, id, { type: 'RuleOnAppeal', upheld: false, text: '停水前已报修' });
    const told = (await queuedJobs(t.deps)).filter((job) => job.caseId === id && 'person' in job.to).map((job) => job.template);
    expect(told).toContain('ExclusionRuled');
    expect(told).toContain('AppealRuled');
    const mine = (await see(student, id)).timeline.map(({ type }) => type);
    expect(mine).toContain('ExclusionRuled');
    expect(mine).toContain('AppealRuled');
  });
});
