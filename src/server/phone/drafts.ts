import type { DraftLine, PhoneDraft } from '../../contract/phone.ts';
import { maskedNumber } from '../../domain/phone/phoneNumber.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../platform/problem.ts';
import { phoneKeys } from './phoneKeys.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'live' | 'config'>;

/** After so long without a change whoever holds a draft has gone: anybody may take it over. */
const leftAfterMinutes = 30;
const mostDrafts = 60;
const gistLength = 60;

type Contact = Pick<PhoneDraft, 'name' | 'number'>;
type Stored = Omit<PhoneDraft, keyof Contact>;

export type Save = {
  readonly id: string;
  /** The version that the screen shows; 0 begins a draft. */
  readonly version: number;
  readonly draft: PhoneDraft;
  readonly call: string | null;
  readonly release: boolean;
};

/**
 * Keeps a draft. Text and contact are stored apart: name and number only encrypted.
 * @throws Problem 409 'draft-taken' when it is in other hands · 412 'stale' when it was changed elsewhere · 404 when it is gone
 */
export async function saveDraft(deps: Needs, person: string, save: Save): Promise<{ version: number }> {
  const { name, number, ...data } = save.draft;
  const keys = await phoneKeys(deps.config.dataFolder);
  const contact = name === '' && number === '' ? '' : keys.seal(save.id, JSON.stringify({ name, number } satisfies Contact));
  const { rows } = await deps.database.pool.query<{ version: number }>({
    name: 'save-phone-draft',
    text: `
      with changed as (
        -- a first save whose answer was lost is sent again
        update phone_draft set version = version + 1, data = $4, contact = $5, updated_at = $6, call_id = coalesce($7::uuid, call_id),
          holder = case when $8::boolean then null else holder end, held_at = case when $8::boolean then null else held_at end
        where id = $1 and holder = $2 and (version = $3 or ($3 = 0 and version = 1)) returning version),
      begun as (
        insert into phone_draft (id, version, data, contact, holder, held_at, written_by, created_at, updated_at, call_id)
        select $1, 1, $4, $5, case when $8::boolean then null else $2 end, case when $8::boolean then null else $6::timestamptz end, $2, $6, $6, $7
        -- what was typed while the case was being recorded comes too late
        where $3 = 0 and not exists (select from changed) and not exists (select from case_view where id = $1)
        on conflict (id) do nothing returning version)
      select version from changed union all select version from begun`,
    values: [save.id, person, save.version, JSON.stringify(data), contact, deps.clock(), save.call, save.release],
  });
  const [saved] = rows;
  if (!saved) throw await whyNot(deps, person, save.id);
  if (save.release || saved.version === 1) deps.live.announce({ kind: 'phone', id: '' });
  return saved;
}

async function whyNot({ database }: Pick<Deps, 'database'>, person: string, id: string): Promise<Problem> {
  const { rows } = await database.pool.query<{ holder: string | null }>('select holder from phone_draft where id = $1', [id]);
  const [found] = rows;
  if (!found) return new Problem(404, 'not-found');
  return found.holder === person ? new Problem(412, 'stale') : new Problem(409, 'draft-taken');
}

export type OpenDraft = {
  readonly id: string;
  readonly version: number;
  readonly call: string | null;
  readonly draft: PhoneDraft;
};

/** Takes a draft into a person's hands: of two who reach for it one gets it. @throws Problem 409 'draft-taken' · 404 */
export async function takeDraft(deps: Needs, person: string, id: string): Promise<OpenDraft> {
  const { rows } = await deps.database.pool.query<{ version: number; data: Stored; contact: string; call: string | null }>({
    name: 'take-phone-draft',
    text: `
      update phone_draft set holder = $2, held_at = $3, updated_at = $3, version = version + case when holder = $2 then 0 else 1 end
      where id = $1 and (holder is null or holder = $2 or updated_at < $3::timestamptz - interval '${leftAfterMinutes} minutes')
      returning version, data, contact, call_id as call`,
    values: [id, person, deps.clock()],
  });
  const [taken] = rows;
  if (!taken) throw await whyNot(deps, person, id);
  deps.live.announce({ kind: 'phone', id: '' });
  const contact = await contactOf(deps, id, taken.contact);
  return { id, version: taken.version, call: taken.call, draft: { ...taken.data, ...contact } };
}

async function contactOf({ config }: Pick<Deps, 'config'>, id: string, sealed: string): Promise<Contact> {
  const opened = (await phoneKeys(config.dataFolder)).unseal(id, sealed);
  // Written by saveDraft alone.
  return opened === '' ? { name: '', number: '' } : (JSON.parse(opened) as Contact);
}

/** @throws Problem 409 'draft-taken' when it is in other hands */
export async function discardDraft(deps: Needs, person: string, id: string): Promise<void> {
  const { rowCount } = await deps.database.pool.query(
    'delete from phone_draft where id = $1 and (holder = $2 or holder is null)',
    [id, person],
  );
  if (rowCount === 0) {
    const why = await whyNot(deps, person, id);
    if (why.status !== 404) throw why;
  }
  deps.live.announce({ kind: 'phone', id: '' });
}

/** All drafts, one's own first and then the oldest: what waits longest is to be taken first. */
export async function draftLines(deps: Needs, person: string): Promise<DraftLine[]> {
  type Row = Omit<DraftLine, 'gist' | 'number' | 'channel' | 'placeId' | 'categoryCode'> & { data: Stored; contact: string };
  const { rows } = await deps.database.pool.query<Row>({
    name: 'phone-drafts',
    text: `
      select d.id, d.version, d.data, d.contact, w.name as "writtenBy", h.name as holder, coalesce(d.holder = $1, false) as mine,
        (d.holder is not null and d.updated_at < $2::timestamptz - interval '${leftAfterMinutes} minutes') as left,
        d.created_at as "createdAt", d.updated_at as "updatedAt"
      from phone_draft d left join person w on w.id = d.written_by left join person h on h.id = d.holder
      order by coalesce(d.holder = $1, false) desc, d.holder is not null, d.created_at, d.id limit ${mostDrafts}`,
    values: [person, deps.clock()],
  });
  return Promise.all(
    rows.map(async ({ data, contact, ...row }) => ({
      ...row,
      writtenBy: row.writtenBy ?? '',
      gist: (data.title || data.what).slice(0, gistLength),
      number: maskedNumber((await contactOf(deps, row.id, contact)).number),
      channel: data.channel,
      placeId: data.placeId,
      categoryCode: data.categoryCode,
    })),
  );
}
