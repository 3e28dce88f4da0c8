import type { DeskText } from '../../useText.ts';

type Key = Parameters<DeskText>[0];

const keys: Readonly<Record<string, Key>> = {
  enabled: 'channel.enabled',
  perMinute: 'channel.perMinute',
  host: 'channel.host',
  port: 'channel.port',
  security: 'channel.security',
  user: 'channel.user',
  from: 'channel.sender',
  students: 'channel.students',
  staff: 'channel.staff',
  corpId: 'channel.corpId',
  agentId: 'channel.agentId',
  server: 'channel.server',
  userId: 'channel.userId',
  method: 'channel.method',
  url: 'channel.url',
  headers: 'channel.headers',
  contentType: 'channel.contentType',
  body: 'channel.body',
  success: 'channel.success',
  again: 'channel.again',
  unit: 'channel.unit',
  kinds: 'channel.kinds',
  language: 'channel.language',
  secrets: 'channel.secrets',
};

/** The word for a setting of a channel, by the first part of its path; null for what has none. */
export const channelFieldKey = (path: string): Key | null => keys[path.split('.')[0] ?? ''] ?? null;
