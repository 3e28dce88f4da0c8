import { z } from 'zod';
import { personKinds, roles, shortestPassword } from '../domain/people/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { words } from './primitives.ts';
import { Pending } from './signIn.ts';

export const Grant = z.object({ role: z.enum(roles), unit: z.string().nullable() });

export const Me = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(personKinds),
  unit: z.string().nullable(),
  grants: z.array(Grant),
});
export type Me = z.output<typeof Me>;

export const getMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, and what this installation is',
  access: 'public',
  response: z.object({
    me: Me.nullable(),
    /** Set while somebody has given the right password and still lacks the second factor; `me` is null until then. */
    pending: Pending.nullable(),
    /** Other ways to sign in, which lead to another server and back. */
    doors: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
    site: z.object({
      name: z.string(),
      nameEn: z.string(),
      /** True when all data are made up; the interface says so on every page. */
      demo: z.boolean(),
      /** The campus duty phone, shown with the emergency numbers; '' when none is set. */
      dutyPhone: z.string(),
      /** The server's clock: differences are shown by it, not by the device's. */
      now: z.string(),
    }),
    /** Accounts that anybody may try, with their common password; empty outside the demonstration. */
    demoAccounts: z.array(
      z.object({ login: z.string(), name: z.string(), role: z.enum(roles).nullable(), password: z.string() }),
    ),
  }),
});

const login = z.string().trim().min(1).max(64);
/** Length beats rules (NIST SP 800-63B §3.1.1.2). */
const newPassword = z.string().min(shortestPassword).max(200);

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with a local account',
  access: 'public',
  body: z.object({ login, password: z.string().min(1).max(200) }),
  /** With `pending` the session opens nothing but the second step. */
  response: z.object({ me: Me, pending: Pending.nullable() }),
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out',
  access: 'public',
  /** Where to go to sign out at the identity provider too; null when that is not wanted. */
  response: z.object({ leaveAt: z.string().nullable() }),
});

export const setUp = endpoint({
  method: 'POST',
  path: '/api/setup',
  summary: 'Create the first administrator with the one-time link that the server printed',
  access: 'public',
  body: z.object({ token: z.string().min(1).max(100), login, name: words(1, 40), password: newPassword }),
  response: z.object({ me: Me, pending: Pending.nullable() }),
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  summary: 'Change one’s own password; all other sessions end',
  access: 'signedIn',
  body: z.object({ current: z.string().min(1).max(200), next: newPassword }),
  response: z.object({}),
});
