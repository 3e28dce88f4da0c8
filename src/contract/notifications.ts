import { z } from 'zod';
import { eventTypes } from '../domain/case/vocabulary.ts';
import { opinionNoticeKinds } from '../domain/opinions/vocabulary.ts';
import { endpoint } from './endpoint.ts';
import { CaseId, Instant, Slug } from './primitives.ts';
import { supervisionNoticeKinds } from './supervisionNotices.ts';

/** What people may be told of: every event of a case, what its clocks say, and the same for orders, directives and meetings. */
export const noticeKinds = [
  ...eventTypes,
  'DeadlineHalf',
  'DeadlineNear',
  'DeadlineMissed',
  'DeadlineEscalated',
  'DutyPaged',
  ...supervisionNoticeKinds,
  ...opinionNoticeKinds,
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What staff are told of that is about no case; in the notice centre only. */
export const houseNoticeKinds = [
  'ArticleReviewDue',
  'AutoDispatchStopped',
  'PublicationProposed',
  'PublicationToConfirm',
  'ReportPublished',
  'BackupFailed',
  'RestoreTrialFailed',
  'SecondFactorReset',
  'DataRequestCame',
  'DataRequestAnswered',
  'UnusualLooks',
  'CertificateExpires',
  'TrainingOverdue',
  'AlertRaised',
] as const;
export type HouseNoticeKind = (typeof houseNoticeKinds)[number];

/** To whom a notice speaks: the requester, who reads it in the portal, or somebody of the desk or a unit. */
export const audiences = ['requester', 'staff'] as const;
export type Audience = (typeof audiences)[number];

/** Channels beside the in-app centre, which always has everything. */
export const personalChannels = ['email', 'wecom', 'sms'] as const;
export type PersonalChannel = (typeof personalChannels)[number];
export const robotKinds = ['wecom-robot', 'dingtalk-robot', 'feishu-robot'] as const;
export type RobotKind = (typeof robotKinds)[number];
export const channelKinds = [...personalChannels, ...robotKinds] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** queued: waits for its time or its turn · failed: given up, an administrator sees it. What is read counts as read on every channel. */
export const deliveryStates = ['queued', 'sent', 'failed', 'read'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Made from the job's id and the person's, so that a repeated job makes the same one: a UUID in form, of no version. */
const KeyedId = z.guid();

const Notice = z.object({
  id: KeyedId,
  /** null for what is about no case; then `link` is a page of the desk. */
  caseId: CaseId.nullable(),
  /** Of the case, the order (督〔2026〕12号), the directive or the meeting. */
  number: z.string().nullable(),
  link: z.string().nullable(),
  kind: z.enum([...noticeKinds, ...houseNoticeKinds]),
  audience: z.enum(audiences),
  /** The sentence in both languages; it names the case and nothing of its content. */
  text: z.object({ zh: z.string(), en: z.string() }),
  at: Instant,
  readAt: Instant.nullable(),
  deliveries: z.array(z.object({ channel: z.enum(personalChannels), state: z.enum(deliveryStates) })),
});

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/me/notices',
  summary: 'My notices, newest first, with what became of them on other channels',
  access: 'signedIn',
  query: z.object({ unread: z.stringbool().optional(), after: z.string().max(100).optional() }),
  response: z.object({ notices: z.array(Notice), next: z.string().nullable() }),
});

export const countUnreadNotices = endpoint({
  method: 'GET',
  path: '/api/me/notices/unread',
  summary: 'How many of my notices are unread',
  access: 'signedIn',
  response: z.object({ unread: z.int().min(0) }),
});

export const readNotice = endpoint({
  method: 'PUT',
  path: '/api/me/notices/:id/read',
  summary: 'Mark one of my notices as read',
  access: 'signedIn',
  params: z.object({ id: KeyedId }),
  response: z.object({ unread: z.int().min(0) }),
});

export const readAllNotices = endpoint({
  method: 'PUT',
  path: '/api/me/notices/read',
  summary: 'Mark all my notices as read that are not newer than `until`, the newest one that was on the screen',
  access: 'signedIn',
  body: z.object({ until: Instant }),
  response: z.object({ unread: z.int().min(0) }),
});

const Wish = z.object({
  channels: z
    .array(z.enum(personalChannels))
    .max(personalChannels.length)
    .transform((channels) => [...new Set(channels)]),
  /** Collected into one message a day instead of one each. */
  digest: z.boolean(),
});

