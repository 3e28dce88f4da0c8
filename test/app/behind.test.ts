import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCasesBehind, listFlags } from '../../src/contract/measures.ts';
import { defaultCounting } from '../../src/domain/measures/entry.ts';
import { at, exampleFact } from '../../src/domain/measures/exampleFact.ts';
import type { MeasureFact } from '../../src/domain/measures/fact.ts';
import { caseFlags } from '../../src/domain/measures/flags.ts';
import { add, exact, exactText, sum } from '../../src/domain/measures/fraction.ts';
import { contains, month, type Period, periodAt } from '../../src/domain/measures/period.ts';
import { schoolAssessment } from '../../src/domain/measures/presets.ts';
import { daysOf } from '../../src/domain/measures/rollUp.ts';
import { type MeasureId, measureIds, scopes } from '../../src/domain/measures/vocabulary.ts';
import {
  accountsPage,
  type BehindAsk,
  type BehindPlace,
  countsOfFacts,
  hiddenSums,
  leftOut,
  totalsIn,
} from '../../src/server/analytics/behind.ts';
import { recountRollUps } from '../../src/server/analytics/execute.ts';
import { flagPages, moreFlags } from '../../src/server/analytics/flagPages.ts';
import { accountsAmong, countsBy, factsIn, totalOf } from '../../src/server/analytics/queries.ts';
import { anyMoment, factChanges, factUnits } from '../anyFact.ts';
import { type TestApp, testApp } from '../app.ts';

let t: TestApp;
let facts: MeasureFact[];
const secret = new Set<string>();
const period = periodAt(at('2026-03-10T00:00'), month, []) as Period;
/** When everything is due. */
const asOf = at('2026-07-01T00:00');
const whole = { period, asOf, units: null, category: null, reason: null, seen: 'all' } as const;

/** Hundreds of lives of cases, made up, with everything in them that a measure asks for: commands would take minutes to tell as many. */
beforeAll(async () => {
  t = await testApp();
  const around = fc.record({
    requesterKey: fc.constantFrom('one', 'two', null),
    requesterUnit: fc.constantFrom(...factUnits, null),
    raterUnit: fc.constantFrom(...factUnits, null),
    via: fc.constantFrom('call' as const, 'self' as const),
    contactsAfterResolution: fc.array(anyMoment, { maxLength: 1 }),
    submittedAt: anyMoment,
    firstUnit: fc.constantFrom(...factUnits),
    repeatOf: fc.constantFrom(randomUUID(), null),
  });
  facts = fc.sample(fc.tuple(factChanges, around), { numRuns: 420, seed: 20260302 }).map(([changes, more], n) => {
    const f = exampleFact(randomUUID(), { ...changes, ...more, mergedInto: null });
    if (n % 13 === 0) secret.add(f.caseId);
    return {
      ...f,
      // As in every life: no fact without acceptance, a call-back has its answers, and a round runs besides those that are finished.
      acceptedAt: f.acceptedAt ?? f.submittedAt,
      followedUpAt: f.solved === null || f.handling === null ? null : f.followedUpAt,
      round: (f.rounds?.length ?? 0) + 1,
    };
  });
  const { pool } = t.deps.database;
  await pool.query(
    'insert into analytics.case_fact select * from jsonb_populate_recordset(null::analytics.case_fact, $1::jsonb)',
    [JSON.stringify(facts.map(rowOf))],
  );
  await recountRollUps(t.deps);
});
afterAll(() => t.close());

