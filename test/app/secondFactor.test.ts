import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson, listPeople } from '../../src/contract/people.ts';
import { changePassword, getMe, signIn, signOut } from '../../src/contract/session.ts';
import {
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  enrolSecondFactor,
  getSecurity,
  getSignInPolicy,
  giveSecondFactor,
  putSignInPolicy,
  removeSecondFactor,
  resetSecondFactor,
  signInPolicyHistory,
} from '../../src/contract/signIn.ts';
import type { Role } from '../../src/domain/people/vocabulary.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let admin: Visitor;
let security: Visitor;
let now = monday;

beforeAll(async () => {
  t = await testApp();
  admin = await t.as({ role: 'admin' });
  security = await t.as({ role: 'securityAdmin' });
});
afterAll(() => t.close());

const later = (duration: Temporal.DurationLike) => {
  now = Temporal.Instant.from(now).add(duration).toString({ smallestUnit: 'millisecond' });
  t.setClock(now);
};
const appCode = (key: string) => new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.parse(now) });

let people = 0;
async function account(role?: Role): Promise<{ login: string; password: string; id: string }> {
  people += 1;
  const login = `second${people}`;
  const draft = { login, name: '赵一', kind: 'staff' as const, unit: 'intake', grants: role ? [{ role, unit: null }] : [] };
  const { person, password } = await admin.call(createPerson, { body: draft });
  return { login, password, id: person.id };
}

async function enter(who: { login: string; password: string }) {
  const browser = t.visitor();
  const answer = await browser.call(signIn, { body: { login: who.login, password: who.password } });
  return { browser, pending: answer.pending };
}

async function enrolled(role?: Role) {
  const who = await account(role);
  const { browser } = await enter(who);
  const { key } = await browser.call(enrolSecondFactor, { body: {} });
  const { recoveryCodes } = await browser.call(confirmSecondFactor, { body: { code: appCode(key) } });
  later({ seconds: 30 });
  return { who, browser, key, recoveryCodes };
}

describe('a second factor', () => {
  it('is demanded of who administers, and until then the password opens nothing else', async () => {
    const who = await account('admin');
    const { browser, pending } = await enter(who);
    expect(pending).toBe('enrol');
    expect(await browser.call(getMe, {})).toMatchObject({ me: null, pending: 'enrol' });
    expect((await browser.refused(listPeople, { query: {} })).code).toBe('unauthenticated');

    const { key, uri, qr } = await browser.call(enrolSecondFactor, { body: {} });
    expect(uri).toContain('otpauth://totp/');
    expect(qr).toMatch(/^<svg/);
    expect((await browser.refused(confirmSecondFactor, { body: { code: '000000' } })).code).toBe('wrong-second-factor');
    const { recoveryCodes } = await browser.call(confirmSecondFactor, { body: { code: appCode(key) } });
    expect(recoveryCodes).toHaveLength(10);
    expect((await browser.call(getMe, {})).me?.id).toBe(who.id);
    expect((await browser.call(listPeople, { query: {} })).people.length).toBeGreaterThan(0);
  });

  it('is not demanded of a requester, who may have one all the same', async () => {
    const { who } = await enrolled();
    const { browser, pending } = await enter(who);
    expect(pending).toBe('code');
    expect((await browser.call(getMe, {})).me).toBeNull();
  });

  it('accepts a code once, also when it is given twice at the same moment', async () => {
    const { who, key } = await enrolled();
    const code = appCode(key);
    const [one, two] = [await enter(who), await enter(who)];
    const answers = await Promise.all([one, two].map(({ browser }) => browser.raw(giveSecondFactor, { body: { code } })));
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 401]);
  });

  it('accepts the code before and after, as clocks differ, and none further away', async () => {
    const { who, key } = await enrolled();
    const { browser } = await enter(who);
    const early = appCode(key);
    later({ seconds: 30 });
    await browser.call(giveSecondFactor, { body: { code: early } });
    const second = await enter(who);
    const old = appCode(key);
    later({ seconds: 90 });
    expect((await second.browser.refused(giveSecondFactor, { body: { code: old } })).code).toBe('wrong-second-factor');
  });

  it('can be replaced by a recovery code, each of which works once, written as people write it', async () => {
    const { who, recoveryCodes } = await enrolled('officer');
    const [first] = recoveryCodes;
    const one = await enter(who);
    expect(await one.browser.call(giveSecondFactor, { body: { code: ` ${first!.toUpperCase()} ` } })).toEqual({
      recoveryLeft: 9,
    });
    const two = await enter(who);
    expect((await two.browser.refused(giveSecondFactor, { body: { code: first! } })).code).toBe('wrong-second-factor');
  });

  it('cannot be changed with the password alone, nor from a stolen session', async () => {
    const { who, browser, key } = await enrolled();
    const { browser: thief } = await enter(who);
    expect((await thief.refused(enrolSecondFactor, { body: {} })).code).toBe('not-yours');
    expect((await thief.refused(confirmSecondFactor, { body: { code: appCode(key) } })).code).toBe('not-yours');
    expect((await browser.refused(enrolSecondFactor, { body: {} })).code).toBe('wrong-second-factor');
    expect((await browser.call(enrolSecondFactor, { body: { code: appCode(key) } })).key).not.toBe(key);
  });

  it('is accepted when the clock was a day ahead and is right again, and then once as ever', async () => {
    const { who, key } = await enrolled();
    later({ hours: 24 });
    const ahead = await enter(who);
    await ahead.browser.call(giveSecondFactor, { body: { code: appCode(key) } });
    later({ hours: -24 });
    const { browser } = await enter(who);
    await browser.call(giveSecondFactor, { body: { code: appCode(key) } });
    const again = await enter(who);
    expect((await again.browser.refused(giveSecondFactor, { body: { code: appCode(key) } })).code).toBe('wrong-second-factor');
  });
  it('rests after eight wrong codes, also for the right one', async () => {
    const { who, key } = await enrolled();
    const { browser } = await enter(who);
    for (let i = 0; i < 8; i += 1) await browser.refused(giveSecondFactor, { body: { code: '123456' } });
    expect((await browser.refused(giveSecondFactor, { body: { code: appCode(key) } })).code).toBe('locked-out');
    later({ minutes: 16 });
    await browser.call(giveSecondFactor, { body: { code: appCode(key) } });
  });

  it('can be given up by who does not need it, and not by who administers', async () => {
    const free = await enrolled();
    await free.browser.call(removeSecondFactor, { body: { code: appCode(free.key) } });
    expect((await enter(free.who)).pending).toBeNull();
    const bound = await enrolled('auditor');
    expect((await bound.browser.refused(removeSecondFactor, { body: { code: appCode(bound.key) } })).code).toBe(
      'second-factor-required',
    );
  });

  it('that was lost is forgotten by a security administrator, which ends the sessions', async () => {
    const { who, browser } = await enrolled('auditor');
    await security.call(resetSecondFactor, { params: { id: who.id }, body: { reason: '本人持证到现场,手机丢失' } });
    expect((await browser.call(getMe, {})).me).toBeNull();
    expect((await enter(who)).pending).toBe('enrol');
  });

  it('is kept as a sealed key: the table alone makes no codes', async () => {
    const { key } = await enrolled();
    const { rows } = await t.deps.database.pool.query<{ sealed: string }>('select sealed from second_factor');
    for (const { sealed } of rows) expect(sealed).not.toContain(key);
  });
});

