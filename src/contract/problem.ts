import { z } from 'zod';
import { publicationRefusals } from '../domain/publication/vocabulary.ts';
import { trainingRefusals } from '../domain/training/vocabulary.ts';
import { fileRefusals } from './fileSentences.ts';

/** Codes of problems at the server's edge; refusals of the domain (src/domain/case/vocabulary.ts) travel as codes too. */
export const problemCodes = [
  'invalid',
  'unauthenticated',
  'not-yours',
  'not-found',
  'no-such-case',
  'stale',
  'case-id-taken',
  'login-taken',
  'wrong-login',
  'locked-out',
  'too-many-requests',
  'too-large',
  'unsupported-media',
  'heic-unsupported',
  'photo-broken',
  'file-infected',
  'scanner-silent',
  'proof-needed',
  'consent-needed',
  'photo-unknown',
  'too-many-photos',
  'setup-done',
  'wrong-second-factor',
  'no-second-factor',
  'second-factor-required',
  'password-is-known',
  'provider-failed',
  'not-known-here',
  'unknown-provider',
  'wrong-code',
  'rating-link-unknown',
  'rating-link-used',
  'rating-link-expired',
  'wrong-signature',
  'extension-taken',
  'draft-taken',
  'no-such-conversation',
  'unknown-person',
  'cross-site',
  'cannot-remove-yourself',
  'absence-overlaps',
  'no-such-alert',
  'stops-open',
  'no-such-stop',
  'no-such-task',
  'article-wrong-state',
  'second-person-needed',
  'not-measured-well-enough',
  'drafting-off',
  'drafting-failed',
  'no-such-order',
  'no-such-directive',
  'no-such-deed',
  'no-such-meeting',
  'no-such-ledger',
  'report-wrong-state',
  'own-report',
  'period-running',
  'period-unfit',
  'template-broken',
  'too-many-rows',
  'period-not-begun',
  'overlaps-frozen',
  'frozen-already',
  'objections-open',
  'window-open',
  'recount-first',
  'period-changed',
  ...publicationRefusals,
  ...trainingRefusals,
  ...fileRefusals,
  'database-away',
  'disk-full',
  'unexpected',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Codes of single wrong fields. */
export const fieldCodes = [
  'required',
  'too-short',
  'too-long',
  'not-a-choice',
  'bad-format',
  'too-small',
  'too-big',
  'unknown-blank',
  'not-exact',
  'out-of-range',
  'repeated',
  'wrong-direction',
  'wrong-sign',
  'floor-above-max',
  'weights-not-one',
  'points-not-full',
  'invalid',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

export const FieldProblem = z.object({
  /** Dotted path from the body's (or query's) root: `title`, `photos.3`. */
  field: z.string(),
  code: z.enum(fieldCodes),
  /** The bound that was missed, for too-short, too-long, too-small, too-big. */
  limit: z.number().optional(),
  /** In the caller's language, by Accept-Language. */
  detail: z.string(),
});

/** RFC 9457 problem details, served as application/problem+json. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Stable; the only thing a program should look at. */
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  fields: z.array(FieldProblem).optional(),
});
export type ProblemDetails = z.output<typeof ProblemDetails>;
