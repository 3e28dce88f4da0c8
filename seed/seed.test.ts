import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Calendar, dayOf } from '../src/domain/calendar.ts';
import { closingProofs, confidentialities, natures } from '../src/domain/case/vocabulary.ts';
import type { Limits } from '../src/domain/grade/profile.ts';
import { grades } from '../src/domain/grade/vocabulary.ts';
import { deadline } from '../src/domain/limit.ts';
import { personKinds, roles, unitGroups, unitRoles } from '../src/domain/people/vocabulary.ts';

const path = (name: string) => new URL(name, import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(path(name), 'utf8'));

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().trim().min(2).max(80);
const named = { name: text, nameEn: text };
const hhmm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const day = z.iso.date();
const spans = z.array(z.strictObject({ from: hhmm, to: hhmm }));

const units = z
  .array(
    z.strictObject({
      id: slug,
      ...named,
      group: z.enum(unitGroups),
      parent: slug.nullable(),
      phone: z.string().regex(/^010-0000\d{4}$/),
      topics: z.array(text).min(1).optional(),
    }),
  )
  .parse(read('units.json'));

const classCode = z.string().regex(/^(0[1-9]|1[0-3])$/);
const classes = z.array(z.strictObject({ code: classCode, ...named })).parse(read('classes.json'));

const categories = z
  .array(
    z.strictObject({
      code: z.string().regex(/^\d{4}$/),
      parent: classCode,
      ...named,
      nature: z.enum(natures),
      grade: z.enum(grades),
      confidentiality: z.enum(confidentialities),
      optional: z.boolean(),
      defaultUnit: slug,
      alternates: z.array(slug),
      requiredFields: z.array(z.enum(['place', 'room', 'time', 'photo', 'measurement'])),
      closingProofs: z.array(z.enum(closingProofs)).min(1).optional(),
      publishable: z.boolean(),
      assessed: z.boolean(),
      statutory: z.boolean(),
      keywords: z.array(z.string().trim().min(1)).min(4).max(12),
      hint: z.string().regex(/^.{6,60}。$/),
      hintEn: z.string().regex(/^.{6,140}\.$/),
    }),
  )
  .parse(read('categories.json'));

const topicGroups = z
  .array(z.strictObject({ code: classCode, ...named, lead: slug, members: z.array(slug).min(2), leader: slug }))
  .parse(read('topicGroups.json'));

const people = z
  .array(
    z.strictObject({
      login: slug,
      name: z.string().regex(/^\p{Script=Han}{2,4}$/u),
      nameEn: z.string().regex(/^[A-Z][a-z]+ [A-Z][a-z’]+$/),
      kind: z.enum(personKinds),
      unit: slug.nullable(),
      grants: z.array(z.strictObject({ role: z.enum(roles), unit: slug.nullable() })),
    }),
  )
  .parse(read('people.json'));

const places = z
  .array(
    z.strictObject({
      id: slug,
      parent: slug.nullable(),
      kind: z.enum(['campus', 'building', 'floor', 'room']),
      ...named,
      lon: z.number().min(116.85).max(117),
      lat: z.number().min(40.55).max(40.65),
      residents: z.int().positive().nullable(),
    }),
  )
  .parse(read('places.json'));

const limit = z.strictObject({
  unit: z.enum(['naturalMinutes', 'workMinutes', 'workdays', 'naturalDays']),
  amount: z.int().nonnegative(),
  capNaturalMinutes: z.int().positive().optional(),
});
const step = z.strictObject({ accept: limit, dispatch: limit, sign: limit, respond: limit, resolve: limit });
const limits = z
  .strictObject({
    grades: z.strictObject({ T: step, J: step, Y: step, F: step, Z: step }),
    supply: limit,
    followUp: limit,
    decide: limit,
    rework: limit,
    returnWindow: limit,
    ruleReturn: limit,
    review: limit,
    ledgerReview: limit,
    sameDayCut: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/),
  })
  .parse(read('limits.json')) satisfies Omit<Limits, 'version'>;

const calendar = z
  .strictObject({
    hours: spans.min(1),
    years: z.array(z.int()),
    days: z.record(day, z.strictObject({ kind: z.enum(['holiday', 'makeup']), name: text })),
    school: z.array(
      z.strictObject({
        kind: z.enum(['term', 'examWeeks', 'winterBreak', 'summerBreak', 'other']),
        name: text,
        from: day,
        to: day,
        hours: spans.nullable(),
      }),
    ),
  })
  .parse(read('calendar.json')) satisfies Omit<Calendar, 'version'>;

