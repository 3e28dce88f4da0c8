-- What the last backups, and the trials of restoring them, came to; for /readyz, the metrics and the administrators' page.
create table backup_run (
  id bigint generated always as identity primary key,
  kind text not null constraint backup_run_kind check (kind in ('backup', 'proof')),
  began_at timestamptz not null,
  seconds double precision not null,
  -- Null when all went well, else a code of src/server/backup/backupFault.ts.
  fault text,
  -- Which piece, file or table the fault names; never a word that people wrote.
  place text not null default '',
  snapshot text,
  rows bigint not null default 0,
  bytes bigint not null default 0,
  -- The part of them that no earlier backup held.
  bytes_written bigint not null default 0
);
create index backup_run_kind_began on backup_run (kind, began_at desc);

-- Jobs that were waiting when the backup was made. The next start hands them to the queue, under the same ids.
create table restored_job (
  id uuid primary key,
  name text not null,
  priority int not null,
  data jsonb,
  retry_limit int not null,
  retry_count int not null,
  retry_delay int not null,
  retry_backoff boolean not null,
  start_after timestamptz not null,
  singleton_key text
);
