import { createPrivateKey, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCase } from '../../src/contract/cases.ts';
import {
  type Answers,
  castBallot,
  commandCampaign,
  decideText,
  draftCampaign,
  getCampaign,
  getDeskCampaign,
  handOutPaper,
  listCampaigns,
  listTexts,
  makeCaseOfText,
  type Tally,
  takeToken,
} from '../../src/contract/opinions.ts';
import { tallyOf } from '../../src/domain/opinions/tally.ts';
import { closeDue } from '../../src/server/opinions/clocks.ts';
import { forgetElectors } from '../../src/server/opinions/forget.ts';
import { newKeyPair } from '../../src/server/opinions/keys.ts';
import { mixUrns } from '../../src/server/opinions/mixUrns.ts';
import { removeStrayRolls } from '../../src/server/opinions/roll.ts';
import { type Blinded, blindToken, fingerprintOf, unblind } from '../../src/web/portal/opinions/blindToken.ts';
import { monday, type TestApp, testApp, type Visitor } from '../app.ts';

const random = (count: number) => new Uint8Array(randomBytes(count));
const closesAt = '2026-03-09T02:00:00.000Z';
const questions = [
  {
    id: 'when',
    kind: 'single' as const,
    title: '图书馆几点关门合适？',
    required: true,
    options: [
      { id: 'ten', label: '22:00' },
      { id: 'eleven', label: '23:00' },
    ],
  },
  {
    id: 'first',
    kind: 'points' as const,
    title: '先改哪里？五分给您认为要紧的',
    most: 5,
    options: [
      { id: 'seats', label: '座位' },
      { id: 'power', label: '插座' },
      { id: 'light', label: '灯光' },
    ],
  },
  { id: 'calm', kind: 'scale' as const, title: '现在够安静吗？' },
  { id: 'words', kind: 'text' as const, title: '还想说什么？' },
];

let t: TestApp;
let writer: Visitor;
let opener: Visitor;
let clerk: Visitor;
beforeAll(async () => {
  t = await testApp();
  writer = await t.as({ role: 'head', unit: 'library' });
  opener = await t.as({ role: 'supervisor' });
  clerk = await t.as({ role: 'officer', unit: 'library' });
});
afterAll(() => t.close());

type Campaign = { id: string; modulus: string; part: 'all' };

async function draft(more: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  const audience = { kinds: ['student' as const] };
  await writer.call(draftCampaign, {
    body: { id, title: '图书馆开放时间', intro: '为下学期定时间', owner: 'library', audience, closesAt, questions, ...more },
  });
  return id;
}

async function opened(more: Record<string, unknown> = {}): Promise<Campaign> {
  const id = await draft(more);
  const { version } = await opener.call(getDeskCampaign, { params: { id } });
  await opener.call(commandCampaign, { params: { id }, body: { type: 'Open', version } });
  const { keys } = await t.nobody.call(getCampaign, { params: { id } });
  return { id, modulus: keys[0]!.modulus, part: 'all' };
}

async function give(who: Visitor, id: string, command: Record<string, unknown>): Promise<void> {
  const { version } = await opener.call(getDeskCampaign, { params: { id } });
  const answer = await who.raw(commandCampaign, { params: { id }, body: { ...command, version } });
  if (answer.statusCode !== 200) throw new Error(`${JSON.stringify(command)}: ${answer.body}`);
}

async function refusedCommand(who: Visitor, id: string, command: Record<string, unknown>): Promise<string> {
  const { version } = await opener.call(getDeskCampaign, { params: { id } });
  return (await who.raw(commandCampaign, { params: { id }, body: { ...command, version } })).json<{ code: string }>().code;
}

async function token(
  voter: Visitor,
  { id, modulus }: Campaign,
): Promise<{ blinded: Blinded; part: 'all'; token: string; signature: string }> {
  const blinded = blindToken(modulus, random);
  const { part, signature } = await voter.call(takeToken, { params: { id }, body: { blinded: blinded.blinded } });
  return { blinded, part: part as 'all', token: blinded.token, signature: unblind(modulus, blinded, signature)! };
}

