import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandCase, getCase, submitCase } from '../../src/contract/cases.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import { createPerson, putPerson } from '../../src/contract/people.ts';
import { exportMine } from '../../src/contract/privacy.ts';
import { signIn } from '../../src/contract/session.ts';
import {
  beginAttempt,
  beginPractice,
  checkPracticeReply,
  commandPractice,
  endPractice,
  explainPractice,
  getAttempt,
  getCertificate,
  getCompletion,
  getCourse,
  getLessons,
  getMyTraining,
  getPractice,
  handInAttempt,
  listTrainingItems,
  passTime,
  putTrainingItem,
  tickCourse,
  trainingItemHistory,
  uploadVideo,
  videoPath,
} from '../../src/contract/training.ts';
import { insertPerson } from '../../src/server/directory/execute.ts';
import { hashPassword } from '../../src/server/platform/secrets.ts';
import { keepRetention } from '../../src/server/privacy/execute.ts';
import type { KeptPaper } from '../../src/server/training/execute.ts';
import { remindOfTraining } from '../../src/server/training/remind.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(() => t.close());
beforeEach(() => t.setClock(monday));

const course = { id: 'onboarding-officer' };
const reply = '维修人员已于3月2日上午到三号楼402检查，更换了暖气阀门，室温已恢复到20度。如有问题请拨打供暖值班电话010-68322001。';

async function rightAnswers(id: string): Promise<number[][]> {
  const { rows } = await t.deps.database.pool.query<{ paper: KeptPaper }>('select paper from training_attempt where id = $1', [
    id,
  ]);
  return rows[0]!.paper.questions.map(({ right }) => [...right]);
}

async function ticked(officer: Visitor): Promise<void> {
  await officer.call(tickCourse, { params: course, body: { ticked: [0, 1, 2] } });
}

async function written(officer: Visitor, answers: (right: number[][]) => number[][] = (right) => right) {
  const { id } = await officer.call(beginAttempt, { params: course, body: {} });
  return officer.call(handInAttempt, { params: { id }, body: { answers: answers(await rightAnswers(id)) } });
}

async function played(officer: Visitor): Promise<string> {
  const { id } = await officer.call(beginPractice, { params: { id: 'practice-heating' }, body: {} });
  const give = async (body: Record<string, unknown>) => {
    const { detail } = await officer.call(getPractice, { params: { id } });
    const answer = await officer.raw(commandPractice, { params: { id }, body: { ...body, version: detail.version } });
    expect(answer.body).toContain('version');
  };
  await give({ type: 'Sign' });
  await give({ type: 'Respond', means: 'call', evidence: '已电话联系，约定上午十一点上门。' });
  await give({ type: 'Resolve', text: reply, photos: [], measurement: '11:20 实测 20.5 ℃' });
  return id;
}

/** What a newcomer's path looks like from above, for somebody who need not have come yet. */
async function stateOf(person: string, id = course.id): Promise<string | undefined> {
  const supervisor = await t.as({ role: 'supervisor' });
  const { people } = await supervisor.call(getCompletion, { query: { unit: 'archives' } });
  return people.find((each) => each.id === person)?.courses.find((each) => each.course === id)?.state;
}
const newcomer = { name: '周新来', kind: 'staff' as const, unit: 'archives', phone: '', active: true };
const officerThere = [{ role: 'officer' as const, unit: 'archives' }];
const afterItsDay = '2026-03-17T02:00:00.000Z';

describe('a course', () => {
  it('is given with the role, also to who has not come yet', async () => {
    const admin = await t.as({ role: 'admin' });
    const made = await admin.call(createPerson, { body: { ...newcomer, login: 'newcomer1', grants: officerThere } });
    const later = await admin.call(createPerson, { body: { ...newcomer, login: 'newcomer2', grants: [] } });
    t.setClock('2026-03-10T02:00:00.000Z');
    const { id } = later.person;
    await admin.call(putPerson, { params: { id }, body: { ...newcomer, login: 'newcomer2', grants: officerThere } });
    t.setClock(afterItsDay);
    expect([await stateOf(made.person.id), await stateOf(id)]).toEqual(['overdue', 'new']);
    t.setClock('2026-03-25T02:00:00.000Z');
    expect(await stateOf(id)).toBe('overdue');
  });

  it('is given at sign-in to whom no administrator gave it', async () => {
    const password = 'a sentence only for a test';
    const draft = { ...newcomer, login: 'newcomer3', grants: officerThere };
    const person = await insertPerson(t.deps, draft, await hashPassword(password), monday);
    await t.visitor().call(signIn, { body: { login: 'newcomer3', password } });
    t.setClock(afterItsDay);
    expect(await stateOf(person)).toBe('overdue');
  });

  it('that is written later is given at once, and what was given keeps its day', async () => {
    const person = await t.as({ role: 'officer', unit: 'archives' });
    await person.call(getMyTraining, { query: {} });
    t.setClock('2026-03-10T02:00:00.000Z');
    const trainer = await t.as({ role: 'supervisor' });
    const { items } = await trainer.call(listTrainingItems, { params: { kind: 'course' } });
    const data = items.find(({ id }) => id === 'replies-that-satisfy')!.data as object;
    const params = { kind: 'course', id: 'written-later' } as const;
    await trainer.call(putTrainingItem, { params, body: { version: 0, data: { ...data, dueDays: 3, roles: ['officer'] } } });
    t.setClock(afterItsDay);
    expect(await stateOf(person.id!, 'written-later')).toBe('overdue');
    expect(await stateOf(person.id!)).toBe('overdue');
  });
});

