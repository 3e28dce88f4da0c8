-- What was read and done that is no event of a case: signing in, reading a case, administering people. Codes and ids, never names or texts.
create table audit_entry (
  position bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  person text,
  case_id uuid,
  -- Whom or what it concerned: an id of the kind that `kind` implies.
  subject text,
  address text not null default ''
);
create index audit_entry_person on audit_entry (person, position desc);
create index audit_entry_case on audit_entry (case_id, position desc) where case_id is not null;
create index audit_entry_kind on audit_entry (kind, position desc);
create trigger audit_entry_is_append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_is_never_emptied before truncate on audit_entry for each statement execute function refuse_change();

-- Every row that must not change, in one chain: each hash covers the row and the hash before it.
create table audit_chain (
  place bigint primary key,
  source text not null,
  key text not null,
  body_hash bytea not null,
  hash bytea not null,
  constraint audit_chain_row unique (source, key)
);
create trigger audit_chain_is_append_only before update or delete on audit_chain for each row execute function refuse_change();
create trigger audit_chain_is_never_emptied before truncate on audit_chain for each statement execute function refuse_change();

-- A row whose personal parts the retention schedule has taken out: what it was, and what it is now. It stands in the chain itself.
create table audit_redaction (
  position bigint generated always as identity primary key,
  source text not null,
  key text not null,
  body_hash_before bytea not null,
  body_hash_after bytea not null,
  reason text not null,
  at timestamptz not null
);
create index audit_redaction_row on audit_redaction (source, key);
create trigger audit_redaction_is_append_only before update or delete on audit_redaction for each row execute function refuse_change();

create trigger reveal_is_append_only before update or delete on reveal for each row execute function refuse_change();

-- How far each source has been taken into the chain: only where to begin to look.
create table audit_mark (source text primary key, upto bigint not null);
