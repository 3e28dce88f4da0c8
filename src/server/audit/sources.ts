/**
 * A table whose rows never change, as the chain sees it. `body` writes a row as text that is the same for ever: named columns, so that a new
 * column does not alter old rows; instants as microseconds, so that no session's time zone shows.
 */
export type Source = {
  readonly name: string;
  readonly table: string;
  readonly key: string;
  /** The growing number by which new rows are found; null where the table is small enough to be looked through. */
  readonly position: string | null;
  readonly body: string;
  /** When the row came to be. */
  readonly arrived: string;
};

const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint`;
const body = (...columns: readonly string[]) => `jsonb_build_array(${columns.join(', ')})::text`;

export const sources: readonly Source[] = [
  {
    name: 'event',
    table: 'event',
    key: 'position::text',
    position: 'position',
    body: body('case_id', 'version', 'type', 'data', 'actor', 'unit', micros('at')),
    arrived: 'recorded_at',
  },
  {
    name: 'audit_entry',
    table: 'audit_entry',
    key: 'position::text',
    position: 'position',
    body: body(micros('at'), 'kind', 'person', 'case_id', 'subject', 'address'),
    arrived: 'at',
  },
  {
    name: 'reveal',
    table: 'reveal',
    key: 'id::text',
    position: 'id',
    body: body('case_id', 'person', 'unit', 'purpose', micros('at')),
    arrived: 'at',
  },
  {
    name: 'redaction',
    table: 'audit_redaction',
    key: 'position::text',
    position: 'position',
    body: body('source', 'key', "encode(body_hash_before, 'hex')", "encode(body_hash_after, 'hex')", 'reason', micros('at')),
    arrived: 'at',
  },
  {
    name: 'reference_history',
    table: 'reference_history',
    key: "kind || ' ' || id || ' ' || version",
    position: null,
    body: body('kind', 'id', 'version', 'data', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
  },
  {
    name: 'notification_channel_history',
    table: 'notification_channel_history',
    key: "id || ' ' || version",
    position: null,
    body: body('id', 'kind', 'version', 'enabled', 'per_minute', 'data', 'sealed', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
  },
  {
    name: 'sign_in_provider_history',
    table: 'sign_in_provider_history',
    key: "id || ' ' || version",
    position: null,
    body: body('id', 'kind', 'version', 'enabled', 'data', 'sealed', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
  },
  {
    name: 'auto_dispatch_history',
    table: 'auto_dispatch_history',
    key: "category || ' ' || version",
    position: null,
    body: body('category', 'version', 'enabled', 'note', 'measured', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
  },
  {
    name: 'model_slot_history',
    table: 'model_slot_history',
    key: 'version::text',
    position: null,
    body: body('version', 'enabled', 'url', 'model', 'kinds', 'timeout_seconds', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
  },
  {
    name: 'knowledge_step',
    table: 'knowledge_step',
    key: "article || ' ' || number",
    position: null,
    body: body('article', 'number', 'type', 'data', 'note', 'actor', micros('at')),
    arrived: 'at',
  },
];