describe('the path of a new officer', () => {
  it('is shown with the day on which it is due', async () => {
    const officer = await t.as({ role: 'officer', unit: 'hq-heating' });
    const { courses } = await officer.call(getMyTraining, { query: {} });
    expect(courses[0]).toMatchObject({ id: 'onboarding-officer', mine: true, state: 'new', dueOn: '2026-03-16' });
    t.setClock('2026-03-05T02:00:00.000Z');
    const later = await officer.call(getMyTraining, { query: {} });
    expect(later.courses[0]!.dueOn).toBe('2026-03-16');
    t.setClock('2026-03-17T02:00:00.000Z');
    expect((await officer.call(getMyTraining, { query: {} })).courses[0]!.state).toBe('overdue');
  });

  it('ends with a certificate when it is read, examined and practised', async () => {
    const officer = await t.as({ role: 'officer', unit: 'hq-heating' });
    expect((await officer.refused(beginAttempt, { params: course, body: {} })).code).toBe('read-first');
    await ticked(officer);
    await played(officer);
    const { result } = await written(officer);
    expect(result).toMatchObject({ percent: 100, passed: true });
    const certificate = await officer.call(getCertificate, { params: { id: result!.certificate! } });
    expect(certificate).toMatchObject({ valid: true, expiresOn: '2027-03-02', cycle: 1, percent: 100 });
    expect((await officer.call(getMyTraining, { query: {} })).courses[0]!.state).toBe('done');
    expect((await officer.call(exportMine, {})).training).toMatchObject({
      courses: expect.arrayContaining([expect.objectContaining({ course: 'onboarding-officer', ticked: [0, 1, 2] })]),
      papers: [{ percent: 100 }],
      certificates: [{ course: 'onboarding-officer', expiresOn: '2027-03-02' }],
      practice: [{ practiceCase: 'practice-heating' }],
    });
    // Its holder, the head of the unit and the offices may look at it, and nobody else.
    const id = result!.certificate!;
    const head = await t.as({ role: 'head', unit: 'hq' });
    expect((await head.call(getCertificate, { params: { id } })).id).toBe(id);
    const elsewhere = await t.as({ role: 'head', unit: 'library' });
    expect((await elsewhere.refused(getCertificate, { params: { id } })).code).toBe('not-found');
  });
});

describe('a quiz', () => {
  it('sends what is right only when the paper has been handed in', async () => {
    const officer = await t.as({ role: 'officer', unit: 'library' });
    await ticked(officer);
    const { id } = await officer.call(beginAttempt, { params: course, body: {} });
    const open = await officer.raw(getAttempt, { params: { id } });
    expect(open.body).not.toContain('"right"');
    expect(open.body).not.toContain('"why"');
    const done = await officer.call(handInAttempt, { params: { id }, body: { answers: [] } });
    expect(done.result).toMatchObject({ percent: 0, passed: false, certificate: null, attemptsLeft: 4 });
    expect(done.result!.questions[0]!.right.length).toBeGreaterThan(0);
  });

  it('is one paper in two tabs, is marked once, and is nobody else’s', async () => {
    const officer = await t.as({ role: 'officer', unit: 'library' });
    await ticked(officer);
    const both = await Promise.all([1, 2].map(() => officer.call(beginAttempt, { params: course, body: {} })));
    expect(both[0]!.id).toBe(both[1]!.id);
    const { id } = both[0]!;
    await officer.call(handInAttempt, { params: { id }, body: { answers: [] } });
    expect((await officer.refused(handInAttempt, { params: { id }, body: { answers: await rightAnswers(id) } })).code).toBe(
      'attempt-ended',
    );
    const other = await t.as({ role: 'officer', unit: 'library' });
    expect((await other.refused(getAttempt, { params: { id } })).code).toBe('not-found');
  });

  it('ends when all attempts are used', async () => {
    const officer = await t.as({ role: 'officer', unit: 'library' });
    await ticked(officer);
    for (let i = 0; i < 5; i++) await written(officer, () => []);
    expect((await officer.refused(beginAttempt, { params: course, body: {} })).code).toBe('no-attempts-left');
  });
});

