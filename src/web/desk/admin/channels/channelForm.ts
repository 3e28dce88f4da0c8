import {
  type Channel,
  type ChannelKind,
  type NoticeKind,
  personalChannels,
  type SecretName,
} from '../../../../contract/notifications.ts';
import type { ChannelWrite } from '../../../api/deskChannels.ts';

/** The form of a channel: headers are written one a line, and a secret that is left empty stays as it is. */
export type ChannelValues = {
  readonly id?: string;
  readonly enabled: boolean;
  readonly perMinute: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly headers?: string;
  readonly secrets?: Readonly<Partial<Record<SecretName, string>>>;
  readonly removed?: Readonly<Partial<Record<SecretName, boolean>>>;
};

export const secretsOf: Readonly<Record<ChannelKind, readonly SecretName[]>> = {
  email: ['password'],
  wecom: ['secret'],
  sms: ['key'],
  'wecom-robot': ['url'],
  'dingtalk-robot': ['url', 'secret'],
  'feishu-robot': ['url', 'secret'],
};

const toUnits: readonly NoticeKind[] = ['CaseDispatched', 'CaseNudged'];
const robot = { settings: { kinds: toUnits, language: 'zh' }, perMinute: 20 };
/** What a new channel begins with. */
const beginnings: Readonly<Record<ChannelKind, Pick<ChannelValues, 'settings' | 'perMinute'>>> = {
  email: { settings: { port: 587, security: 'starttls' }, perMinute: 60 },
  wecom: { settings: { server: 'https://qyapi.weixin.qq.com', userId: '{login}' }, perMinute: 60 },
  sms: { settings: { method: 'POST', contentType: 'application/json', success: 'status == 200' }, perMinute: 60 },
  'wecom-robot': robot,
  'dingtalk-robot': robot,
  'feishu-robot': { ...robot, perMinute: 100 },
};

export function valuesOf(kind: ChannelKind, channel: Channel | null): ChannelValues {
  if (!channel) return { enabled: true, ...beginnings[kind] };
  const { enabled, perMinute, settings } = channel;
  const headers = Object.entries((settings['headers'] ?? {}) as Record<string, string>);
  return { enabled, perMinute, settings, headers: headers.map(([name, value]) => `${name}: ${value}`).join('\n') };
}

export function draftOf(kind: ChannelKind, version: number, values: ChannelValues): ChannelWrite {
  const { enabled, perMinute, settings, headers = '', secrets = {}, removed = {} } = values;
  const changed = secretsOf[kind].flatMap((name): [SecretName, string | null][] => {
    if (removed[name]) return [[name, null]];
    return secrets[name] ? [[name, secrets[name]]] : [];
  });
  return {
    kind,
    version,
    enabled,
    perMinute,
    settings: {
      // An emptied field takes the contract's default.
      ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== '' && value !== undefined)),
      ...(kind === 'sms' ? { headers: Object.fromEntries(headersIn(headers)) } : {}),
    },
    secrets: Object.fromEntries(changed),
    // The fields of the form are those of the kind, by channelSettings[kind]; the server judges them again.
  } as ChannelWrite;
}

/** The first line, from 1, that is no header; null when all are. */
export function wrongHeaderLine(headers: string): number | null {
  const at = headers.split('\n').findIndex((line) => line.trim() !== '' && !headerLine.test(line));
  return at < 0 ? null : at + 1;
}

/** The id of a channel: those for persons have the name of their kind, robots the one they were given. */
export const idOf = (kind: ChannelKind, given: string | undefined): string =>
  (personalChannels as readonly string[]).includes(kind) ? kind : (given ?? '');

const headerLine = /^\s*([A-Za-z0-9-]{1,60})\s*:\s*(.*?)\s*$/;

const headersIn = (headers: string): [string, string][] =>
  headers.split('\n').flatMap((line) => {
    const [, name, value] = headerLine.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
