import { isIP } from 'node:net';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import {
  type Channel,
  type ChannelDraft,
  type ChannelKind,
  channelSettings,
  personalChannels,
  type SecretName,
} from '../../contract/notifications.ts';
import type { Deps } from '../deps.ts';
import { isAllowedAddress } from '../platform/addressGuard.ts';
import { type FieldFault, Problem } from '../platform/problem.ts';
import { seal, sealingKey, unseal } from '../platform/seal.ts';
import { parseCondition } from './channels/condition.ts';
import { fill, unknownPlaceholders } from './channels/placeholders.ts';
import { smsPlaceholders } from './channels/sms.ts';

type Secrets = Readonly<Partial<Record<SecretName, string>>>;

/** A channel as it is used: settings by kind, secrets open. */
export type OpenChannel = {
  readonly id: string;
  readonly version: number;
  readonly enabled: boolean;
  readonly perMinute: number;
  /** null: the key of this installation does not open them. */
  readonly secrets: Secrets | null;
  readonly changedAt: string;
  readonly changedBy: string;
} & { readonly [K in ChannelKind]: { readonly kind: K; readonly settings: z.output<(typeof channelSettings)[K]> } }[ChannelKind];

type Row = {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly version: number;
  readonly enabled: boolean;
  readonly perMinute: number;
  readonly data: unknown;
  readonly sealed: string;
  readonly changedAt: string;
  readonly changedBy: string;
};
type Needs = Pick<Deps, 'database' | 'config'>;

const columns = sql`id, kind, version, enabled, per_minute as "perMinute", data, sealed, changed_at as "changedAt", changed_by as "changedBy"`;

/** All channels, or one, in the order of their names. */
export async function readChannels(deps: Needs, id: string | null = null): Promise<OpenChannel[]> {
  return open(deps, sql<Row>`select ${columns} from notification_channel where ${id}::text is null or id = ${id} order by id`);
}

/** All versions of one channel, newest first. */
export async function channelVersions(deps: Needs, id: string): Promise<OpenChannel[]> {
  return open(
    deps,
    sql<Row>`select ${columns} from notification_channel_history where id = ${id} order by version desc limit 200`,
  );
}

/** What an administrator sees: which secrets are set, never what they are. */
export function shown({ secrets, settings, ...channel }: OpenChannel): Channel {
  return { ...channel, settings: { ...settings }, secrets: Object.keys(secrets ?? {}) as SecretName[] };
}

async function open(deps: Needs, query: RawBuilder<Row>): Promise<OpenChannel[]> {
  const { rows } = await query.execute(deps.database.db);
  if (rows.length === 0) return [];
  const key = await sealingKey(deps.config.dataFolder);
  return rows.map(({ data, sealed, ...row }) => {
    const text = unseal(key, row.id, sealed);
    // The schema of the kind makes the settings of the kind: the union cannot be followed through the look-up.
    const settings = channelSettings[row.kind].parse(data);
    return { ...row, settings, secrets: text === null ? null : (JSON.parse(text) as Secrets) } as OpenChannel;
  });
}

/**
 * Creates or changes a channel; the version before stays in the history.
 * @throws Problem 400 with the wrong fields · 412 'stale' when it has changed since `draft.version` (0: it must not exist yet)
 */