const unitIds = new Set(units.map((u) => u.id));
const duplicates = (ids: readonly string[]) => ids.filter((id, i) => ids.indexOf(id) !== i);
const unknown = (ids: readonly string[]) => ids.filter((id) => !unitIds.has(id));
const holds = (role: string, unit: string) => people.some((p) => p.grants.some((g) => g.role === role && g.unit === unit));

describe('ids', () => {
  it('are unique in every file', () => {
    expect(duplicates(units.map((u) => u.id))).toEqual([]);
    expect(duplicates(units.map((u) => u.name))).toEqual([]);
    expect(duplicates(categories.map((c) => c.code))).toEqual([]);
    expect(duplicates(categories.map((c) => c.name))).toEqual([]);
    expect(duplicates(topicGroups.map((g) => g.code))).toEqual([]);
    expect(duplicates(people.map((p) => p.login))).toEqual([]);
    expect(duplicates(people.map((p) => p.name))).toEqual([]);
    expect(duplicates(places.map((p) => p.id))).toEqual([]);
    expect(duplicates(places.map((p) => p.name))).toEqual([]);
  });
});

describe('units', () => {
  it('stand under units that exist, without a circle', () => {
    const parentOf = new Map(units.map((u) => [u.id, u.parent]));
    for (const { id } of units) {
      const seen = [id];
      for (let up = parentOf.get(id); up; up = parentOf.get(up)) {
        expect(seen, id).not.toContain(up);
        expect(unitIds.has(up), `${id} → ${up}`).toBe(true);
        seen.push(up);
      }
    }
  });

  it('have the request centre under the university office', () => {
    expect(units.find((u) => u.id === 'intake')).toMatchObject({ name: '接诉中心', parent: 'office', group: 'department' });
  });
});

describe('the taxonomy', () => {
  it('has 13 classes and 92 leaves, 30 of them optional', () => {
    expect(classes.map((c) => c.code)).toEqual(Array.from({ length: 13 }, (_, i) => String(i + 1).padStart(2, '0')));
    expect(categories).toHaveLength(92);
    expect(categories.filter((c) => c.optional)).toHaveLength(30);
    expect(categories.every((c) => c.code.startsWith(c.parent))).toBe(true);
  });

  it('names only units that exist and never the default unit twice', () => {
    for (const c of categories) {
      expect(unknown([c.defaultUnit, ...c.alternates]), c.code).toEqual([]);
      expect(duplicates([c.defaultUnit, ...c.alternates]), c.code).toEqual([]);
    }
  });

  it('publishes nothing confidential and sends what is statutory to its own procedure, unassessed', () => {
    for (const c of categories) {
      if (c.confidentiality !== 'normal') expect(c.publishable, c.code).toBe(false);
      if (c.statutory) expect(c.assessed || c.publishable, c.code).toBe(false);
    }
    expect(categories.filter((c) => c.statutory).map((c) => c.code)).toEqual(['1303', '1306']);
    expect(categories.filter((c) => c.confidentiality === 'secret').map((c) => c.code)).toEqual(['0904', '1303', '1304']);
  });

  it('gives every leaf different words', () => {
    for (const c of categories) expect(duplicates(c.keywords), c.code).toEqual([]);
    const sets = categories.map((c) => c.keywords.toSorted().join(' '));
    expect(duplicates(sets)).toEqual([]);
  });
});

describe('topic groups', () => {
  it('are one for each class, with units and leaders that exist', () => {
    expect(topicGroups.map((g) => g.code)).toEqual(classes.map((c) => c.code));
    const leaders = new Set(people.filter((p) => p.kind === 'leader').map((p) => p.login));
    for (const g of topicGroups) {
      expect(unknown([g.lead, ...g.members]), g.code).toEqual([]);
      expect(duplicates([g.lead, ...g.members]), g.code).toEqual([]);
      expect(leaders.has(g.leader), g.code).toBe(true);
    }
  });
});

