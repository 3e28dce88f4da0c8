import { isIP } from 'node:net';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { type Provider, type ProviderDraft, type ProviderKind, providerSettings } from '../../../contract/signIn.ts';
import type { Deps } from '../../deps.ts';
import { isAllowedAddress } from '../../platform/addressGuard.ts';
import { type FieldFault, Problem } from '../../platform/problem.ts';
import { seal, sealingKey, unseal } from '../../platform/seal.ts';

/** An identity provider as it is used: settings by kind, its secret open. */
export type OpenProvider = {
  readonly id: string;
  readonly version: number;
  readonly enabled: boolean;
  /** null: none, or not sealed with the key of this installation. */
  readonly secret: string | null;
  readonly changedAt: string;
  readonly changedBy: string;
} & {
  readonly [K in ProviderKind]: { readonly kind: K; readonly settings: z.output<(typeof providerSettings)[K]> };
}[ProviderKind];
export type ProviderOf<K extends ProviderKind> = Extract<OpenProvider, { kind: K }>;

type Row = {
  readonly id: string;
  readonly kind: ProviderKind;
  readonly version: number;
  readonly enabled: boolean;
  readonly data: unknown;
  readonly sealed: string;
  readonly changedAt: string;
  readonly changedBy: string;
};
type Needs = Pick<Deps, 'database' | 'config'>;

const columns = sql`id, kind, version, enabled, data, sealed, changed_at as "changedAt", changed_by as "changedBy"`;

/** All identity providers, or one, in the order of their names. */
export async function readProviders(deps: Needs, id: string | null = null): Promise<OpenProvider[]> {
  return open(deps, sql<Row>`select ${columns} from sign_in_provider where ${id}::text is null or id = ${id} order by id`);
}

export async function providerVersions(deps: Needs, id: string): Promise<OpenProvider[]> {
  return open(deps, sql<Row>`select ${columns} from sign_in_provider_history where id = ${id} order by version desc limit 200`);
}

/** The doors of the sign-in page: those that lead to another server and back. */
export async function openDoors({ database }: Pick<Needs, 'database'>): Promise<{ id: string; name: string; nameEn: string }[]> {
  const { rows } = await sql<{ id: string; name: string; nameEn: string }>`
    select id, data->>'name' as name, coalesce(data->>'nameEn', '') as "nameEn" from sign_in_provider
    where enabled and kind in ('cas', 'oidc') order by id`.execute(database.db);
  return rows;
}

/** What an administrator sees: whether there is a secret, never what it is. */
export function shownProvider({ secret, settings, ...provider }: OpenProvider, publicUrl: string): Provider {
  const returnAddress = provider.kind === 'ldap' ? '' : returnTo(publicUrl, provider.id);
  return { ...provider, settings: { ...settings }, hasSecret: secret !== null, returnAddress };
}

/** Where an identity provider sends people back to. */
export function returnTo(publicUrl: string, id: string): string {
  return `${publicUrl}/api/sign-in/${id}/back`;
}

async function open(deps: Needs, query: RawBuilder<Row>): Promise<OpenProvider[]> {
  const { rows } = await query.execute(deps.database.db);
  if (rows.length === 0) return [];
  const key = await sealingKey(deps.config.dataFolder);
  return rows.map(({ data, sealed, ...row }) => {
    const secret = sealed === '' ? null : unseal(key, sealedAs(row.id), sealed);
    // The schema of the kind makes the settings of the kind: the union cannot be followed through the look-up.
    return { ...row, settings: providerSettings[row.kind].parse(data), secret } as OpenProvider;
  });
}

/**
 * Creates or changes an identity provider; the version before stays in the history.
 * @throws Problem 400 with the wrong fields · 412 'stale' when it has changed since `draft.version` (0: it must not exist yet)
 */
export async function putProviderDraft(
  deps: Needs & Pick<Deps, 'clock'>,
  { id, draft, by }: { readonly id: string; readonly draft: ProviderDraft; readonly by: string },
): Promise<Provider> {
  const [present] = await readProviders(deps, id);
  const faults = faultsOf(present, draft, deps.config.messagesToLoopback);
  if (faults.length > 0) throw new Problem(400, 'invalid', faults);
  const secret = draft.secret === undefined ? (present?.secret ?? null) : draft.secret;
  const sealed = secret === null ? '' : seal(await sealingKey(deps.config.dataFolder), sealedAs(id), secret);
  const { rows } = await sql<Row>`
    insert into sign_in_provider as p (id, kind, version, enabled, data, sealed, changed_at, changed_by)
    select ${id}, ${draft.kind}, 1, ${draft.enabled}, ${JSON.stringify(draft.settings)}::jsonb, ${sealed}, ${deps.clock()}::timestamptz, ${by}
    where ${draft.version}::int = 0 or exists (select from sign_in_provider where id = ${id})
    on conflict (id) do update set version = p.version + 1, enabled = excluded.enabled, data = excluded.data, sealed = excluded.sealed,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by where p.version = ${draft.version}::int
    returning ${columns}`.execute(deps.database.db);
  if (!rows[0]) throw new Problem(412, 'stale');
  const [written] = await readProviders(deps, id);
  return shownProvider(written!, deps.config.publicUrl);
}

function faultsOf(present: OpenProvider | undefined, draft: ProviderDraft, toLoopback: boolean): FieldFault[] {
  const wrong = (field: string, code: FieldFault['code'] = 'bad-format'): FieldFault => ({ field, code });
  const [field, address] =
    draft.kind === 'cas'
      ? (['server', draft.settings.server] as const)
      : draft.kind === 'oidc'
        ? (['issuer', draft.settings.issuer] as const)
        : (['url', draft.settings.url] as const);
  // An account's kind decides how its people are known here: another kind is another provider.
  if (present && present.kind !== draft.kind) return [wrong('kind', 'not-a-choice')];
  return mayLeadTo(address, toLoopback) ? [] : [wrong(`settings.${field}`)];
}

/** A forbidden address written out is refused at once; a name is judged by its addresses each time that it is asked. */
function mayLeadTo(url: string, toLoopback: boolean): boolean {
  const target = URL.parse(url);
  if (target?.username !== '' || target.password !== '') return false;
  const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 || isAllowedAddress(host, toLoopback);
}

const sealedAs = (id: string) => `sign-in-provider:${id}`;
