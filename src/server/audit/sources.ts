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
  /** When the row came to be, and by whose clock: the service's may be moved, the database's own is not. */
  readonly arrived: string;
  readonly clock: 'service' | 'database';
};

const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint`;
const body = (...columns: readonly string[]) => `jsonb_build_array(${columns.join(', ')})::text`;
/** Long texts stand in a body by their hash, reckoned anew from the text itself: no batch of rows holds megabytes. */
const hashOf = (text: string) => `encode(sha256(convert_to(coalesce(${text}, ''), 'UTF8')), 'hex')`;

export const sources: readonly Source[] = [
  {
    name: 'event',
    table: 'event',
    key: 'position::text',
    position: 'position',
    body: body('case_id', 'version', 'type', 'data', 'actor', 'unit', micros('at')),
    arrived: 'recorded_at',
    clock: 'database',
  },
  {
    name: 'audit_entry',
    table: 'audit_entry',
    key: 'position::text',
    position: 'position',
    body: body(micros('at'), 'kind', 'person', 'case_id', 'subject', 'address'),
    arrived: 'at',
    clock: 'service',
  },
  {
    name: 'reveal',
    table: 'reveal',
    key: 'id::text',
    position: 'id',
    body: body('case_id', 'person', 'unit', 'purpose', micros('at')),
    arrived: 'at',
    clock: 'service',
  },
  {
    name: 'redaction',
    table: 'audit_redaction',
    key: 'position::text',
    position: 'position',
    body: body('source', 'key', "encode(body_hash_before, 'hex')", "encode(body_hash_after, 'hex')", 'reason', micros('at')),
    arrived: 'at',
    clock: 'service',
  },
  {
    name: 'second_factor_reset',
    table: 'second_factor_reset',
    key: 'position::text',
    position: 'position',
    body: body('person', 'by', 'reason', micros('at')),
    arrived: 'at',
    clock: 'service',
  },
  {
    name: 'reference_history',
    table: 'reference_history',
    key: "kind || ' ' || id || ' ' || version",
    position: null,
    body: body('kind', 'id', 'version', 'data', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
    clock: 'service',
  },
  {
    name: 'notification_channel_history',
    table: 'notification_channel_history',
    key: "id || ' ' || version",
    position: null,
    body: body('id', 'kind', 'version', 'enabled', 'per_minute', 'data', 'sealed', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
    clock: 'service',
  },
  {
    name: 'sign_in_provider_history',
    table: 'sign_in_provider_history',
    key: "id || ' ' || version",
    position: null,
    body: body('id', 'kind', 'version', 'enabled', 'data', 'sealed', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
    clock: 'service',
  },
  {
    name: 'auto_dispatch_history',
    table: 'auto_dispatch_history',
    key: "category || ' ' || version",
    position: null,
    body: body('category', 'version', 'enabled', 'note', 'measured', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
    clock: 'service',
  },
  {
    name: 'model_slot_history',
    table: 'model_slot_history',
    key: 'version::text',
    position: null,
    body: body('version', 'enabled', 'url', 'model', 'kinds', 'timeout_seconds', micros('changed_at'), 'changed_by'),
    arrived: 'changed_at',
    clock: 'service',
  },
  {
    name: 'knowledge_step',
    table: 'knowledge_step',
    key: "article || ' ' || number",
    position: null,
    body: body('article', 'number', 'type', 'data', 'note', 'actor', micros('at')),
    arrived: 'at',
    clock: 'service',
  },
  {
    name: 'supervision_event',
    table: 'supervision_event',
    key: 'position::text',
    position: 'position',
    body: body('id', 'version', 'kind', 'type', 'data', 'actor', 'unit', micros('at')),
    arrived: 'recorded_at',
    clock: 'database',
  },
  {
    name: 'proactive_event',
    table: 'proactive_event',
    key: "task_id || ' ' || version",
    position: null,
    body: body('task_id', 'version', 'type', 'data', 'actor', micros('at')),
    arrived: 'recorded_at',
    clock: 'database',
  },
  {
    name: 'proactive_effect',
    table: 'proactive_effect',
    key: "task_id || ' ' || weeks",
    position: null,
    body: body('task_id', 'weeks', micros('at'), 'model', 'numbers', 'verdict'),
    arrived: 'recorded_at',
    clock: 'database',
  },
  {
    name: 'report_history',
    table: 'report_history',
    key: "report_id || ' ' || version",
    position: null,
    body: body('report_id', 'version', 'command', micros('at'), 'by', 'data'),
    arrived: 'recorded_at',
    clock: 'database',
  },
  // What was published, numbers and document, stands for ever.
  {
    name: 'published_report',
    table: "(select * from report where state = 'published')",
    key: 'id::text',
    position: null,
    body: body(
      'id',
      'version',
      'template',
      'audience',
      'title',
      'year',
      'number',
      'day',
      micros('as_of'),
      micros('published_at'),
      hashOf('numbers'),
      hashOf('document'),
    ),
    arrived: 'published_at',
    clock: 'service',
  },
  {
    name: 'published_snapshot',
    table: "(select * from analytics.snapshot where state = 'published')",
    key: 'id::text',
    position: null,
    body: body(
      'id',
      'assessment',
      'period',
      micros('as_of'),
      hashOf('text'),
      hashOf('basis::text'),
      hashOf('names::text'),
      'published_by',
      micros('published_at'),
    ),
    arrived: 'published_at',
    clock: 'service',
  },
  // One row for a ledger and all its lines, which were written by one statement: a line altered, taken out or put in alters it.
  {
    name: 'frozen_ledger',
    table: 'frozen_ledger',
    key: 'id::text',
    position: null,
    body: body(
      'id',
      'kind',
      micros('as_of'),
      'frozen_by',
      'note',
      'filter',
      hashOf('head::text'),
      'lines',
      'digest',
      hashOf(
        "(select string_agg(l.line || ' ' || l.data, E'\\n' order by l.line) from frozen_ledger_line l where l.ledger = r.id)",
      ),
    ),
    arrived: 'recorded_at',
    clock: 'database',
  },
  {
    name: 'unfinished_explanation',
    table: 'unfinished_explanation',
    key: `case_id || ' ' || ${micros('at')}`,
    position: null,
    body: body('case_id', micros('at'), 'by', 'unit', 'reason', 'measures', 'plan', 'expected_on', 'responsible'),
    arrived: 'recorded_at',
    clock: 'database',
  },
  {
    name: 'publication_step',
    table: 'publication_step',
    key: "publication || ' ' || number",
    position: null,
    body: body('publication', 'number', 'type', 'data', 'note', 'actor', micros('at')),
    arrived: 'at',
    clock: 'service',
  },
];