const ballotOf = ({ part, token: own, signature }: Awaited<ReturnType<typeof token>>, answers: Answers, wording = 1) => ({
  part,
  token: own,
  signature,
  wording,
  answers,
});
const ten: Answers = { when: { chosen: ['ten'] } };
const eleven: Answers = { when: { chosen: ['eleven'] } };

async function vote(voter: Visitor, campaign: Campaign, answers: Answers): Promise<void> {
  const own = await token(voter, campaign);
  await t.visitor().call(castBallot, { params: { id: campaign.id }, body: ballotOf(own, answers) });
}

const paperTally = (counts: { ten: number; eleven: number }): Tally => ({
  ballots: counts.ten + counts.eleven,
  questions: {
    when: { answered: counts.ten + counts.eleven, counts },
    first: { answered: 0, counts: {} },
    calm: { answered: 0, counts: {} },
    words: { answered: 0, counts: {} },
  },
});

describe('one person, one vote', () => {
  let campaign: Campaign;
  let voter: Visitor;
  let own: Awaited<ReturnType<typeof token>>;
  beforeAll(async () => {
    voter = await t.as();
    for (let i = 0; i < 3; i++) await t.as();
    campaign = await opened();
    own = await token(voter, campaign);
  });

  it('signs one token per person, and the same blinded one again when the answer was lost', async () => {
    const again = await voter.call(takeToken, { params: { id: campaign.id }, body: { blinded: own.blinded.blinded } });
    expect(unblind(campaign.modulus, own.blinded, again.signature)).toBe(own.signature);
    const second = blindToken(campaign.modulus, random);
    const refusal = await voter.refused(takeToken, { params: { id: campaign.id }, body: { blinded: second.blinded } });
    expect(refusal.code).toBe('token-issued');
  });

  it('signs one of twenty tokens that one person asks for at once', async () => {
    const greedy = await t.as();
    const wide = await opened();
    const tries = Array.from({ length: 20 }, () => blindToken(wide.modulus, random));
    const answers = await Promise.all(
      tries.map(({ blinded }) => greedy.raw(takeToken, { params: { id: wide.id }, body: { blinded } })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('counts a token once, whether its ballot is sent again, changed, or twenty times at once', async () => {
    const body = ballotOf(own, ten);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => t.visitor().raw(castBallot, { params: { id: campaign.id }, body })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 20 }, () => 200));
    const changed = await t.nobody.refused(castBallot, { params: { id: campaign.id }, body: ballotOf(own, eleven) });
    expect(changed.code).toBe('ballot-cast');
    expect((await t.nobody.call(getCampaign, { params: { id: campaign.id } })).participation.answered).toBe(1);
  });

  it('of twenty different ballots with one token at once counts one', async () => {
    const other = await token(await joined(campaign), campaign);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        t
          .visitor()
          .raw(castBallot, { params: { id: campaign.id }, body: ballotOf(other, { ...ten, calm: { scale: 1 + (i % 5) } }) }),
      ),
    );
    const counted = answers.filter(({ statusCode }) => statusCode === 200);
    expect(counted.length).toBeGreaterThan(0);
    expect(counted.length).toBeLessThanOrEqual(4);
    expect((await t.nobody.call(getCampaign, { params: { id: campaign.id } })).participation.answered).toBe(2);
  });

  it('refuses a token that nobody signed, that another key signed, or that another campaign signed', async () => {
    const cast = (part: 'all', drawn: string, signature: string) =>
      t.nobody.refused(castBallot, {
        params: { id: campaign.id },
        body: { part, token: drawn, signature, wording: 1, answers: ten },
      });
    const drawn = Buffer.from(random(32)).toString('base64url');
    expect((await cast('all', drawn, Buffer.from(random(256)).toString('base64url'))).code).toBe('ballot-forged');
    expect((await cast('all', drawn, own.signature)).code).toBe('ballot-forged');
    const foreign = await opened();
    const elsewhere = await token(voter, foreign);
    expect((await cast('all', elsewhere.token, elsewhere.signature)).code).toBe('ballot-forged');
    const stranger = await newKeyPair();
    expect(createPrivateKey(stranger.private).asymmetricKeyDetails?.modulusLength).toBe(2048);
  });

  it('gives a leaked link no vote: neither to nobody, nor to somebody who is not asked, nor to who came later', async () => {
    const { blinded } = blindToken(campaign.modulus, random);
    const ask = { params: { id: campaign.id }, body: { blinded } };
    expect((await t.nobody.refused(takeToken, ask)).code).toBe('unauthenticated');
    expect((await clerk.refused(takeToken, ask)).code).toBe('not-an-elector');
    expect((await (await t.as()).refused(takeToken, ask)).code).toBe('not-an-elector');
  });

  it('gives whoever took a sheet of paper no token, and whoever took a token no sheet', async () => {
    const onPaper = await joined(campaign);
    const login = onPaper.id!;
    expect((await clerk.call(handOutPaper, { params: { id: campaign.id }, body: { login } })).sheetsTaken).toBe(1);
    expect((await clerk.refused(handOutPaper, { params: { id: campaign.id }, body: { login } })).code).toBe('paper-taken');
    const { blinded } = blindToken(campaign.modulus, random);
    expect((await onPaper.refused(takeToken, { params: { id: campaign.id }, body: { blinded } })).code).toBe('paper-taken');
    expect((await clerk.refused(handOutPaper, { params: { id: campaign.id }, body: { login: voter.id! } })).code).toBe(
      'token-issued',
    );
  });

  it('refuses ballots that do not answer the questions', async () => {
    const fresh = await token(await joined(campaign), campaign);
    const wrong: Answers[] = [
      {},
      { calm: { scale: 3 } },
      { when: { chosen: ['ten', 'eleven'] } },
      { ...ten, first: { points: { seats: 6 } } },
      { ...ten, first: { points: { roof: 1 } } },
      { ...ten, nothing: { chosen: ['ten'] } },
    ];
    for (const answers of wrong)
      expect((await t.nobody.refused(castBallot, { params: { id: campaign.id }, body: ballotOf(fresh, answers) })).code).toBe(
        'ballot-invalid',
      );
  });

  /** A student who was on the roll when it was made: one of those who have done nothing yet. */
  async function joined({ id }: Campaign): Promise<Visitor> {
    const { rows } = await sql<{ person: string }>`
      select e.person from opinion_elector e join opinion_campaign c on c.roll = e.roll
      where c.id = ${id} and not exists (select from opinion_taken t where t.roll = e.roll and t.person = e.person) limit 1`.execute(
      t.deps.database.db,
    );
    return signedInAs(rows[0]!.person);
  }
});