describe('a certificate', () => {
  it('is reminded of once before its end, and renewed by the quiz alone', async () => {
    const officer = await t.as({ role: 'officer', unit: 'it' });
    await ticked(officer);
    await played(officer);
    await written(officer);
    const told = async () => {
      const { notices } = await officer.call(listNotices, { query: {} });
      return notices.filter(({ kind }) => kind === 'CertificateExpires').length;
    };
    await remindOfTraining(t.deps);
    expect(await told()).toBe(0);
    t.setClock('2027-02-10T02:00:00.000Z');
    await remindOfTraining(t.deps);
    await remindOfTraining(t.deps);
    expect(await told()).toBe(1);
    expect((await officer.call(getCourse, { params: course })).state).toBe('expiring');
    const { result } = await written(officer);
    const renewed = await officer.call(getCertificate, { params: { id: result!.certificate! } });
    expect(renewed).toMatchObject({ cycle: 2, expiresOn: '2028-02-10' });
  });
});

describe('papers and practice', () => {
  it('are kept for a time; the certificate stays, and so does what its renewal rests on', async () => {
    const officer = await t.as({ role: 'officer', unit: 'it' });
    await ticked(officer);
    await played(officer);
    t.setClock('2026-03-03T02:00:00.000Z');
    const again = await played(officer);
    await written(officer, () => []);
    const { result } = await written(officer);
    const kept = async () => (await officer.call(exportMine, {})).training;
    t.setClock('2028-03-01T02:00:00.000Z');
    await keepRetention(t.deps);
    expect(await kept()).toMatchObject({ papers: [{}, {}], practice: [{}, {}] });
    t.setClock('2028-03-04T02:00:00.000Z');
    await keepRetention(t.deps);
    const { papers, practice, certificates } = await kept();
    expect([papers.length, practice.length, certificates.length]).toEqual([0, 1, 1]);
    expect((await officer.call(getPractice, { params: { id: again } })).score).toMatchObject({ passed: true });
    const certificate = await officer.call(getCertificate, { params: { id: result!.certificate! } });
    expect(certificate).toMatchObject({ percent: 100, valid: false });
    // The renewal asks for the quiz alone.
    expect((await written(officer)).result!.certificate).not.toBeNull();
  });
});