export const PreferenceDraft = z.object({
  /** Of messages on other channels; the interface has its own. */
  language: z.enum(['zh', 'en']),
  /** Hour in Asia/Shanghai after which the daily digest goes out. */
  digestHour: z.int().min(7).max(21),
  /** What is not listed keeps its default. */
  wishes: z.partialRecord(z.enum(noticeKinds), Wish),
});
export type PreferenceDraft = z.output<typeof PreferenceDraft>;

const Preferences = PreferenceDraft.extend({
  /** The kinds that this person can be told of, in the order to show them; each has its wish, chosen or default. */
  kinds: z.array(z.enum(noticeKinds)),
  /** Channels that the school has switched on and on which this person can be reached. */
  available: z.array(z.enum(personalChannels)),
  /** Asia/Shanghai; half-open. Only grade T goes out in them. */
  quietHours: z.object({ from: z.string(), to: z.string() }),
});

export const getPreferences = endpoint({
  method: 'GET',
  path: '/api/me/notification-preferences',
  summary: 'Which notices reach me where and when',
  access: 'signedIn',
  response: Preferences,
});

export const putPreferences = endpoint({
  method: 'PUT',
  path: '/api/me/notification-preferences',
  summary: 'Choose which notices reach me where and when; grade T reaches staff on every channel at once, whatever they choose',
  access: 'signedIn',
  body: PreferenceDraft,
  response: Preferences,
});

const WebAddress = z.url({ protocol: /^https?$/ }).max(2000);
const secret = z.string().min(1).max(2000);
/** null takes a secret away, absence keeps it. */
const kept = <T extends z.ZodType>(schema: T) => schema.nullable().optional();
/** `{login}` stands for the person's login, at most schools the student or staff number; '' reaches nobody. */
const mailAddress = z.string().regex(/^([^\s@{}<>",;]*\{login\}[^\s@{}<>",;]*@[^\s@{}<>",;]+|)$/);

const emailSettings = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** tls: from the first byte (465) · starttls: required after greeting (587) · plain: a relay within the campus (25) */
  security: z.enum(['tls', 'starttls', 'plain']),
  user: z.string().max(200).default(''),
  from: z.email(),
  students: mailAddress.default(''),
  staff: mailAddress.default(''),
});
const wecomSettings = z.object({
  corpId: z.string().trim().min(1).max(100),
  agentId: z.int().min(0),
  /** Another one only for an installation of WeCom in the school's own house. */
  server: WebAddress.default('https://qyapi.weixin.qq.com'),
  userId: z
    .string()
    .regex(/^[^\s|{}]*\{login\}[^\s|{}]*$/)
    .max(100)
    .default('{login}'),
});
const smsSettings = z.object({
  method: z.enum(['GET', 'POST', 'PUT']),
  /** May hold {{phone}}, {{text}}, {{id}}, {{key}}, {{timestamp}}, as may headers and body; each is escaped for where it stands. */
  url: z.string().trim().min(1).max(2000),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,60}$/), z.string().max(2000)).default({}),
  contentType: z.enum(['application/json', 'application/x-www-form-urlencoded', 'text/xml']),
  body: z.string().max(10_000).default(''),
  /** When the gateway has taken the message, e.g. `status == 200 && $.code in ["0", "OK"]`. */
  success: z.string().trim().min(1).max(500),
  /** When it is worth another try, e.g. `$.code == "BUSY"`; '' never. */
  again: z.string().trim().max(500).default(''),
});
const robotSettings = z.object({
  /** Whose dispatches and nudges it tells, with the units below; null: of all units. */
  unit: Slug.nullable().default(null),
  kinds: z.array(z.enum(noticeKinds)).max(noticeKinds.length),
  language: z.enum(['zh', 'en']).default('zh'),
});
/** The address of a robot holds its key. */
const signedRobotSecrets = z.object({ url: kept(WebAddress), secret: kept(secret) }).default({});

export const channelSettings = {
  email: emailSettings,
  wecom: wecomSettings,
  sms: smsSettings,
  'wecom-robot': robotSettings,
  'dingtalk-robot': robotSettings,
  'feishu-robot': robotSettings,
} as const satisfies Record<ChannelKind, z.ZodType>;

export const secretNames = ['password', 'secret', 'key', 'url'] as const;
export type SecretName = (typeof secretNames)[number];

