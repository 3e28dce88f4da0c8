import { z } from 'zod';
import { satisfactions, solvedAnswers } from '../domain/case/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { CaseNumber, Day, Instant, words } from './primitives.ts';

/** The secret part of a one-time link. It stands after the # of the address, so that no log and no proxy on the way ever sees it. */
const token = z.string().max(200);

/** What somebody sees who opens a link: enough to know which case is meant, nothing of who asked or what was said. */
export const lookAtRatingLink = endpoint({
  method: 'POST',
  path: '/api/ratings/look',
  summary: 'What a one-time rating link is about; looking does not use it up',
  access: 'public',
  body: z.object({ token }),
  response: z.object({
    number: CaseNumber,
    /** null for a confidential case. */
    categoryCode: z.string().nullable(),
    submittedOn: Day,
    resolvedOn: Day,
    expiresAt: Instant,
  }),
});

export const rateByLink = endpoint({
  method: 'POST',
  path: '/api/ratings',
  summary: 'Answer the four questions by a one-time link, without signing in',
  access: 'public',
  body: z.object({
    token,
    contacted: z.boolean(),
    solved: z.enum(solvedAnswers),
    handling: z.enum(satisfactions),
    process: z.enum(satisfactions),
    words: words(0, 1000).default(''),
    /** The unit got in touch about the rating before this (求好评). */
    urged: z.boolean().nullable().default(null),
  }),
  /** closed: nothing is left to do; else somebody decides about reworking the case. */
  response: z.object({ closed: z.boolean() }),
});
