import type { ReferenceKind } from '../../contract/reference.ts';
import type { Db } from '../platform/db.ts';

type Version = {
  readonly kind: ReferenceKind;
  readonly id: string;
  readonly version: number;
  readonly data: unknown;
  readonly changedAt: string;
  readonly changedBy: string;
};
const columns = ['id', 'version', 'data', 'changed_at as changedAt', 'changed_by as changedBy'] as const;
const mostVersions = 200;

/** All items of a kind as they are in force. */
export async function itemsOf(db: Db, kind: ReferenceKind): Promise<{ items: Version[] }> {
  const items = await db.selectFrom('reference_item').select(columns).where('kind', '=', kind).orderBy('id').execute();
  return { items: items.map((item) => ({ ...item, kind })) };
}

/** The versions of an item, newest first. */
export async function versionsOf(db: Db, kind: ReferenceKind, id: string): Promise<{ items: Version[] }> {
  const items = await db
    .selectFrom('reference_history')
    .select(columns)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(mostVersions)
    .execute();
  return { items: items.map((item) => ({ ...item, kind })) };
}