/** Signs somebody in who exists already. */
async function signedInAs(person: string): Promise<Visitor> {
  const somebody = await t.as();
  await sql`update session set person = ${person} where person = ${somebody.id}`.execute(t.deps.database.db);
  await sql`delete from person where id = ${somebody.id}`.execute(t.deps.database.db);
  return { ...somebody, id: person };
}

describe('the database with all its rows', () => {
  it('does not tell who voted what: nothing of a person stands by a ballot, and nothing leads from one to the other', async () => {
    const voters = await Promise.all(Array.from({ length: 12 }, () => t.as()));
    const campaign = await opened();
    const seen: { person: string; blinded: Blinded; answers: Answers }[] = [];
    for (const [i, voter] of voters.entries()) {
      const answers: Answers = { ...(i % 2 ? ten : eleven), words: { text: `第${i}句话` } };
      const own = await token(voter, campaign);
      await t.visitor().call(castBallot, { params: { id: campaign.id }, body: ballotOf(own, answers) });
      seen.push({ person: voter.id!, blinded: own.blinded, answers });
    }
    await mixUrns(t.deps);

    const roll = (
      await sql<{ roll: string }>`select roll from opinion_campaign where id = ${campaign.id}`.execute(t.deps.database.db)
    ).rows[0]!.roll;
    const ballots = (
      await sql<{ text: string; place: string; written: string }>`
      select row_to_json(b)::text as text, ctid::text as place, xmin::text as written from opinion_ballot b where roll = ${roll} order by ctid`.execute(
        t.deps.database.db,
      )
    ).rows;
    const taken = (
      await sql<{ person: string; text: string; written: string }>`
      select person, row_to_json(b)::text as text, xmin::text as written from opinion_taken b where roll = ${roll} order by ctid`.execute(
        t.deps.database.db,
      )
    ).rows;
    expect(ballots).toHaveLength(12);
    // No time, no person, no signature request in a ballot; no token in what is known of a person.
    for (const { text } of ballots) {
      expect(Object.keys(JSON.parse(text)).sort()).toEqual(['answers', 'part', 'roll', 'token', 'wording']);
      for (const { person, blinded } of seen) {
        expect(text).not.toContain(person);
        expect(text).not.toContain(Buffer.from(blinded.blinded, 'base64url').toString('hex'));
      }
    }
    for (const { text } of taken)
      for (const { blinded } of seen) expect(text).not.toContain(Buffer.from(blinded.token, 'base64url').toString('hex'));
    // Neither the transaction that wrote a row nor the place where it lies tells the order of arrival.
    expect(new Set(ballots.map(({ written }) => written)).size).toBe(1);
    expect(new Set(taken.map(({ written }) => written)).size).toBe(1);
    expect(taken.map(({ person }) => person)).toEqual(taken.map(({ person }) => person).toSorted());
    const arrived = seen.map(({ blinded }) => Buffer.from(blinded.token, 'base64url').toString('hex'));
    const lie = ballots.map(({ text }) => (JSON.parse(text) as { token: string }).token.slice(2));
    expect(lie.toSorted()).toEqual(arrived.toSorted());
    expect(lie).not.toEqual(arrived);
    // Nor does any other table hold a token or what was said.
    const tables = (
      await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('public', 'analytics', 'pgboss') and table_type = 'BASE TABLE'`.execute(t.deps.database.db)
    ).rows;
    for (const { name } of tables) {
      if (name === 'public.opinion_ballot') continue;
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(name)} x where x::text like any(${[...arrived, '第3句话'].map((one) => `%${one}%`)})`.execute(
        t.deps.database.db,
      );
      expect([name, rows[0]!.n]).toEqual([name, 0]);
    }
  });

  it('loses no ballot and takes no second one while it is being mixed', async () => {
    const voters = await Promise.all(Array.from({ length: 10 }, () => t.as()));
    const campaign = await opened();
    const tokens = await Promise.all(voters.map((voter) => token(voter, campaign)));
    await Promise.all([
      ...tokens.map((own) => t.visitor().call(castBallot, { params: { id: campaign.id }, body: ballotOf(own, ten) })),
      ...Array.from({ length: 4 }, () => mixUrns(t.deps)),
      ...tokens.map((own) => t.visitor().call(castBallot, { params: { id: campaign.id }, body: ballotOf(own, ten) })),
    ]);
    await mixUrns(t.deps);
    expect((await t.nobody.call(getCampaign, { params: { id: campaign.id } })).participation).toMatchObject({
      took: 10,
      answered: 10,
    });
  });

  it('cannot forge a ballot, for the key that signs is sealed outside of it', async () => {
    const { rows } = await sql<{ sealed: string }>`select sealed from opinion_key`.execute(t.deps.database.db);
    for (const { sealed } of rows) expect(sealed).not.toContain('PRIVATE');
  });

  it('publishes the fingerprint of the key with the event that opened the campaign', async () => {
    const campaign = await opened();
    const { keys } = await t.nobody.call(getCampaign, { params: { id: campaign.id } });
    for (const key of keys) expect(fingerprintOf(key.modulus)).toBe(key.fingerprint);
  });
});