describe('practice', () => {
  it('plays with the rules of real cases, is scored, and changes no table but its own', async () => {
    const officer = await t.as({ role: 'officer', unit: 'hq-heating' });
    const before = await fingerprints();
    const announced: unknown[] = [];
    const stop = t.deps.live.subscribe((change) => announced.push(change));
    const id = await played(officer);
    const practice = await officer.call(getPractice, { params: { id } });
    expect(practice.score).toMatchObject({ passed: true });
    expect(practice.score!.percent).toBeGreaterThanOrEqual(80);
    expect(practice.detail).toMatchObject({ phase: 'reviewing', allowed: [], number: 'JS2026-000000' });
    const { deadlines } = await officer.call(explainPractice, { params: { id } });
    expect(deadlines.map(({ kind }) => kind)).toContain('resolve');
    await officer.call(checkPracticeReply, { params: { id }, body: { text: '已处理' } });
    if (typeof stop === 'function') stop();
    const changed = [...(await fingerprints())].filter(([table, print]) => before.get(table) !== print).map(([table]) => table);
    expect(changed).toEqual(['public.practice_run']);
    expect(announced).toEqual([]);
  });

  it('takes points for a late contact and for a case that was not returned', async () => {
    const officer = await t.as({ role: 'officer', unit: 'library' });
    const { id } = await officer.call(beginPractice, { params: { id: 'practice-heating' }, body: {} });
    await officer.call(passTime, { params: { id }, body: { minutes: 10_080 } });
    const { detail } = await officer.call(getPractice, { params: { id } });
    await officer.call(commandPractice, { params: { id }, body: { type: 'Sign', version: detail.version } });
    expect(
      (await officer.refused(commandPractice, { params: { id }, body: { type: 'Sign', version: detail.version } })).status,
    ).toBeGreaterThanOrEqual(403);
    await officer.call(endPractice, { params: { id }, body: {} });
    const { score } = await officer.call(getPractice, { params: { id } });
    expect(score).toMatchObject({ percent: 0, passed: false });
    expect(
      (await officer.refused(commandPractice, { params: { id }, body: { type: 'Note', text: '再试一次', version: 4 } })).code,
    ).toBe('practice-ended');
  });

  it('scores a return to the right unit, and the first dispatch by category and unit', async () => {
    const officer = await t.as({ role: 'officer', unit: 'library' });
    const returned = await officer.call(beginPractice, { params: { id: 'practice-return' }, body: {} });
    const seen = await officer.call(getPractice, { params: returned });
    const body = {
      type: 'Return' as const,
      reason: 'not-our-duty' as const,
      text: '校园无线网由信息中心维护。',
      proposedUnit: 'it',
      version: seen.detail.version,
    };
    await officer.call(commandPractice, { params: returned, body });
    expect((await officer.call(getPractice, { params: returned })).score).toMatchObject({ percent: 100, passed: true });

    const dispatched = await officer.call(beginPractice, { params: { id: 'practice-dispatch' }, body: {} });
    await officer.call(commandPractice, { params: dispatched, body: { type: 'Accept', categoryCode: '0601', version: 1 } });
    await officer.call(commandPractice, { params: dispatched, body: { type: 'Dispatch', unit: 'dining', note: '', version: 2 } });
    expect((await officer.call(getPractice, { params: dispatched })).score).toMatchObject({ percent: 100 });
  });

  it('is one person’s own', async () => {
    const officer = await t.as({ role: 'officer', unit: 'library' });
    const other = await t.as({ role: 'officer', unit: 'library' });
    const { id } = await officer.call(beginPractice, { params: { id: 'practice-return' }, body: {} });
    expect((await other.refused(getPractice, { params: { id } })).code).toBe('not-found');
  });

  /** What every table holds, of which nothing else writes in the background here. */
  async function fingerprints(): Promise<Map<string, string>> {
    const { pool } = t.deps.database;
    const { rows } = await pool.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const prints = new Map<string, string>();
    // Who called and how often is kept by the limits of calls; it says nothing of what was done.
    for (const { name } of rows.filter((row) => !/rate_|limit|session|call_count/.test(row.name))) {
      const [schema, table] = name.split('.');
      const { rows: found } = await pool.query<{ print: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(x::text), '' order by md5(x::text))), '') as print from "${schema}"."${table}" x`,
      );
      prints.set(name, found[0]!.print);
    }
    return prints;
  }
});

describe('those who oversee training', () => {
  it('see who has come how far: heads their own units, the offices all, officers nothing', async () => {
    const officer = await t.as({ role: 'officer', unit: 'archives' });
    const head = await t.as({ role: 'head', unit: 'archives' });
    const supervisor = await t.as({ role: 'supervisor' });
    await officer.call(getMyTraining, { query: {} });
    const own = await head.call(getCompletion, { query: { unit: 'archives' } });
    expect(own.units.map(({ unit }) => unit)).toEqual(['archives']);
    expect(own.people.map(({ id }) => id)).toContain(officer.id);
    expect(own.units[0]).toMatchObject({ done: 0 });
    expect(own.units[0]!.people).toBe(own.people.length);
    const all = await supervisor.call(getCompletion, { query: {} });
    expect(all.units.length).toBeGreaterThan(1);
    expect((await officer.refused(getCompletion, { query: {} })).code).toBe('not-yours');
    expect((await supervisor.call(getLessons, { query: {} })).units).toEqual([]);
  });

  it('are told why points were lost, dearest first, and which course teaches it: heads their own units', async () => {
    const student = await t.as();
    const desk = await t.as({ role: 'operator' }, { role: 'dispatcher' });
    const head = await t.as({ role: 'head', unit: 'hq-repair' });
    const caller = await t.as({ role: 'caller' });
    const give = async (who: Visitor, id: string, command: Record<string, unknown>) => {
      const { version } = await who.call(getCase, { params: { id } });
      await who.call(commandCase, { params: { id }, body: { ...command, version } as never });
    };
    for (const _ of [1, 2]) {
      t.setClock(monday);
      const id = randomUUID();
      await student.call(submitCase, { body: { id, categoryCode: '0507', title: '三号楼水房漏水', placeId: 'd3' } });
      await give(desk, id, { type: 'Accept' });
      await give(desk, id, { type: 'Dispatch', unit: 'hq-repair' });
      t.setClock('2026-03-10T03:00:00.000Z');
      await give(head, id, { type: 'Sign' });
      await give(head, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
      await give(head, id, { type: 'Resolve', text: '已更换阀芯,现场试水不漏。' });
      const unsolved = { contacted: true, solved: 'no', handling: 'unsatisfied', process: 'fair' };
      await give(caller, id, { type: 'FollowUp', reached: true, ...unsolved });
    }
    t.setClock('2026-03-20T02:00:00.000Z');
    const { units } = await head.call(getLessons, { query: {} });
    expect(units.map(({ unit }) => unit)).toEqual(['hq-repair']);
    const { reasons } = units[0]!;
    const courses = expect.arrayContaining([expect.objectContaining({ id: 'replies-that-satisfy' })]);
    expect(reasons).toMatchObject([
      { reason: 'unsolved', cases: 2, points: 50, courses },
      { reason: 'unsatisfied', cases: 2, points: 40, courses },
    ]);
    const elsewhere = await t.as({ role: 'head', unit: 'library' });
    expect((await elsewhere.call(getLessons, { query: {} })).units).toEqual([]);
    expect((await (await t.as({ role: 'officer', unit: 'hq-repair' })).refused(getLessons, { query: {} })).code).toBe(
      'not-yours',
    );
  });

  it('write courses and quizzes; one without an answer or without its quiz is refused', async () => {
    const trainer = await t.as({ role: 'supervisor' });
    const { items } = await trainer.call(listTrainingItems, { params: { kind: 'course' } });
    const item = items.find(({ id }) => id === 'dispatch-right')!;
    const put = (data: unknown) => ({ params: { kind: 'course' as const, id: item.id }, body: { version: item.version, data } });
    expect((await trainer.refused(putTrainingItem, put({ ...(item.data as object), quiz: 'none' }))).code).toBe('invalid');
    expect((await trainer.refused(putTrainingItem, put({ ...(item.data as object), validMonths: 6 }))).code).toBe('invalid');
    expect((await trainer.call(putTrainingItem, put({ ...(item.data as object), dueDays: 7 }))).version).toBe(item.version + 1);
    const { items: versions } = await trainer.call(trainingItemHistory, { params: { kind: 'course', id: item.id } });
    expect(versions.map(({ version }) => version)).toEqual([item.version + 1, item.version]);
    const officer = await t.as({ role: 'officer', unit: 'it' });
    expect((await officer.refused(listTrainingItems, { params: { kind: 'quiz' } })).code).toBe('not-yours');
  });

  it('upload a video, which is read in stretches', async () => {
    const trainer = await t.as({ role: 'supervisor' });
    const head = Buffer.from('000000206674797069736f6d0000020069736f6d69736f32617663316d703431', 'hex');
    const send = (file: Buffer) =>
      t.app.inject({
        method: 'POST',
        url: uploadVideo.path,
        cookies: trainer.cookies,
        headers: { 'content-type': 'multipart/form-data; boundary=xxx' },
        payload: Buffer.concat([
          Buffer.from(
            '--xxx\r\ncontent-disposition: form-data; name="video"; filename="a.mp4"\r\ncontent-type: video/mp4\r\n\r\n',
          ),
          file,
          Buffer.from('\r\n--xxx--\r\n'),
        ]),
      });
    expect((await send(Buffer.from('<html>no video</html>'))).statusCode).toBe(415);
    const { id, bytes } = (await send(Buffer.concat([head, Buffer.alloc(1000, 7)]))).json();
    expect(bytes).toBe(1032);
    const read = (range?: string, cookies = trainer.cookies) =>
      t.app.inject({ method: 'GET', url: videoPath.replace(':id', id), cookies, headers: range ? { range } : {} });
    expect((await read()).headers).toMatchObject({
      'content-length': '1032',
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
    });
    const part = await read('bytes=4-7');
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, 'ftyp', 'bytes 4-7/1032']);
    expect((await read('bytes=-32')).headers['content-range']).toBe('bytes 1000-1031/1032');
    expect((await read('bytes=2000-')).statusCode).toBe(416);
    expect((await read(undefined, {})).statusCode).toBe(401);
    const student = await t.as();
    expect((await read(undefined, student.cookies)).statusCode).toBe(404);
  });
});
