import { isIP } from 'node:net';
import type { z } from 'zod';
import type { ModelSlot, putModelSlot } from '../../contract/drafting.ts';
import type { Deps } from '../deps.ts';
import { isAllowedAddress } from '../platform/addressGuard.ts';
import { type FieldFault, Problem } from '../platform/problem.ts';
import { seal, sealingKey, unseal } from '../platform/seal.ts';

type Needs = Pick<Deps, 'database' | 'config'>;
type Given = z.output<NonNullable<typeof putModelSlot.body>>;

/** The slot as it is used, with its key open; null key: none, or sealed by another installation. */
export type OpenSlot = Omit<ModelSlot, 'hasKey'> & { readonly key: string | null };

/** Sealed under this name: a channel's secret does not open here. */
const sealedAs = 'model-slot';
const none: OpenSlot = {
  version: 0,
  enabled: false,
  url: '',
  model: '',
  kinds: [],
  timeoutSeconds: 30,
  changedAt: null,
  changedBy: null,
  key: null,
};

export async function readSlot({ database, config }: Needs): Promise<OpenSlot> {
  const { rows } = await database.pool.query<Omit<OpenSlot, 'key'> & { readonly sealed: string }>({
    name: 'read-model-slot',
    text: `select s.version, s.enabled, s.url, s.model, s.kinds, s.timeout_seconds as "timeoutSeconds", s.sealed, s.changed_at as "changedAt",
        coalesce(p.name, s.changed_by) as "changedBy"
      from model_slot s left join person p on p.id = s.changed_by`,
  });
  const row = rows[0];
  if (!row) return none;
  const { sealed, ...slot } = row;
  return { ...slot, key: sealed === '' ? null : unseal(await sealingKey(config.dataFolder), sealedAs, sealed) };
}

/** What an administrator sees. */
export function shown({ key, ...slot }: OpenSlot): ModelSlot {
  return { ...slot, hasKey: key !== null };
}

/** @throws Problem 400 with the wrong fields · 412 'stale' */
export async function putSlot(deps: Needs & Pick<Deps, 'clock'>, given: Given, by: string): Promise<ModelSlot> {
  const faults = faultsOf(given, deps.config.messagesToLoopback);
  if (faults.length > 0) throw new Problem(400, 'invalid', faults);
  const before = await readSlot(deps);
  if (given.version !== before.version) throw new Problem(412, 'stale');
  const key = given.key === undefined ? before.key : given.key || null;
  const sealed = key === null ? '' : seal(await sealingKey(deps.config.dataFolder), sealedAs, key);
  const { rowCount } = await deps.database.pool.query({
    name: 'put-model-slot',
    text: `insert into model_slot as s (version, enabled, url, model, kinds, timeout_seconds, sealed, changed_at, changed_by)
      values ($1 + 1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (only_row) do update set version = excluded.version, enabled = excluded.enabled, url = excluded.url,
        model = excluded.model, kinds = excluded.kinds, timeout_seconds = excluded.timeout_seconds, sealed = excluded.sealed,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where s.version = $1`,
    values: [given.version, given.enabled, given.url, given.model, given.kinds, given.timeoutSeconds, sealed, deps.clock(), by],
  });
  if (rowCount === 0) throw new Problem(412, 'stale');
  return shown(await readSlot(deps));
}

function faultsOf(given: Given, toLoopback: boolean): FieldFault[] {
  const faults: FieldFault[] = [];
  if (given.enabled && given.model === '') faults.push({ field: 'model', code: 'required' });
  if (given.enabled && given.kinds.length === 0) faults.push({ field: 'kinds', code: 'required' });
  if (given.enabled && given.url === '') faults.push({ field: 'url', code: 'required' });
  else if (given.url !== '' && !mayLeadTo(given.url, toLoopback)) faults.push({ field: 'url', code: 'bad-format' });
  // Headers carry nothing else.
  if (given.key && /[^\x21-\x7e]/.test(given.key)) faults.push({ field: 'key', code: 'bad-format' });
  return faults;
}

/** A forbidden address written out is refused at once; a name is judged by its addresses each time that something is asked. */
function mayLeadTo(url: string, toLoopback: boolean): boolean {
  const target = URL.parse(url);
  if (!target || !/^https?:$/.test(target.protocol) || target.username !== '' || target.password !== '') return false;
  if (target.search !== '' || target.hash !== '') return false;
  const host = target.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 || isAllowedAddress(host, toLoopback);
}