function rowOf(f: MeasureFact) {
  const days = daysOf(f, defaultCounting);
  const { excluded, ...rest } = f;
  const snake = Object.entries(rest).map(([key, value]) => [
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return {
    version: 1,
    number: `20260302${f.caseId.slice(0, 6)}`,
    confidentiality: secret.has(f.caseId) ? 'confidential' : 'normal',
    assessed: true,
    on_ledger: false,
    extensions: 0,
    attempts: 0,
    sub_orders: [],
    rounds: [],
    dispatch_log: [],
    extended: 0,
    disputes: 0,
    refused_returns: 0,
    exclusion_denied: false,
    to_call: false,
    rating_contacts: 0,
    supervision_demanded: false,
    reinspection_differs: [],
    rebounded: false,
    exclusion: excluded ?? null,
    first_day: days?.first ?? null,
    last_day: days?.last ?? null,
    ...Object.fromEntries(snake),
  };
}

/** All pages, small ones, one after the other. */
async function read(ask: BehindAsk) {
  const pages = [];
  let after: BehindPlace | null = null;
  do {
    const page = await accountsPage(t.deps.analytics, ask, { after, size: 7 });
    pages.push(page.accounts);
    after = page.next;
  } while (after !== null);
  return pages;
}

const keyOf = (each: { caseId: string; kind: string; unit: string | null; reason: string | null }) =>
  `${each.caseId} ${each.kind} ${each.unit} ${each.reason}`;

describe.each(scopes)('the cases behind a rate in the scope %s', (scope) => {
  const assessment = { ...schoolAssessment, scope };
  const ask = (measure: MeasureId, more: Partial<BehindAsk> = {}): BehindAsk => ({ ...whole, assessment, measure, ...more });

  it('are on the pages together what they are all at once, for every measure', async () => {
    const all = await factsIn(t.deps, period, null);
    expect(all.length).toBeGreaterThan(100);
    const counts = totalOf(await countsBy(t.deps, 'unit', { period, asOf }));
    for (const measure of measureIds) {
      const expected = accountsAmong(all, measure, { ...whole, assessment });
      const pages = await read(ask(measure));
      const listed = pages.flat();
      const visible = expected.filter(({ caseId }) => !secret.has(caseId));
      expect(listed.map(keyOf).toSorted()).toEqual(visible.map(keyOf).toSorted());
      // What fell short stands first.
      const reasons = listed.map(({ reason }) => reason === null);
      expect(reasons).toEqual(reasons.toSorted());

      // The counts say the same as the list, without reading it.
      const totals = totalsIn(counts, ask(measure));
      const hidden = await hiddenSums(t.deps.analytics, ask(measure), counts);
      expect(listed.length + hidden.accounts).toBe(totals.all.of);
      expect(exactText(add(sum(listed.map(({ part }) => part)), hidden.part))).toBe(exactText(totals.all.part));
      for (const { reason, of } of totals.reasons) {
        expect(expected.filter((account) => account.reason === reason)).toHaveLength(of);
        const only = (await read(ask(measure, { reason }))).flat();
        expect(only.map(keyOf)).toEqual(listed.filter((account) => account.reason === reason).map(keyOf));
      }
      const left = await leftOut(t.deps.analytics, ask(measure), 1000);
      expect(left.length + hidden.left).toBe(totals.excluded);
    }
  });

  it('of a unit, a category, or for somebody of a unit, add up as well', async () => {
    const all = await factsIn(t.deps, period, null);
    const units = ['network'];
    const counts = await countsOfFacts(t.deps.analytics, ask('resolvedInTime', { units, category: '02' }));
    const question = ask('resolvedInTime', { units, category: '02' });
    const expected = accountsAmong(all, 'resolvedInTime', {
      ...whole,
      assessment,
      units,
      holds: ({ categoryCode }) => categoryCode === '0201',
    });
    expect(totalsIn(counts, question).all.of).toBe(expected.reduce((total, { of }) => total + of, 0));

    for (const seen of [['library'], ['network']]) {
      const own = ask('responded', { units, seen });
      const ofUnit = (await countsBy(t.deps, 'unit', { period, asOf })).get('network')!;
      const listed = (await read(own)).flat();
      const hidden = await hiddenSums(t.deps.analytics, own, ofUnit);
      const total = totalsIn(ofUnit, own);
      expect(listed.length + hidden.accounts).toBe(total.all.of);
      expect(exactText(add(sum(listed.map(({ part }) => part)), hidden.part))).toBe(exactText(total.all.part));
      const left = await leftOut(t.deps.analytics, own, 1000);
      expect(left.length + hidden.left).toBe(total.excluded);
    }
  });
});

it('leads from page to page over the wire, and refuses a place that there is not', async () => {
  t.setClock(asOf);
  const auditor = await t.as({ role: 'auditor' });
  const query = { period: 'half', key: '2026-H1', measure: 'sameDay', scope: 'full' } as const;
  const first = await auditor.call(getCasesBehind, { query });
  expect(first.accounts.length).toBeGreaterThanOrEqual(100);
  const parts = first.accounts.map(({ part }) => exact(part));
  for (let after = first.next; after !== null; ) {
    const page = await auditor.call(getCasesBehind, { query: { ...query, after } });
    parts.push(...page.accounts.map(({ part }) => exact(part)));
    after = page.next;
  }
  expect(parts.length).toBe(first.count - first.hidden.accounts);
  expect(exactText(add(sum(parts), exact(first.hidden.part)))).toBe(first.rate.part);
  const { fields } = await auditor.refused(getCasesBehind, { query: { ...query, after: '100' } });
  expect(fields?.[0]?.field).toBe('after');
});

describe('signs of gaming', () => {
  const moved = (f: MeasureFact) =>
    [f.acceptedAt, f.firstResolvedAt, f.followedUpAt].some((moment) => moment !== null && contains(period, moment));
  const flagKey = ({ kind, unit, caseIds }: { kind: string; unit: string | null; caseIds: readonly string[] }) =>
    `${kind} ${unit} ${caseIds.toSorted().join(' ')}`;

  it('are those that the engine finds in all cases at once, read batch by batch', async () => {
    const expected = caseFlags(facts.filter(moved));
    expect(new Set(expected.map(({ kind }) => kind)).size).toBe(5);
    const { flags, tallies } = await flagPages(t.deps.analytics, { period, unit: null, size: 1000 });
    expect(flags.map(flagKey).toSorted()).toEqual(expected.map(flagKey).toSorted());
    const counted = [...tallies.values()].flatMap((each) => [...each.values()]).reduce((total, n) => total + n, 0);
    expect(counted).toBe(expected.length);
    const ofUnit = await flagPages(t.deps.analytics, { period, unit: 'library', size: 1000 });
    expect(ofUnit.flags.map(flagKey).toSorted()).toEqual(
      expected
        .filter(({ unit }) => unit === 'library')
        .map(flagKey)
        .toSorted(),
    );
  });

  it('come page by page, none twice and none left out', async () => {
    const all = await flagPages(t.deps.analytics, { period, unit: null, size: 1000 });
    const begun = await flagPages(t.deps.analytics, { period, unit: null, size: 3 });
    for (const kind of ['closed-then-reopened', 'split-cases'] as const) {
      const read = begun.flags.filter((flag) => flag.kind === kind);
      for (let after = begun.more.get(kind); after !== undefined; ) {
        const page = await moreFlags(t.deps.analytics, kind, { period, unit: null, size: 3, after });
        read.push(...page.flags);
        after = page.more.get(kind);
      }
      expect(read.map(flagKey)).toEqual(all.flags.filter((flag) => flag.kind === kind).map(flagKey));
    }
    const supervisor = await t.as({ role: 'supervisor' });
    const query = { period: 'month', key: '2026-03', kind: 'split-cases' } as const;
    const { flags } = await supervisor.call(listFlags, { query });
    const shown = flags.flatMap(({ cases }) => cases.map(({ caseId }) => caseId));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((caseId) => secret.has(caseId))).toEqual([]);
  });
});
