import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseState, unborn } from '../../src/domain/case/case.ts';
import { type Actor, mayRead } from '../../src/domain/case/permissions.ts';
import { confidentialities, openPhases, phases } from '../../src/domain/case/vocabulary.ts';
import { untold } from '../../src/domain/measures/factOfCase.ts';
import { roles } from '../../src/domain/people/vocabulary.ts';
import { casePage } from '../../src/server/cases/queries.ts';
import { rewriteViews } from '../../src/server/cases/record.ts';
import { newFacets } from '../../src/server/cases/traces.ts';
import { scopeTerms } from '../../src/server/cases/visibility.ts';
import { monday, type TestApp, testApp } from '../app.ts';

let t: TestApp;
const cases: { id: string; state: CaseState }[] = [];

beforeAll(async () => {
  t = await testApp();
  const limit = { unit: 'naturalMinutes', amount: 60 } as const;
  for (const phase of phases) {
    for (const confidentiality of confidentialities) {
      for (const lead of [null, 'library', 'hq-repair']) {
        for (const { requester, helper } of [
          { requester: 'student', helper: null },
          { requester: null, helper: null },
          { requester: null, helper: 'library' },
        ]) {
          const open = openPhases.some((p) => p === phase);
          const next = open ? ({ kind: 'accept', deadline: { at: monday, from: monday, limit, calendar: 1 } } as const) : null;
          const number = `JS2026-${String(cases.length).padStart(6, '0')}`;
          const state: CaseState = {
            ...unborn,
            version: 1,
            phase,
            confidentiality,
            lead,
            requester,
            parts: helper === null ? [] : [partOf(helper)],
            anonymous: requester === null,
            next,
            number,
            submittedAt: monday,
          };
          cases.push({ id: randomUUID(), state });
        }
      }
    }
  }
  await rewriteViews(
    t.deps.database,
    cases.map(({ id, state }) => ({ id, told: { ...untold, state } })),
  );
});
afterAll(() => t.close());

function partOf(unit: string): CaseState['parts'][number] {
  const limit = { unit: 'naturalMinutes', amount: 60 } as const;
  const by = { at: monday, from: monday, limit, calendar: 1 };
  return { unit, task: '', by, whistled: false, addedAt: monday, signedAt: null, reportedAt: null, report: null };
}

const actors: [string, Actor][] = [
  ['nobody', { id: null, grants: [], followed: null }],
  ['the requester', { id: 'student', grants: [], followed: null }],
  ...roles.flatMap((role): [string, Actor][] => [
    [role, { id: 'p', grants: [{ role, units: null }], followed: null }],
    [`${role} of a unit`, { id: 'p', grants: [{ role, units: ['library'] }], followed: null }],
    [
      `trusted ${role}`,
      {
        id: 'p',
        grants: [
          { role, units: ['library'] },
          { role: 'trusted', units: null },
        ],
        followed: null,
      },
    ],
    [
      `${role}, trusted in another unit`,
      {
        id: 'p',
        grants: [
          { role, units: ['library'] },
          { role: 'trusted', units: ['hq-repair'] },
        ],
        followed: null,
      },
    ],
    [
      `${role} of two units, trusted in one of them`,
      {
        id: 'p',
        grants: [
          { role, units: ['library', 'hq-repair'] },
          { role: 'trusted', units: ['hq-repair'] },
        ],
        followed: null,
      },
    ],
    [
      `${role}, trusted in a unit`,
      {
        id: 'p',
        grants: [
          { role, units: ['library'] },
          { role: 'trusted', units: ['library'] },
        ],
        followed: null,
      },
    ],
  ]),
];

it.each(actors)('%s misses nothing that may be read by what the index of terms is asked for', (_, actor) => {
  const scope = scopeTerms(actor);
  const missed = cases.filter(({ id, state }) => {
    const facets = newFacets(unborn, state);
    return mayRead(actor, state, id) && scope !== null && !scope.some((term) => facets.includes(term));
  });
  expect(missed.map(({ state }) => state.number)).toEqual([]);
});

it.each(actors)('%s finds in lists exactly the cases that may be read', async (_, actor) => {
  const filter = { queue: 'all', order: 'newest', limit: 1000 } as const;
  const found = (await casePage(t.deps, actor, filter)).cases.map((c) => c.number).sort();
  const readable = cases
    .filter(({ id, state }) => mayRead(actor, state, id))
    .map(({ state }) => state.number)
    .sort();
  expect(found).toEqual(readable);
});
