import { randomUUID } from 'node:crypto';
import { api } from '../src/contract/api.ts';
import { commandCase, getCase, submitCase } from '../src/contract/cases.ts';
import type { Endpoint } from '../src/contract/endpoint.ts';
import { type Actor, mayRead, seesIdentity } from '../src/domain/case/permissions.ts';
import type { Confidentiality } from '../src/domain/case/vocabulary.ts';
import { type Role, roles, unitRoles } from '../src/domain/people/vocabulary.ts';
import { stateOfCase } from '../src/server/cases/queries.ts';
import type { TestApp, Visitor } from './app.ts';

/** A case made to be looked for: every word of it is found nowhere else. */
export type Bait = {
  readonly kind: string;
  readonly id: string;
  /** Stand in title and text; only who may read the case may see them. */
  readonly words: readonly string[];
};
/** Somebody who looks: a role, within the unit in charge or outside it. */
export type Looker = { readonly who: string; readonly visitor: Visitor; readonly actor: Actor };
export type Leak = { readonly who: string; readonly endpoint: string; readonly kind: string; readonly what: string };

export const requesterName = '尉迟朱鹮';
const phone = '13800001234';
const unit = 'library';

type Wanted = {
  readonly kind: string;
  readonly categoryCode: string;
  readonly confidentiality: Confidentiality;
  readonly dispatched: boolean;
  readonly anonymous?: boolean;
};
const wanted: readonly Wanted[] = [
  { kind: 'ordinary', categoryCode: '0102', confidentiality: 'normal', dispatched: false },
  { kind: 'ordinary with a unit', categoryCode: '0102', confidentiality: 'normal', dispatched: true },
  { kind: 'anonymous', categoryCode: '0102', confidentiality: 'normal', dispatched: true, anonymous: true },
  { kind: 'confidential', categoryCode: '0203', confidentiality: 'confidential', dispatched: false },
  { kind: 'confidential with a unit', categoryCode: '0203', confidentiality: 'confidential', dispatched: true },
  { kind: 'secret', categoryCode: '1304', confidentiality: 'secret', dispatched: false },
  { kind: 'secret with a unit', categoryCode: '1304', confidentiality: 'secret', dispatched: true },
];
const syllables = [...'煜璟霁翯懿旻旸晷暾曦朓杲桉梓棣楠榆槿樾檀欷歆歙毓沁泓泠泮洙洵浥涞涠淇淼渌渟湄湉溦滢漪潆'];

export async function layBaits(t: TestApp, requester: Visitor): Promise<Bait[]> {
  await t.deps.database.pool.query('update person set name = $2 where id = $1', [requester.id, requesterName]);
  const desk = await t.as({ role: 'operator' }, { role: 'dispatcher' }, { role: 'trusted' });
  const baits: Bait[] = [];
  for (const [i, { kind, categoryCode, confidentiality, dispatched, anonymous }] of wanted.entries()) {
    const id = randomUUID();
    const words = [syllables.slice(i * 6, i * 6 + 3).join(''), syllables.slice(i * 6 + 3, i * 6 + 6).join('')];
    const body = { id, categoryCode, title: `关于${words[0]}的事情`, text: `${words[1]}的详细经过` };
    const code = `${'0123456789ABCDEF'.slice(i)}${'0123456789ABCDEF'.slice(0, i)}`;
    await requester.call(submitCase, { body: anonymous ? { ...body, followUpCode: code } : body });
    const give = async (command: Record<string, unknown>) => {
      const { version } = await desk.call(getCase, { params: { id } });
      const answer = await desk.raw(commandCase, { params: { id }, body: { ...command, version } });
      if (answer.statusCode !== 200) throw new Error(`${kind}: ${JSON.stringify(command)} ${answer.body}`);
    };
    if (dispatched) {
      await give({ type: 'Accept' });
      await give({ type: 'Dispatch', unit });
    }
    const state = await stateOfCase(t.deps.database, id);
    if (state.confidentiality !== confidentiality) throw new Error(`${kind} is ${state.confidentiality}`);
    baits.push({ kind, id, words });
  }
  return baits;
}