const common = {
  /** 0 creates; otherwise the version that was edited (412 stale when it has changed). */
  version: z.int().min(0),
  enabled: z.boolean(),
  /** Messages that leave in a minute at most. Robots: WeCom and DingTalk refuse the 21st, Feishu the 101st. */
  perMinute: z.int().min(1).max(10_000),
};

export const ChannelDraft = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('email'),
    ...common,
    settings: emailSettings,
    secrets: z.object({ password: kept(secret) }).default({}),
  }),
  z.object({
    kind: z.literal('wecom'),
    ...common,
    settings: wecomSettings,
    secrets: z.object({ secret: kept(secret) }).default({}),
  }),
  z.object({ kind: z.literal('sms'), ...common, settings: smsSettings, secrets: z.object({ key: kept(secret) }).default({}) }),
  z.object({
    kind: z.literal('wecom-robot'),
    ...common,
    settings: robotSettings,
    secrets: z.object({ url: kept(WebAddress) }).default({}),
  }),
  z.object({ kind: z.literal('dingtalk-robot'), ...common, settings: robotSettings, secrets: signedRobotSecrets }),
  z.object({ kind: z.literal('feishu-robot'), ...common, settings: robotSettings, secrets: signedRobotSecrets }),
]);
export type ChannelDraft = z.output<typeof ChannelDraft>;

const Channel = z.object({
  id: z.string(),
  kind: z.enum(channelKinds),
  version: z.int(),
  enabled: z.boolean(),
  perMinute: z.int(),
  /** By `kind`, as `channelSettings` says. */
  settings: z.record(z.string(), z.unknown()),
  /** Which secrets are set; they are never shown again. */
  secrets: z.array(z.enum(secretNames)),
  changedAt: Instant,
  changedBy: z.string(),
});
export type Channel = z.output<typeof Channel>;

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/admin/notification-channels',
  summary: 'How messages leave the house, with what waits and what failed on each channel',
  access: ['admin'],
  response: z.object({
    channels: z.array(Channel.extend({ queued: z.int(), sentToday: z.int(), failed: z.int() })),
  }),
});

export const putChannel = endpoint({
  method: 'PUT',
  path: '/api/admin/notification-channels/:id',
  summary: 'Set up or change a channel; e-mail, WeCom and SMS go by the name of their kind',
  access: ['admin'],
  params: z.object({ id: Slug }),
  body: ChannelDraft,
  response: Channel,
});

export const channelHistory = endpoint({
  method: 'GET',
  path: '/api/admin/notification-channels/:id/history',
  summary: 'All versions of a channel, newest first, without secrets',
  access: ['admin', 'auditor'],
  params: z.object({ id: Slug }),
  response: z.object({ channels: z.array(Channel) }),
});

export const testChannel = endpoint({
  method: 'POST',
  path: '/api/admin/notification-channels/:id/test',
  summary: 'Send a test message to oneself, or to the robot’s group, and say what the other side answered',
  access: ['admin'],
  params: z.object({ id: Slug }),
  response: z.object({
    sent: z.boolean(),
    /** A code: 'timeout', 'unreachable', 'address-not-allowed', 'no-address', 'errcode-310000', 'http-500', … */
    error: z.string().nullable(),
    receipt: z.string().nullable(),
  }),
});

export const listFailures = endpoint({
  method: 'GET',
  path: '/api/admin/notification-failures',
  summary: 'Messages that were given up, newest first. Names staff only: that somebody has a case is not for administrators',
  access: ['admin'],
  query: z.object({ channel: Slug.optional(), after: z.string().max(100).optional() }),
  response: z.object({
    failures: z.array(
      z.object({
        id: KeyedId,
        channel: z.string(),
        kind: z.enum(noticeKinds),
        audience: z.enum(audiences),
        person: z.object({ id: z.string(), name: z.string() }).nullable(),
        queuedAt: Instant,
        triedAt: Instant.nullable(),
        attempts: z.int(),
        error: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

export const retryFailures = endpoint({
  method: 'POST',
  path: '/api/admin/notification-failures/retry',
  summary: 'Try again what was given up: the named messages, or all of a channel',
  access: ['admin'],
  body: z.union([z.object({ ids: z.array(KeyedId).min(1).max(500) }), z.object({ channel: Slug })]),
  response: z.object({ queued: z.int() }),
});
