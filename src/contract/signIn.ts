import { z } from 'zod';
import { personKinds, roles } from '../domain/people/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { Instant, Slug, words } from './primitives.ts';

/** What a session still lacks after the password: the code of the authenticator app, or an app altogether. */
export const pendings = ['code', 'enrol'] as const;
export const Pending = z.enum(pendings);
export type Pending = z.output<typeof Pending>;

/** Six digits of the app, or a recovery code. Spaces and dashes are as people write them. */
const code = z
  .string()
  .max(60)
  .transform((text) => text.replaceAll(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[a-z2-7]{16})$/));

export const enrolSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor',
  summary: 'Begin to use an authenticator app; answers with the key to scan',
  access: 'passwordGiven',
  /** The present app's code, when there is one: a stolen session must not change the lock. */
  body: z.object({ code: code.optional() }),
  response: z.object({ key: z.string(), uri: z.string(), qr: z.string().describe('SVG of the QR code') }),
});

export const confirmSecondFactor = endpoint({
  method: 'PUT',
  path: '/api/me/second-factor',
  summary: 'Confirm the app with its first code; answers with recovery codes that are shown once',
  access: 'passwordGiven',
  body: z.object({ code }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
});

export const giveSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor',
  summary: 'Finish signing in with a code of the app or a recovery code',
  access: 'passwordGiven',
  body: z.object({ code }),
  response: z.object({ recoveryLeft: z.int() }),
});

export const removeSecondFactor = endpoint({
  method: 'POST',
  path: '/api/me/second-factor/removal',
  summary: 'Stop using the authenticator app',
  access: 'signedIn',
  body: z.object({ code }),
  response: z.object({}),
});

export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/api/admin/people/:id/second-factor/reset',
  summary: 'Forget a lost authenticator app; the person’s sessions end and a new app is asked for',
  access: ['securityAdmin'],
  audit: 'second-factor-reset',
  params: z.object({ id: z.string().max(64) }),
  /** How it was made sure who asks; kept, and part of the audit chain. */
  body: z.object({ reason: words(4, 200) }),
  response: z.object({}),
});

export const getSecurity = endpoint({
  method: 'GET',
  path: '/api/me/security',
  summary: 'One’s own sessions and second factor',
  access: 'signedIn',
  response: z.object({
    secondFactor: z.object({ since: Instant, recoveryLeft: z.int() }).nullable(),
    /** The roles held demand a second factor. */
    required: z.boolean(),
    hasPassword: z.boolean(),
    sessions: z.array(
      z.object({
        id: z.uuid(),
        current: z.boolean(),
        /** Browser and system as it named itself, e.g. 'Chrome · Windows'; '' when it did not. */
        device: z.string(),
        address: z.string(),
        /** The identity provider by which it began; null for a local password. */
        provider: z.string().nullable(),
        createdAt: Instant,
        seenAt: Instant,
      }),
    ),
  }),
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  summary: 'End one of one’s own sessions',
  access: 'signedIn',
  params: z.object({ id: z.uuid() }),
  response: z.object({}),
});

export const endOtherSessions = endpoint({
  method: 'POST',
  path: '/api/me/sessions/end-others',
  summary: 'End all of one’s own sessions but this one',
  access: 'signedIn',
  response: z.object({ ended: z.int() }),
});

/** How long sessions live and who needs a second factor; kept with its history. */
export const SignInPolicy = z.object({
  secondFactorFor: z.array(z.enum(roles)).default(['admin', 'securityAdmin', 'auditor']),
  /** Days after which a requester signs in again. */
  requesterDays: z.int().min(1).max(90).default(14),
  /** Hours after which somebody with a role signs in again, however busy. */
  staffHours: z.int().min(1).max(336).default(24),
  /** Minutes of rest after which a session with a role ends. */
  staffIdleMinutes: z.int().min(5).max(1440).default(120),
  /** The same for those who administer. */
  adminIdleMinutes: z.int().min(5).max(1440).default(30),
});
export type SignInPolicy = z.output<typeof SignInPolicy>;

const attribute = (name: string) => z.string().trim().max(60).default(name);
const url = (protocol: RegExp) => z.url({ protocol }).max(300);

/** How people of the provider become people here. */
const arrival = {
  name: words(1, 40),
  nameEn: z.string().trim().max(80).default(''),
  /** Make an account for whoever signs in and has none; otherwise only known people come in. */
  createPeople: z.boolean().default(false),
  /** The provider's words for kinds of people, e.g. { undergraduate: 'student' }; who fits none is a student. */
  kinds: z.record(z.string().max(60), z.enum(personKinds)).default({}),
};

