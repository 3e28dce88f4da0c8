-- How long people waited for the first contact, by group and unit, counted once for a published table and never again: beside frozen rates no number may move.
create table analytics.snapshot_wait (
  snapshot uuid primary key constraint snapshot_wait_snapshot references analytics.snapshot,
  counted_at timestamptz not null,
  -- list of {unit, group, n, median, p90}; unit '' is the group, group '' the university; natural hours
  data jsonb not null
);
create trigger snapshot_wait_is_frozen before update or delete on analytics.snapshot_wait for each row execute function refuse_change();