export async function putChannel(
  deps: Needs & Pick<Deps, 'clock' | 'reference'>,
  { id, draft, by }: { readonly id: string; readonly draft: ChannelDraft; readonly by: string },
): Promise<Channel> {
  const [present] = await readChannels(deps, id);
  const secrets = merged(present?.secrets ?? {}, draft.secrets);
  const faults = faultsOf(id, present?.kind ?? draft.kind, draft, secrets, deps.config.messagesToLoopback);
  if ('unit' in draft.settings && draft.settings.unit !== null && !(await deps.reference.newest()).units.has(draft.settings.unit))
    faults.push({ field: 'settings.unit', code: 'not-a-choice' });
  if (faults.length > 0) throw new Problem(400, 'invalid', faults);

  const sealed = seal(await sealingKey(deps.config.dataFolder), id, JSON.stringify(secrets));
  const { rows } = await sql<Row>`
    insert into notification_channel as c (id, kind, version, enabled, per_minute, data, sealed, changed_at, changed_by)
    select ${id}, ${draft.kind}, 1, ${draft.enabled}, ${draft.perMinute}, ${JSON.stringify(draft.settings)}::jsonb, ${sealed},
      ${deps.clock()}::timestamptz, ${by}
    where ${draft.version}::int = 0 or exists (select from notification_channel where id = ${id})
    on conflict (id) do update set version = c.version + 1, enabled = excluded.enabled, per_minute = excluded.per_minute,
      data = excluded.data, sealed = excluded.sealed, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where c.version = ${draft.version}::int
    returning ${columns}`.execute(deps.database.db);
  if (!rows[0]) throw new Problem(412, 'stale');
  const [written] = await readChannels(deps, id);
  return shown(written!);
}

function merged(present: Secrets, given: Readonly<Partial<Record<SecretName, string | null>>>): Secrets {
  const all = { ...present, ...given };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined)) as Secrets;
}

function faultsOf(id: string, kind: ChannelKind, draft: ChannelDraft, secrets: Secrets, toLoopback: boolean): FieldFault[] {
  const faults: FieldFault[] = [];
  const wrong = (field: string, code: FieldFault['code'] = 'bad-format') => faults.push({ field, code });
  const needs = (name: SecretName) => {
    if (draft.enabled && secrets[name] === undefined) wrong(`secrets.${name}`, 'required');
  };
  const personal: readonly string[] = personalChannels;
  // A person has one channel of a kind: it goes by the kind's name, and no robot may take that name.
  if (personal.includes(draft.kind) ? id !== draft.kind : personal.includes(id)) wrong('id', 'not-a-choice');
  if (kind !== draft.kind) wrong('kind', 'not-a-choice');
  switch (draft.kind) {
    case 'email':
      if (isIP(draft.settings.host) !== 0 && !isAllowedAddress(draft.settings.host, toLoopback)) wrong('settings.host');
      if (draft.settings.user !== '') needs('password');
      break;
    case 'wecom':
      if (!mayLeadTo(draft.settings.server, toLoopback)) wrong('settings.server');
      needs('secret');
      break;
    case 'sms': {
      const { url, body, headers, success, again } = draft.settings;
      const strange = (template: string) => unknownPlaceholders(template, smsPlaceholders).length > 0;
      // The server must be fixed: a placeholder there would let a phone number choose it.
      const fixed = /^https?:\/\/[^/?#{}]+([/?#]|$)/.test(url);
      if (
        !fixed ||
        strange(url) ||
        !mayLeadTo(fill(url, { phone: '', text: '', id: '', key: '', timestamp: '' }, 'url'), toLoopback)
      )
        wrong('settings.url');
      if (strange(body)) wrong('settings.body');
      if (Object.values(headers).some((value) => strange(value) || /[^\t\x20-\x7e]/.test(value))) wrong('settings.headers');
      if (parseCondition(success) === null) wrong('settings.success');
      if (again !== '' && parseCondition(again) === null) wrong('settings.again');
      if (`${url}${body}${Object.values(headers).join('')}`.includes('{{key}}')) needs('key');
      break;
    }
    case 'wecom-robot':
    case 'dingtalk-robot':
    case 'feishu-robot':
      if (secrets.url !== undefined && !mayLeadTo(secrets.url, toLoopback)) wrong('secrets.url');
      needs('url');
      break;
  }
  return faults;
}

/** A forbidden address written out is refused at once; a name is judged by its addresses each time that something is sent. */
function mayLeadTo(url: string, toLoopback: boolean): boolean {
  const target = URL.parse(url);
  if (!target || !/^https?:$/.test(target.protocol) || target.username !== '' || target.password !== '') return false;
  const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 || isAllowedAddress(host, toLoopback);
}
