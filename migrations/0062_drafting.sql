-- A language model of the school's own (OpenAI-compatible). Off until an administrator switches it on; the key is sealed.
create table model_slot (
  only_row boolean primary key default true check (only_row),
  version int not null,
  enabled boolean not null,
  url text not null,
  model text not null,
  kinds text[] not null,
  timeout_seconds int not null constraint model_slot_timeout check (timeout_seconds between 1 and 120),
  -- '' while there is none
  sealed text not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create table model_slot_history (
  version int primary key,
  enabled boolean not null,
  url text not null,
  model text not null,
  kinds text[] not null,
  timeout_seconds int not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create trigger model_slot_history_is_append_only before update or delete on model_slot_history
  for each row execute function refuse_change();
create function model_slot_changed() returns trigger language plpgsql as $$
begin
  -- a key is not kept longer than it is used
  insert into model_slot_history select version, enabled, url, model, kinds, timeout_seconds, changed_at, changed_by from new_rows;
  return null;
end $$;
create trigger model_slot_inserted after insert on model_slot referencing new table as new_rows
  for each statement execute function model_slot_changed();
create trigger model_slot_updated after update on model_slot referencing new table as new_rows
  for each statement execute function model_slot_changed();

-- Everything that a machine has written, who asked for it, and what a person made of it.
create table model_draft (
  id uuid primary key,
  case_id uuid not null,
  kind text not null constraint model_draft_kind check (kind in ('reply','summary','title','deidentify')),
  model text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  milliseconds int not null,
  text text,
  -- why there is none
  failed text,
  outcome text constraint model_draft_outcome check (outcome in ('used','changed','discarded')),
  decided_by text,
  decided_at timestamptz,
  constraint model_draft_text_or_failure check ((text is null) = (failed is not null)),
  constraint model_draft_decided_by_somebody check ((outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null))
);
create index model_draft_case on model_draft (case_id, asked_at desc);