describe('sessions', () => {
  it('are listed to their owner and ended one by one', async () => {
    const who = await account();
    const [here, there] = [(await enter(who)).browser, (await enter(who)).browser];
    const { sessions } = await here.call(getSecurity, {});
    expect(sessions.map((s) => s.current).sort()).toEqual([false, true]);
    const other = sessions.find((s) => !s.current)!;
    const stranger = (await enter(await account())).browser;
    expect((await stranger.refused(endSession, { params: { id: other.id } })).code).toBe('not-found');
    await here.call(endSession, { params: { id: other.id } });
    expect((await there.call(getMe, {})).me).toBeNull();
    expect((await here.call(getMe, {})).me).not.toBeNull();
    await enter(who);
    expect(await here.call(endOtherSessions, {})).toEqual({ ended: 1 });
  });

  it('of people with a role end by resting, those of requesters do not', async () => {
    const [staff, requester] = [await enter(await account('operator')), await enter(await account())];
    later({ minutes: 119 });
    expect((await staff.browser.call(getMe, {})).me).not.toBeNull();
    later({ minutes: 119 });
    expect((await staff.browser.call(getMe, {})).me).not.toBeNull();
    later({ minutes: 121 });
    expect((await staff.browser.call(getMe, {})).me).toBeNull();
    expect((await requester.browser.call(getMe, {})).me).not.toBeNull();
  });

  it('of people with a role end after a day, however busy', async () => {
    const { browser } = await enter(await account('operator'));
    for (let hour = 0; hour < 23; hour += 1) {
      later({ hours: 1 });
      await browser.call(getMe, {});
    }
    expect((await browser.call(getMe, {})).me).not.toBeNull();
    later({ hours: 1 });
    expect((await browser.call(getMe, {})).me).toBeNull();
  });

  it('keep what they had shown when the password is changed', async () => {
    const { who, browser } = await enrolled('auditor');
    await browser.call(changePassword, { body: { current: who.password, next: '春天里的第一场雨下在图书馆' } });
    expect((await browser.call(getMe, {})).me?.id).toBe(who.id);
  });

  it('refuse a new password that anybody would try', async () => {
    const who = await account();
    const { browser } = await enter(who);
    expect((await browser.refused(changePassword, { body: { current: who.password, next: 'qwertyuiopasdf' } })).code).toBe(
      'password-is-known',
    );
  });

  it('end here, and nowhere else, for a local account', async () => {
    const { browser } = await enter(await account());
    expect(await browser.call(signOut, {})).toEqual({ leaveAt: null });
  });
});

describe('the rules of signing in', () => {
  it('are changed by a security administrator only, with their version', async () => {
    const { version, policy } = await security.call(getSignInPolicy, {});
    const next = await security.call(putSignInPolicy, {
      body: { version, policy: { ...policy, secondFactorFor: ['admin', 'leader'] } },
    });
    expect((await security.refused(putSignInPolicy, { body: { version, policy } })).code).toBe('stale');
    expect((await admin.refused(putSignInPolicy, { body: { version: next.version, policy } })).code).toBe('not-yours');
    expect((await enter(await account('leader'))).pending).toBe('enrol');
    await security.call(putSignInPolicy, { body: { version: next.version, policy } });
    const { versions } = await security.call(signInPolicyHistory, {});
    expect(versions.map(({ policy: each }) => each.secondFactorFor.includes('leader'))).toEqual([false, true]);
    expect((await admin.refused(signInPolicyHistory, {})).code).toBe('not-yours');
  });
});
