import { z } from 'zod';
import { templateCommands } from '../domain/reply/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, CaseNumber, Instant } from './primitives.ts';

const handlers = ['operator', 'dispatcher', 'officer', 'head', 'contractor'] as const;

export const replyRuleIds = [
  'forbidden-ending',
  'unfilled-blank',
  'answers-question',
  'says-what',
  'says-when',
  'says-whom',
  'too-short',
  'copied',
] as const;

export const checkReply = endpoint({
  method: 'POST',
  path: '/api/cases/:id/reply-check',
  summary: 'What there is to say of a reply that is being written; nothing is stored',
  access: handlers,
  params: z.object({ id: CaseId }),
  body: z.object({ text: z.string().max(5000) }),
  response: z.object({
    /** Rules that are looked at. */
    rules: z.array(z.enum(replyRuleIds)),
    findings: z.array(
      z.object({
        rule: z.enum(replyRuleIds),
        severity: z.enum(['hard', 'advise']),
        /** The words at fault, half-open; null when something is missing. */
        span: z.object({ start: z.int(), end: z.int() }).nullable(),
        copied: z.object({ similarity: z.number(), count: z.int() }).nullable(),
      }),
    ),
  }),
});

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/cases/:id/templates',
  summary: 'Templates for a command on a case, with what is known of it filled in; the other blanks must be written',
  access: handlers,
  params: z.object({ id: CaseId }),
  query: z.object({ command: z.enum(templateCommands) }),
  response: z.object({
    templates: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string(), text: z.string() })),
  }),
});

export const listPages = endpoint({
  method: 'GET',
  path: '/api/duty/pages',
  summary: 'Cases that cannot wait and for which I was paged; and who is on duty now',
  access: ['operator', 'dispatcher', 'supervisor', 'leader'],
  response: z.object({
    pages: z.array(z.object({ caseId: CaseId, number: CaseNumber, step: z.int(), at: Instant })),
    onDuty: z.object({ officer: z.string(), backup: z.string().nullable(), until: Instant }).nullable(),
  }),
});

export const takePage = endpoint({
  method: 'POST',
  path: '/api/duty/pages/:id/take',
  summary: 'I take this case on: nobody else is paged for it any more',
  access: ['operator', 'dispatcher', 'supervisor', 'leader'],
  params: z.object({ id: CaseId }),
  response: z.object({ taken: z.boolean() }),
});