describe('an owner who would like another question', () => {
  it('cannot edit it once voting has begun; a correction is a new wording, counted apart and told to everybody', async () => {
    const early = await t.as();
    const late = await t.as();
    const slow = await t.as();
    const campaign = await opened();
    await vote(early, campaign, ten);
    const { version } = await writer.call(getDeskCampaign, { params: { id: campaign.id } });
    const text = {
      title: '图书馆开放时间',
      owner: 'library',
      audience: { kinds: ['student' as const] },
      closesAt,
      questions: [...questions].reverse(),
    };
    expect(
      (await writer.refused(commandCampaign, { params: { id: campaign.id }, body: { type: 'Save', version, ...text } })).code,
    ).toBe('questions-are-fixed');
    // Nor may the owner correct alone.
    expect(
      await refusedCommand(writer, campaign.id, {
        type: 'Correct',
        question: 'when',
        option: 'ten',
        words: '22:30',
        reason: '印错了',
      }),
    ).toBe('not-yours');

    const before = await token(slow, campaign);
    await give(opener, campaign.id, { type: 'Correct', question: 'when', option: 'ten', words: '22:30', reason: '印错了' });
    expect((await t.nobody.refused(castBallot, { params: { id: campaign.id }, body: ballotOf(before, ten) })).code).toBe('stale');
    const lateToken = await token(late, campaign);
    await t.nobody.call(castBallot, { params: { id: campaign.id }, body: ballotOf(lateToken, eleven, 2) });

    const page = await t.nobody.call(getCampaign, { params: { id: campaign.id } });
    expect(page.corrections).toMatchObject([{ wording: 2, before: '22:00', after: '22:30', reason: '印错了' }]);
    await give(opener, campaign.id, { type: 'Close', reason: '已经够了' });
    const { results } = await opener.call(getDeskCampaign, { params: { id: campaign.id } });
    expect(results?.wordings.map(({ wording, questions: q }) => [wording, q['when']?.counts])).toEqual([
      [1, { ten: 1, eleven: 0 }],
      [2, { ten: 0, eleven: 1 }],
    ]);
  });

  it('cannot open what was written by the same person, nor shorten the time', async () => {
    const id = await draft();
    expect(await refusedCommand(writer, id, { type: 'Open' })).toBe('not-yours');
    const own = randomUUID();
    const audience = { kinds: ['student' as const] };
    await opener.call(draftCampaign, { body: { id: own, title: '自己写的题', owner: 'library', audience, closesAt, questions } });
    expect(await refusedCommand(opener, own, { type: 'Open' })).toBe('opened-yourself');
    const campaign = await opened();
    expect(
      await refusedCommand(opener, campaign.id, { type: 'Extend', closesAt: '2026-03-08T02:00:00.000Z', reason: '早点结束' }),
    ).toBe('only-later');
  });

  it('sees no numbers while votes can be cast, and nobody else does', async () => {
    const voter = await t.as();
    const campaign = await opened();
    await vote(voter, campaign, { ...ten, words: { text: '要安静' } });
    expect((await opener.call(getDeskCampaign, { params: { id: campaign.id } })).results).toBeNull();
    expect((await writer.call(listTexts, { params: { id: campaign.id }, query: {} })).texts).toEqual([]);
    expect((await t.nobody.call(getCampaign, { params: { id: campaign.id } })).results).toBeNull();
  });

  it('keeps a draft to itself', async () => {
    const id = await draft();
    expect((await t.nobody.refused(getCampaign, { params: { id } })).code).toBe('no-such-campaign');
    expect((await (await t.as({ role: 'head', unit: 'canteens' })).refused(getDeskCampaign, { params: { id } })).code).toBe(
      'no-such-campaign',
    );
    expect((await t.nobody.call(listCampaigns, { query: {} })).campaigns.map((c) => c.id)).not.toContain(id);
  });
});