export const providerSettings = {
  cas: z.object({
    ...arrival,
    /** e.g. https://cas.school.edu.cn/cas */
    server: url(/^https?$/),
    nameAttribute: attribute('cn'),
    unitAttribute: attribute(''),
    kindAttribute: attribute(''),
    /** Signing out here signs out there too. */
    signOutThere: z.boolean().default(false),
  }),
  oidc: z.object({
    ...arrival,
    issuer: url(/^https?$/),
    clientId: z.string().trim().min(1).max(200),
    scope: z.string().trim().max(200).default('openid profile'),
    loginClaim: attribute('preferred_username'),
    nameClaim: attribute('name'),
    unitClaim: attribute(''),
    kindClaim: attribute(''),
    signOutThere: z.boolean().default(false),
  }),
  ldap: z.object({
    ...arrival,
    url: url(/^ldaps?$/),
    startTls: z.boolean().default(false),
    /** Who looks people up; '' asks without a name. */
    bindDn: z.string().trim().max(300).default(''),
    base: z.string().trim().min(1).max(300),
    /** `{login}` is what was typed, escaped. */
    filter: z
      .string()
      .trim()
      .max(300)
      .regex(/^\(.*\{login\}.*\)$/)
      .default('(uid={login})'),
    loginAttribute: attribute('uid'),
    nameAttribute: attribute('cn'),
    unitAttribute: attribute(''),
    kindAttribute: attribute(''),
    /** Everybody whom the school's directory knows, e.g. (objectClass=person); '' takes nobody over. */
    syncFilter: z.string().trim().max(300).default(''),
    /** PEM of the authority that signed the directory's certificate; '' trusts the system's. */
    authority: z.string().trim().max(20_000).default(''),
  }),
} as const;
export const providerKinds = ['cas', 'oidc', 'ldap'] as const;
export type ProviderKind = (typeof providerKinds)[number];

const draftOf = <K extends ProviderKind>(kind: K) =>
  z.object({ kind: z.literal(kind), settings: providerSettings[kind] as (typeof providerSettings)[K] });

export const ProviderDraft = z.discriminatedUnion('kind', [draftOf('cas'), draftOf('oidc'), draftOf('ldap')]).and(
  z.object({
    /** 0 creates; otherwise the version that was edited. */
    version: z.int().min(0),
    enabled: z.boolean(),
    /** Client secret or directory password. Absent: as it was; null: none. */
    secret: z.string().max(400).nullable().optional(),
  }),
);
export type ProviderDraft = z.output<typeof ProviderDraft>;

export const Provider = z.object({
  id: z.string(),
  kind: z.enum(providerKinds),
  version: z.int(),
  enabled: z.boolean(),
  settings: z.record(z.string(), z.unknown()),
  hasSecret: z.boolean(),
  /** Where the provider must send people back to: it has to be registered there. '' for a directory. */
  returnAddress: z.string(),
  changedAt: Instant,
  changedBy: z.string(),
});
export type Provider = z.output<typeof Provider>;

const providerId = z.object({ id: Slug });

export const listProviders = endpoint({
  method: 'GET',
  path: '/api/admin/sign-in-providers',
  summary: 'Where people may sign in besides local accounts',
  access: ['securityAdmin'],
  response: z.object({ providers: z.array(Provider) }),
});

export const putProvider = endpoint({
  method: 'PUT',
  path: '/api/admin/sign-in-providers/:id',
  summary: 'Create or change an identity provider; the version before stays in its history',
  access: ['securityAdmin'],
  params: providerId,
  body: ProviderDraft,
  response: Provider,
});

export const providerHistory = endpoint({
  method: 'GET',
  path: '/api/admin/sign-in-providers/:id/history',
  summary: 'All versions of an identity provider, newest first',
  access: ['securityAdmin', 'auditor'],
  params: z.object({ id: z.string().max(64) }),
  response: z.object({ versions: z.array(Provider) }),
});

export const testProvider = endpoint({
  method: 'POST',
  path: '/api/admin/sign-in-providers/:id/test',
  summary: 'Ask the provider whether it answers and accepts us',
  access: ['securityAdmin'],
  params: providerId,
  response: z.object({
    ok: z.boolean(),
    /** Why not, as a code. */
    reason: z.enum(['unreachable', 'timeout', 'address-not-allowed', 'refused', 'not-understood']).nullable(),
  }),
});

export const syncDirectory = endpoint({
  method: 'POST',
  path: '/api/admin/sign-in-providers/:id/sync',
  summary: 'Take over people from the school’s directory, or show what would change',
  access: ['securityAdmin'],
  audit: 'directory-taken-over',
  params: providerId,
  body: z.object({ apply: z.boolean().default(false) }),
  response: z.object({
    read: z.int(),
    created: z.int(),
    changed: z.int(),
    deactivated: z.int(),
    /** Entries without login or name, or whose login belongs to an account that administers. */
    skipped: z.int(),
    examples: z.array(
      z.object({ what: z.enum(['created', 'changed', 'deactivated', 'skipped']), login: z.string(), name: z.string() }),
    ),
  }),
});

export const getSignInPolicy = endpoint({
  method: 'GET',
  path: '/api/admin/sign-in-policy',
  summary: 'How long sessions live and who needs a second factor',
  access: ['securityAdmin', 'auditor'],
  response: z.object({ version: z.int(), policy: SignInPolicy }),
});

export const signInPolicyHistory = endpoint({
  method: 'GET',
  path: '/api/admin/sign-in-policy/history',
  summary: 'All versions of the rules of signing in, newest first',
  access: ['securityAdmin', 'auditor'],
  response: z.object({
    versions: z.array(z.object({ version: z.int(), policy: SignInPolicy, changedAt: Instant, changedBy: z.string() })),
  }),
});

export const putSignInPolicy = endpoint({
  method: 'PUT',
  path: '/api/admin/sign-in-policy',
  summary: 'Change the rules of signing in; open sessions follow them at their next request',
  access: ['securityAdmin'],
  body: z.object({ version: z.int().min(0), policy: SignInPolicy }),
  response: z.object({ version: z.int(), policy: SignInPolicy }),
});