export async function lookers(t: TestApp, requester: Visitor): Promise<Looker[]> {
  const reference = await t.deps.reference.newest();
  const actorOf = (visitor: Visitor, grants: { role: Role; unit?: string }[]): Actor => ({
    id: visitor.id,
    grants: grants.map(({ role, unit: of }) => ({ role, units: of === undefined ? null : reference.unitsBelow(of) })),
    followed: null,
  });
  const all: Looker[] = [
    { who: 'nobody', visitor: t.visitor(), actor: { id: null, grants: [], followed: null } },
    { who: 'the requester', visitor: requester, actor: actorOf(requester, []) },
  ];
  const add = async (who: string, ...grants: { role: Role; unit?: string }[]) => {
    const visitor = await t.as(...grants);
    all.push({ who, visitor, actor: actorOf(visitor, grants) });
  };
  await add('another student');
  for (const role of roles) {
    const needsUnit = (unitRoles as readonly Role[]).includes(role);
    if (!needsUnit) await add(role, { role });
    await add(`${role} of the unit`, { role, unit });
    await add(`${role} of another unit`, { role, unit: 'canteens' });
  }
  await add('officer of the unit who is trusted', { role: 'officer', unit }, { role: 'trusted', unit });
  await add('dispatcher who is trusted', { role: 'dispatcher' }, { role: 'trusted' });
  await add('all administrators in one', { role: 'admin' }, { role: 'securityAdmin' }, { role: 'auditor' });
  return all;
}

/** Endpoints whose very purpose is to show names or numbers to whoever may call them; a test of their own holds for each. */
const namesPeople = new Set([
  'getMe',
  'listPeople',
  'createPerson',
  'putPerson',
  'exportMine',
  'listDataRequests',
  'listUnusualLooks',
  'revealRequester',
  'findPeople',
]);

/** Asks every endpoint that reads, as somebody, about a case; what the answer must not hold is a leak. */
export async function look(
  t: TestApp,
  looker: Looker,
  baits: readonly Bait[],
): Promise<{ asked: number; seen: string[]; leaks: Leak[]; errors: string[] }> {
  const leaks: Leak[] = [];
  const errors: string[] = [];
  let asked = 0;
  const seen = new Set<string>();
  const readable = new Set<string>();
  const named = new Set<string>();
  for (const bait of baits) {
    const state = await stateOfCase(t.deps.database, bait.id);
    if (mayRead(looker.actor, state, bait.id)) readable.add(bait.id);
    if (seesIdentity(looker.actor, state, bait.id)) named.add(bait.id);
  }
  for (const [name, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    if (endpoint.method !== 'GET') continue;
    const ofCase = endpoint.path.startsWith('/api/cases/:id');
    const questions = ofCase ? baits.map(({ id }) => ({ params: { id }, query: {} })) : questionsOf(endpoint, baits);
    for (const question of questions) {
      const answer = await looker.visitor.raw(endpoint, question);
      asked += 1;
      if (answer.statusCode >= 500) errors.push(`${name} as ${looker.who}: ${answer.statusCode}`);
      const about = baits.find(({ id }) => id === question.params['id']);
      if (name === 'getCase' && about && (answer.statusCode === 200) !== readable.has(about.id))
        leaks.push({ who: looker.who, endpoint: name, kind: about.kind, what: `answered ${answer.statusCode}` });
      if (answer.statusCode >= 400) continue;
      for (const bait of baits) {
        if (readable.has(bait.id)) {
          if (bait.words.some((word) => answer.body.includes(word))) seen.add(`${bait.kind} in ${name}`);
          continue;
        }
        const found = [...bait.words, bait.id].find((word) => answer.body.includes(word));
        // Whoever asks with an id or a word has it already; what is told back with it is judged by the rest.
        if (found !== undefined && !JSON.stringify(question).includes(found))
          leaks.push({ who: looker.who, endpoint: name, kind: bait.kind, what: found });
      }
      if (looker.who === 'the requester' || namesPeople.has(name)) continue;
      for (const identity of [requesterName, phone])
        if (answer.body.includes(identity))
          leaks.push({ who: looker.who, endpoint: name, kind: about?.kind ?? 'any', what: identity });
    }
  }
  return { asked, seen: [...seen], leaks, errors };
}

type Question = { readonly params: Record<string, string>; readonly query: Record<string, string> };

/** What a list is asked with: nothing, and the words of every bait where it takes words. */
function questionsOf(endpoint: Endpoint, baits: readonly Bait[]): Question[] {
  const [first] = baits;
  const params = {
    id: first!.id,
    kind: 'unit',
    provider: 'x',
    code: '0102',
    unit,
    place: 'd3',
    number: 'JS2026-000001',
    month: '2026-03',
  };
  const bare = { params, query: {} };
  const shape = endpoint.query && 'shape' in endpoint.query ? Object.keys(endpoint.query.shape as object) : [];
  const searched = shape.includes('text') ? baits.flatMap(({ words }) => words.map((text) => ({ params, query: { text } }))) : [];
  const queued = shape.includes('queue')
    ? ['triage', 'work', 'followUp', 'all'].map((queue) => ({ params, query: { queue } }))
    : [];
  return [bare, ...searched, ...queued];
}