describe('who is asked', () => {
  it('stays who it was when voting began, whoever comes, goes or moves', async () => {
    const moving = await t.as();
    const leaving = await t.as();
    const campaign = await opened();
    const { participation } = await t.nobody.call(getCampaign, { params: { id: campaign.id } });
    await sql`update person set kind = 'staff' where id = ${moving.id}`.execute(t.deps.database.db);
    await sql`update person set active = false where id = ${leaving.id}`.execute(t.deps.database.db);
    await t.as();
    await vote(moving, campaign, ten);
    const after = await t.nobody.call(getCampaign, { params: { id: campaign.id } });
    expect(after.participation).toMatchObject({ electors: participation.electors, answered: 1 });
  });

  it('is nobody: such a campaign does not open, and its roll is removed', async () => {
    const id = await draft({ audience: { kinds: ['contractor'], units: ['library'] } });
    expect(await refusedCommand(opener, id, { type: 'Open' })).toBe('nobody-in-audience');
    expect(await removeStrayRolls(t.deps)).toBeGreaterThan(0);
    expect(await removeStrayRolls(t.deps)).toBe(0);
  });

  it('two who open at once open once, with one roll', async () => {
    const id = await draft();
    const { version } = await opener.call(getDeskCampaign, { params: { id } });
    const other = await t.as({ role: 'supervisor' });
    const answers = await Promise.all(
      [opener, other].map((who) => who.raw(commandCampaign, { params: { id }, body: { type: 'Open', version } })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
  });
});

describe('paper and hearings', () => {
  it('are counted twice by two people, never entered twice, and never more than sheets were taken', async () => {
    const readers = await Promise.all(Array.from({ length: 3 }, () => t.as()));
    const campaign = await opened();
    for (const { id: login } of readers) await clerk.call(handOutPaper, { params: { id: campaign.id }, body: { login: login! } });
    const batch = randomUUID();
    const enter = {
      type: 'EnterBatch',
      id: batch,
      kind: 'paper',
      source: '图书馆一层意见箱 3月2日',
      sheets: { first: 1, last: 3 },
      tally: paperTally({ ten: 1, eleven: 2 }),
      texts: [],
    };
    await give(clerk, campaign.id, enter);
    // The same box again, under its own name, and under another one with the same sheets.
    expect(
      await refusedCommand(clerk, campaign.id, {
        ...enter,
        id: randomUUID(),
        sheets: { first: 11, last: 13 },
        source: '图书馆一层意见箱（3月2日）',
      }),
    ).toBe('batch-taken');
    expect(
      await refusedCommand(clerk, campaign.id, {
        ...enter,
        id: randomUUID(),
        source: '二层的箱子',
        sheets: { first: 3, last: 5 },
      }),
    ).toBe('batch-taken');
    expect(
      await refusedCommand(clerk, campaign.id, {
        ...enter,
        id: randomUUID(),
        source: '三层的箱子',
        sheets: { first: 20, last: 21 },
      }),
    ).toBe('batch-invalid');
    // The second person does not see the first counting and has to come to the same.
    const seen = await writer.call(getDeskCampaign, { params: { id: campaign.id } });
    expect(seen.batches[0]).toMatchObject({ state: 'entered', own: false, tally: null });
    expect(await refusedCommand(clerk, campaign.id, { type: 'CheckBatch', batch, tally: enter.tally })).toBe('checked-yourself');
    expect(
      await refusedCommand(writer, campaign.id, { type: 'CheckBatch', batch, tally: paperTally({ ten: 2, eleven: 1 }) }),
    ).toBe('batch-differs');
    await give(writer, campaign.id, { type: 'CheckBatch', batch, tally: enter.tally });
    // A fourth sheet was handed to nobody.
    const more = randomUUID();
    await give(clerk, campaign.id, {
      ...enter,
      id: more,
      source: '四层的箱子',
      sheets: { first: 30, last: 30 },
      tally: paperTally({ ten: 1, eleven: 0 }),
    });
    expect(
      await refusedCommand(writer, campaign.id, { type: 'CheckBatch', batch: more, tally: paperTally({ ten: 1, eleven: 0 }) }),
    ).toBe('more-sheets-than-voters');
    await give(opener, campaign.id, { type: 'StrikeBatch', batch: more, reason: '没有领取登记' });
    // Struck, its sheets may be entered again.
    expect(
      await refusedCommand(clerk, campaign.id, {
        ...enter,
        id: randomUUID(),
        source: '四层的箱子',
        sheets: { first: 30, last: 30 },
      }),
    ).toBe('batch-invalid');
    // The same sending twice at once: one of them is late.
    const hearing = {
      type: 'EnterBatch',
      kind: 'hearing',
      source: '3月3日学生代表座谈会',
      sheets: null,
      tally: paperTally({ ten: 4, eleven: 0 }),
      texts: [{ question: 'words', text: '希望早点定' }],
    };
    const { version } = await clerk.call(getDeskCampaign, { params: { id: campaign.id } });
    const twice = await Promise.all(
      [randomUUID(), randomUUID()].map((id) =>
        clerk.raw(commandCampaign, { params: { id: campaign.id }, body: { ...hearing, id, version } }),
      ),
    );
    expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
  });
});

describe('a campaign from its question to its published answer', () => {
  it('counts online and offline apart and together, shows only what was read, and says what becomes of it', async () => {
    const voters = await Promise.all(Array.from({ length: 6 }, () => t.as()));
    const reader = await t.as();
    const campaign = await opened();
    const { id } = campaign;
    const ballots: Answers[] = voters.map((_, i) => ({
      when: { chosen: [i < 4 ? 'eleven' : 'ten'] },
      first: { points: { seats: i % 3, power: 2 } },
      calm: { scale: 1 + (i % 5) },
      ...(i === 0 ? { words: { text: '我是李小明，电话13812345678，希望加插座' } } : {}),
    }));
    for (const [i, voter] of voters.entries()) await vote(voter, campaign, ballots[i]!);
    await clerk.call(handOutPaper, { params: { id }, body: { login: reader.id! } });
    const batch = randomUUID();
    const one = paperTally({ ten: 1, eleven: 0 });
    await give(clerk, id, {
      type: 'EnterBatch',
      id: batch,
      kind: 'paper',
      source: '一层意见箱',
      sheets: { first: 1, last: 1 },
      tally: one,
      texts: [],
    });
    await give(writer, id, { type: 'CheckBatch', batch, tally: one });
    const hands = randomUUID();
    const shown = paperTally({ ten: 0, eleven: 9 });
    await give(clerk, id, {
      type: 'EnterBatch',
      id: hands,
      kind: 'hearing',
      source: '学生代表座谈会',
      sheets: null,
      tally: shown,
      texts: [],
    });

    // The clock ends it, and says until when an answer is owed: ten workdays.
    t.setClock('2026-03-09T02:00:00.000Z');
    expect(
      (await voters[0]!.refused(takeToken, { params: { id }, body: { blinded: blindToken(campaign.modulus, random).blinded } }))
        .code,
    ).toBe('voting-not-open');
    expect(await closeDue(t.deps)).toBeGreaterThan(0);
    const closed = await writer.call(getDeskCampaign, { params: { id } });
    expect(closed).toMatchObject({ phase: 'closed', answerBy: '2026-03-23T09:30:00.000Z' });

    await give(writer, id, {
      type: 'SaveAnswer',
      conclusion: '多数同学希望开到 23:00，从四月起试行，并增加插座。',
      items: [
        { id: randomUUID(), opinion: '开到 23:00', ruling: 'adopted', reason: '多数人选择', owner: 'library', due: '2026-04-01' },
        { id: randomUUID(), opinion: '通宵开放', ruling: 'declined', reason: '安保人手不足', owner: null, due: null },
      ],
    });
    expect(await refusedCommand(opener, id, { type: 'PublishAnswer' })).toBe('batches-unchecked');
    await give(writer, id, { type: 'CheckBatch', batch: hands, tally: shown });
    expect(await refusedCommand(opener, id, { type: 'PublishAnswer' })).toBe('texts-undecided');
    const [text] = (await writer.call(listTexts, { params: { id }, query: {} })).texts;
    expect(text!.proposed).toBe('我是〔姓名〕，电话〔电话〕，希望加插座');
    await writer.call(decideText, { params: { id }, body: { state: 'shown', source: text!.source, shown: text!.proposed } });
    await give(opener, id, { type: 'PublishAnswer' });

    const page = await t.nobody.call(getCampaign, { params: { id } });
    const online = tallyOf(closed.questions, ballots);
    expect(page.results?.online).toEqual(online);
    expect(page.results?.online.questions['when']?.counts).toEqual({ ten: 2, eleven: 4 });
    expect(page.results?.paper.questions['when']?.counts).toEqual({ ten: 1, eleven: 0 });
    expect(page.results?.hearing.questions['when']?.counts).toEqual({ ten: 0, eleven: 9 });
    expect(page.results?.together.questions['when']?.counts).toEqual({ ten: 3, eleven: 13 });
    // Hands in a meeting do not raise the share of those who answered.
    expect(page.results?.participation.answered).toBe(7);
    const { electors } = page.results!.participation;
    expect(page.results?.bounds['when']?.['eleven']).toEqual({ low: 4 / electors, high: (4 + electors - 7) / electors });
    expect(page.texts).toEqual([{ question: 'words', text: '我是〔姓名〕，电话〔电话〕，希望加插座' }]);
    expect(JSON.stringify(page)).not.toContain('13812345678');

    // What was adopted is reported by who does it, and finished by another.
    const [adopted] = page.items;
    await give(writer, id, { type: 'ReportItem', item: adopted!.id, text: '已排好值班' });
    await give(opener, id, { type: 'FinishItem', item: adopted!.id, result: '四月一日起开到 23:00' });
    expect((await t.nobody.call(getCampaign, { params: { id } })).items[0]).toMatchObject({ result: '四月一日起开到 23:00' });

    // An opinion becomes a case once, and the case names nobody.
    const { version } = await opener.call(getDeskCampaign, { params: { id } });
    const caseId = randomUUID();
    const asCase = {
      caseId,
      version,
      source: text!.source,
      categoryCode: '0102',
      title: '自习区增加插座',
      text: '意见征集中提出：希望加插座',
    };
    await opener.call(makeCaseOfText, { params: { id }, body: asCase });
    expect((await opener.call(getCase, { params: { id: caseId } })).title).toBe('自习区增加插座');
    const again = await opener.call(getDeskCampaign, { params: { id } });
    expect(
      (
        await opener.refused(makeCaseOfText, {
          params: { id },
          body: { ...asCase, caseId: randomUUID(), version: again.version },
        })
      ).code,
    ).toBe('case-made-already');

    // Who could vote is forgotten after half a year; what was published stays.
    t.setClock('2026-10-01T02:00:00.000Z');
    expect(await forgetElectors(t.deps)).toBeGreaterThan(0);
    expect((await t.nobody.call(getCampaign, { params: { id } })).participation).toMatchObject({ electors, answered: 7 });
    t.setClock(monday);
  });
});
