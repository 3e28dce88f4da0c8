import { constants, createHash, randomBytes, sign } from 'node:crypto';
import { sql } from 'kysely';
import { demoCampaigns, demoProposals, demoQuestions } from '../../../seed/demo/opinions.ts';
import type { Answers, CampaignCommandBody } from '../../contract/opinions.ts';
import type { Actor } from '../../domain/case/permissions.ts';
import type { Deps } from '../deps.ts';
import {
  castBallot,
  commandCampaign,
  commandProposal,
  draftCampaign,
  makeProposal,
  type Needs,
  supportProposal,
} from '../opinions/execute.ts';
import { Problem } from '../platform/problem.ts';
import { sealingKey, unseal } from '../platform/seal.ts';
import { idOf } from './idOf.ts';

const supervisor: Actor = { id: 'supervisor1', grants: [{ role: 'supervisor', units: null }], followed: null };
const head: Actor = { id: 'head-library', grants: [{ role: 'head', units: ['library'] }], followed: null };
const voters = 24;
const supporters = 9;

/** One running and one answered campaign, and some proposals, through the commands that people give. Repeated, it does nothing. */
export async function playDemoOpinions(deps: Needs & Pick<Deps, 'live'>, now: string): Promise<void> {
  const at = (days: number): string =>
    Temporal.Instant.from(now)
      .add({ hours: 24 * days })
      .toString({ smallestUnit: 'millisecond' });
  const { rows } = await sql<{
    id: string;
  }>`select id from person where kind = 'student' and active order by id limit ${voters}`.execute(deps.database.db);
  const students = rows.map(({ id }) => id);
  if (students.length === 0) return;
  try {
    for (const campaign of demoCampaigns) await playCampaign(deps, campaign, students, at);
    for (const [i, proposal] of demoProposals.entries()) await playProposal(deps, proposal, students, at(-12 + i));
  } catch (error) {
    // It was played before, or a visitor went on with it.
    if (!(error instanceof Problem)) throw error;
  }
}

async function playCampaign(
  deps: Needs,
  { name, kinds, closesInDays, openedDaysAgo, ...text }: (typeof demoCampaigns)[number],
  students: readonly string[],
  at: (days: number) => string,
): Promise<void> {
  const id = idOf(`campaign ${name}`);
  const then = (days: number): Needs => ({ ...deps, clock: () => at(days) });
  const by = (actor: Actor, unit: string) => ({ actor, unit });
  const draft = {
    id,
    ...text,
    origin: { kind: 'own' as const, ref: null, label: '' },
    audience: { kinds: [...kinds], units: [], roles: [] },
    closesAt: at(closesInDays),
    answerWithin: 10,
    questions: demoQuestions.map((question) => ({ ...question, options: question.options.map((option) => ({ ...option })) })),
  };
  const drafted = await draftCampaign(then(-openedDaysAgo - 1), by(head, 'library'), draft, { silent: true });
  if (drafted.version !== 1) return;
  let version = drafted.version;
  const give = async (days: number, actor: Actor, command: Record<string, unknown>) => {
    // The commands below are written here, in the contract's words.
    const body = { ...command, version } as CampaignCommandBody;
    ({ version } = await commandCampaign(then(days), by(actor, actor === head ? 'library' : 'hq'), id, body, { silent: true }));
  };
  await give(-openedDaysAgo, supervisor, { type: 'Open' });
  for (const [i, student] of students.entries())
    await vote(then(-openedDaysAgo), id, student, {
      close: { chosen: [i % 5 === 0 ? 'ten' : i % 3 === 0 ? 'never' : 'eleven'] },
      first: { points: { seats: 1 + (i % 2), power: 2, light: i % 2 } },
      calm: { scale: 2 + (i % 4) },
    });
  if (name !== 'answered') return;
  const batch = idOf('batch hearing');
  const tally = {
    ballots: 12,
    questions: {
      close: { answered: 12, counts: { ten: 2, eleven: 8, never: 2 } },
      first: { answered: 0, counts: {} },
      calm: { answered: 0, counts: {} },
      words: { answered: 0, counts: {} },
    },
  };
  await give(-34, head, {
    type: 'EnterBatch',
    id: batch,
    kind: 'hearing',
    source: '学生代表座谈会 图书馆二层',
    sheets: null,
    tally,
    texts: [],
  });
  await give(-33, supervisor, { type: 'CheckBatch', batch, tally });
  await give(-30, supervisor, { type: 'Close', reason: '按期截止' });
  await give(-24, head, {
    type: 'SaveAnswer',
    conclusion: '多数同学把分数给了增加插座，并希望开到 23:00。自习室插座本学期内改造，开放时间从下月起试行到 23:00。',
    items: [
      {
        id: idOf('item power'),
        opinion: '增加自习室插座',
        ruling: 'adopted',
        reason: '得分最高，用电容量经核算足够。',
        owner: 'hq',
        due: at(20).slice(0, 10),
      },
      {
        id: idOf('item night'),
        opinion: '考试周通宵开放',
        ruling: 'later',
        reason: '安保和保洁人手本学期安排不开，列入下学期预算。',
        owner: null,
        due: null,
      },
    ],
  });
  await give(-22, supervisor, { type: 'PublishAnswer' });
  await give(
    -8,
    { id: 'head-hq', grants: [{ role: 'head', units: ['hq'] }], followed: null },
    { type: 'ReportItem', item: idOf('item power'), text: '二层已改造完成，三层施工中。' },
  );
}

/** A vote without a browser: signed openly, for the voter is made up; counted as any other. */
async function vote(deps: Needs, id: string, person: string, answers: Answers): Promise<void> {
  const { rows } = await sql<{ roll: string; part: 'student' | 'all'; sealed: string }>`
    with e as (select e.roll, e.person, e.part from opinion_elector e join opinion_campaign c on c.roll = e.roll where c.id = ${id} and e.person = ${person}),
    t as (insert into opinion_taken (roll, person, means, blinded) select roll, person, 'online', sha256('made up') from e on conflict do nothing),
    m as (insert into opinion_unmixed (roll) select roll from e on conflict do nothing)
    select e.roll, e.part, k.sealed from e join opinion_key k on k.roll = e.roll and k.part = e.part`.execute(deps.database.db);
  const [elector] = rows;
  const key = elector && unseal(await sealingKey(deps.config.dataFolder), `${elector.roll} ${elector.part}`, elector.sealed);
  if (!key) return;
  const token = randomBytes(32);
  const signature = sign('sha384', token, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 });
  await castBallot(deps, id, { part: elector.part, token, signature, wording: 1, answers });
}

async function playProposal(
  deps: Needs,
  { name, shown, ...words }: (typeof demoProposals)[number],
  students: readonly string[],
  at: string,
): Promise<void> {
  const id = idOf(`proposal ${name}`);
  const then: Needs = { ...deps, clock: () => at };
  const proposer = students[createHash('sha256').update(name).digest()[0]! % students.length]!;
  const { version } = await makeProposal(then, proposer, { id, ...words }, { silent: true });
  if (!shown || version !== 1) return;
  await commandProposal(then, { actor: supervisor, unit: 'hq' }, id, { type: 'Show', version, ...words }, { silent: true });
  for (const student of students.slice(0, name === 'water' ? supporters + 12 : supporters))
    await supportProposal(then, student, id, true);
}
