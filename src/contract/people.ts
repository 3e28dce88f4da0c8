import { z } from 'zod';
import { personKinds } from '../domain/people/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { Slug, words } from './primitives.ts';
import { Grant } from './session.ts';

export const Person = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  kind: z.enum(personKinds),
  unit: z.string().nullable(),
  phone: z.string(),
  active: z.boolean(),
  grants: z.array(Grant),
});

export const PersonDraft = z.object({
  login: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  name: words(1, 40),
  kind: z.enum(personKinds),
  unit: Slug.nullable().default(null),
  phone: z.string().trim().max(40).default(''),
  active: z.boolean().default(true),
  grants: z.array(Grant).max(40).default([]),
});

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/admin/people',
  summary: 'People by name or login',
  access: ['admin', 'securityAdmin'],
  audit: 'people-read',
  query: z.object({
    text: z.string().trim().max(40).optional(),
    withGrants: z.stringbool().optional(),
    after: z.string().max(200).optional(),
  }),
  response: z.object({ people: z.array(Person), next: z.string().nullable() }),
});

export const createPerson = endpoint({
  method: 'POST',
  path: '/api/admin/people',
  summary: 'Create a person; answers with a password that is shown once',
  access: ['admin'],
  audit: 'person-created',
  body: PersonDraft,
  response: z.object({ person: Person, password: z.string() }),
});

export const putPerson = endpoint({
  method: 'PUT',
  path: '/api/admin/people/:id',
  summary: 'Change a person and what the person is granted; takes effect on the next request',
  access: ['admin'],
  audit: 'person-changed',
  params: z.object({ id: z.string().max(64) }),
  body: PersonDraft,
  response: Person,
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/admin/people/:id/password',
  summary: 'Give a person a new password, shown once; their sessions end',
  access: ['admin'],
  audit: 'password-reset',
  params: z.object({ id: z.string().max(64) }),
  response: z.object({ password: z.string() }),
});
