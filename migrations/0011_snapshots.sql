-- What was published: counted as of a moment, open for objections, then frozen for good.
create table analytics.snapshot (
  id uuid primary key,
  state text not null constraint snapshot_state check (state in ('draft', 'open', 'published', 'withdrawn')),
  -- what it is about, for lists; all of it stands in the text too
  assessment text not null,
  period jsonb not null,
  as_of timestamptz not null,
  -- the canonical text of src/domain/measures/snapshot.ts, and its SHA-256
  text text not null,
  digest bytea not null,
  -- the question, and the names of units and groups as they were: what the page needs besides the numbers
  basis jsonb not null,
  names jsonb not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  opened_at timestamptz,
  objections_until timestamptz,
  published_by text,
  published_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_because text,
  constraint snapshot_digest check (digest = sha256(convert_to(text, 'UTF8'))),
  constraint snapshot_published check ((state = 'published') = (published_at is not null)),
  constraint snapshot_withdrawn check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index snapshot_newest on analytics.snapshot (drafted_at desc);

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'a published table is never changed or removed' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger snapshot_is_frozen before update or delete on analytics.snapshot for each row execute function refuse_change_of_published();

create table analytics.objection (
  id uuid primary key,
  snapshot uuid not null constraint objection_snapshot references analytics.snapshot,
  unit text not null,
  -- the case that it is about; null: the table as such
  case_id uuid,
  text text not null,
  raised_by text not null,
  raised_at timestamptz not null,
  upheld boolean,
  decision text,
  decided_by text,
  decided_at timestamptz,
  constraint objection_decided check ((upheld is null) = (decided_at is null)),
  constraint objection_second_person check (decided_by <> raised_by)
);
create index objection_snapshot on analytics.objection (snapshot, raised_at);