describe('people', () => {
  const count = (role: string) => people.filter((p) => p.grants.some((g) => g.role === role)).length;

  it('cover every role', () => {
    for (const role of roles) expect(count(role), role).toBeGreaterThan(0);
    for (const role of ['operator', 'dispatcher', 'caller', 'supervisor', 'trusted'])
      expect(count(role), role).toBeGreaterThanOrEqual(2);
    expect(people.filter((p) => p.kind === 'student').length).toBeGreaterThanOrEqual(8);
    expect(people.filter((p) => p.kind === 'staff' && p.grants.length === 0).length).toBeGreaterThanOrEqual(4);
    expect(people.filter((p) => p.kind === 'leader').length).toBeGreaterThanOrEqual(4);
  });

  it('belong to and are granted units that exist, and unit roles only for a unit', () => {
    for (const p of people) {
      expect(unknown([p.unit, ...p.grants.map((g) => g.unit)].filter((id) => id !== null)), p.login).toEqual([]);
      for (const g of p.grants) if ((unitRoles as readonly string[]).includes(g.role)) expect(g.unit, p.login).not.toBeNull();
    }
  });

  it('give every unit that may be given a case an officer and a head, and more than one person', () => {
    const given = new Set(categories.flatMap((c) => [c.defaultUnit, ...c.alternates]));
    for (const unit of units) {
      if (unit.group === 'contractor') expect(holds('contractor', unit.id), unit.id).toBe(true);
      else if (given.has(unit.id)) expect([holds('officer', unit.id), holds('head', unit.id)], unit.id).toEqual([true, true]);
    }
    expect(people.some((p) => p.grants.some((g) => g.role === 'officer') && p.grants.some((g) => g.role === 'head'))).toBe(false);
  });

  it('give every unit that may be given a confidential case a trusted person', () => {
    for (const c of categories.filter((one) => one.confidentiality !== 'normal')) {
      for (const unit of [c.defaultUnit, ...c.alternates]) expect(holds('trusted', unit), `${c.code} ${unit}`).toBe(true);
    }
  });

  it('keep administrator, security administrator and auditor apart', () => {
    const apart = ['admin', 'securityAdmin', 'auditor'];
    for (const p of people.filter((one) => one.grants.some((g) => apart.includes(g.role))))
      expect(p.grants, p.login).toHaveLength(1);
  });
});

describe('places', () => {
  const byId = new Map(places.map((p) => [p.id, p]));
  const above = { campus: null, building: 'campus', floor: 'building', room: 'floor' } as const;

  it('form campus, building, floor and room, and fit in 200 KB', () => {
    for (const p of places) expect([p.id, p.parent === null ? null : byId.get(p.parent)?.kind]).toEqual([p.id, above[p.kind]]);
    expect(places.filter((p) => p.kind === 'campus')).toHaveLength(2);
    expect(places.filter((p) => p.kind === 'building').length).toBeGreaterThanOrEqual(45);
    expect(statSync(path('places.json')).size).toBeLessThan(200_000);
  });

  it('add up: rooms to floors, floors to buildings', () => {
    for (const p of places.filter((one) => one.kind === 'building' || one.kind === 'floor')) {
      const below = places.filter((one) => one.parent === p.id);
      if (below.length > 0)
        expect([p.id, below.reduce((sum, one) => sum + (one.residents ?? 0), 0)]).toEqual([p.id, p.residents]);
    }
  });

  it('keep the ids that are printed in QR codes', () => {
    expect(['d3', 'd3-f4', 'd3-412', 't1-101'].map((id) => byId.get(id)?.name)).toEqual([
      '东湖3号公寓',
      '东湖3号公寓4层',
      '东湖3号公寓412',
      '第一教学楼101',
    ]);
  });
});

describe('limits and calendar together', () => {
  const inForce: Calendar = { version: 1, ...calendar };

  it('reckon every step of every grade from any day of three years', () => {
    const starts = Array.from({ length: 120 }, (_, i) =>
      Temporal.Instant.from('2024-01-01T00:00:00Z')
        .add({ hours: i * 24 * 9 + (i % 24) })
        .toString(),
    );
    const all = [
      ...Object.values(limits.grades).flatMap((g) => Object.values(g)),
      limits.supply,
      limits.followUp,
      limits.decide,
      limits.rework,
    ];
    for (const from of starts) for (const l of all) expect(deadline(from, l, inForce).at > from).toBe(true);
  });

  it('never let an ordinary case take longer than seven days, even over National Day', () => {
    const d = deadline('2026-09-30T08:00:00.000Z', limits.grades.Y.resolve, inForce);
    expect(dayOf(d.at)).toBe('2026-10-07');
  });
});
