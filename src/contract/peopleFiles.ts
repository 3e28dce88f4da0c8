import { z } from 'zod';
import { shortestPassword } from '../domain/people/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { words } from './primitives.ts';

/** Columns of a table of people, with their headings. There is none for passwords. */
export const personColumns = {
  login: { zh: '登录名', en: 'Login' },
  name: { zh: '姓名', en: 'Name' },
  kind: { zh: '类别', en: 'Kind' },
  unit: { zh: '单位', en: 'Unit' },
  phone: { zh: '电话', en: 'Phone' },
  active: { zh: '在用', en: 'Active' },
  grants: { zh: '角色', en: 'Roles' },
} as const;
export type PersonColumn = keyof typeof personColumns;

/** People who hold a role, as a table: without telephone numbers. For administrators. */
export const peopleFilePath = '/api/admin/people-files/:format';
export const passwordLinkDays = 7;

export const importPeople = endpoint({
  method: 'POST',
  path: '/api/admin/people-files',
  summary:
    'Read people and their roles from CSV or XLSX (multipart field "table"): differences and mistakes; with `apply` all of it is written or nothing, and new people get a link to set their password',
  access: ['admin'],
  query: z.object({
    apply: z.stringbool(),
    /** With `apply`: what was looked at; refused as stale when the table would now do something else. */
    seen: z.string().max(64).optional(),
  }),
  response: z.object({
    lines: z.int(),
    applied: z.boolean(),
    seen: z.string(),
    mistakes: z.array(
      z.object({
        /** From 1, the heading included. */
        line: z.int(),
        column: z.string(),
        code: z.enum([
          'unknown-column',
          'no-passwords',
          'missing-column',
          'repeated',
          'invalid',
          'unknown',
          'needs-unit',
          'broken',
          'yourself',
        ]),
      }),
    ),
    changes: z.array(
      z.object({
        login: z.string(),
        name: z.string(),
        /** closed: may no longer sign in. */
        what: z.enum(['added', 'changed', 'closed']),
        fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
    /** Of new people, once: the secret part of each link. */
    links: z.array(z.object({ login: z.string(), name: z.string(), token: z.string() })),
  }),
});

export const takePasswordLink = endpoint({
  method: 'POST',
  path: '/api/password-links',
  summary: 'Set the first password by a link that works once; answers with the login',
  access: 'public',
  /** Length beats rules (NIST SP 800-63B §3.1.1.2). */
  body: z.object({ token: words(1, 100), password: z.string().min(shortestPassword).max(200) }),
  response: z.object({ login: z.string() }),
});
