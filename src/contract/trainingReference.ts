import { z } from 'zod';
import { lossReasons } from '../domain/measures/vocabulary.ts';
import { roles } from '../domain/people/vocabulary.ts';
import { practiceOutcomes, practiceRoles, questionTypes } from '../domain/training/vocabulary.ts';
import { Slug, words } from './primitives.ts';

const name = words(2, 60);
const nameEn = z.string().trim().max(120).default('');
const wording = (max: number) =>
  z.object({
    zh: words(1, max),
    en: z
      .string()
      .trim()
      .max(max * 2)
      .default(''),
  });

/** 课程: what is read or watched, ticked off, examined and practised. */
export const Course = z.object({
  name,
  nameEn,
  /** Where it stands in a path; smaller first. */
  order: z.int().min(0).max(1000).default(100),
  /** Whose path it belongs to. Given when such a role is granted, or at the next sign-in. */
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  /** Natural days from then. */
  dueDays: z.int().min(1).max(365).default(14),
  /** How long the certificate holds; null: for good. */
  validMonths: z.int().min(1).max(60).nullable().default(null),
  /** Markdown without HTML. */
  text: words(10, 20_000),
  textEn: z.string().trim().max(20_000).default(''),
  video: z.uuid().nullable().default(null),
  checklist: z.array(wording(120)).min(1).max(20),
  quiz: Slug.nullable().default(null),
  /** Papers that may be written until the certificate, and again until its renewal. */
  attempts: z.int().min(1).max(20).default(3),
  practice: z.array(Slug).max(10).default([]),
  /** Reasons of lost points after which it is proposed. */
  lessons: z.array(z.enum(lossReasons)).max(lossReasons.length).default([]),
  retired: z.boolean().default(false),
});
export type Course = z.output<typeof Course>;

/** 题库: more questions than one paper asks. */
export const Quiz = z.object({
  name,
  nameEn,
  draw: z.int().min(1).max(50),
  passPercent: z.int().min(1).max(100),
  questions: z
    .array(
      z.object({
        type: z.enum(questionTypes),
        words: wording(300),
        /** For order in the right order. */
        options: z.array(wording(120)).min(2).max(8),
        /** Positions of the right options; none for order. */
        right: z.array(z.int().min(0).max(7)).max(8).default([]),
        why: z.object({ zh: z.string().trim().max(300).default(''), en: z.string().trim().max(600).default('') }),
      }),
    )
    .min(1)
    .max(200),
});
export type Quiz = z.output<typeof Quiz>;

/** 练习件: a made-up case, and what should be made of it. */
export const PracticeCase = z.object({
  name,
  nameEn,
  brief: words(4, 600),
  briefEn: z.string().trim().max(1200).default(''),
  role: z.enum(practiceRoles),
  /** In whose name the person acts: the unit that was given the case, or the office that dispatches. */
  unit: Slug,
  /** Natural minutes before the practice begins at which the case came in. */
  minutesAgo: z.int().min(0).max(20_000),
  case: z.object({
    categoryCode: z.string().regex(/^\d{4}$/),
    title: words(4, 60),
    text: words(10, 2000),
    placeId: Slug.nullable().default(null),
    placeText: z.string().trim().max(60).default(''),
    requester: z.object({ name: words(1, 20), kind: z.enum(['student', 'staff']) }),
  }),
  expected: z.object({
    outcome: z.enum(practiceOutcomes),
    unit: Slug.nullable().default(null),
    categoryCode: z
      .string()
      .regex(/^\d{4}$/)
      .nullable()
      .default(null),
  }),
  passPercent: z.int().min(1).max(100).default(80),
  /** Told at the end. */
  lesson: words(4, 1000),
  lessonEn: z.string().trim().max(2000).default(''),
  retired: z.boolean().default(false),
});
export type PracticeCase = z.output<typeof PracticeCase>;
