-- A session says how it came about and how long it may rest. `id` names it to its owner; the token stays a digest.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column provider text,
  -- The identity provider's own name for the session (digest of a CAS ticket): what single logout is told.
  add column provider_session bytea,
  add column device text not null default '',
  add column address text not null default '',
  -- null: does not end by resting
  add column idle_seconds int constraint session_idle check (idle_seconds > 0),
  add column second_factor_at timestamptz;
create unique index session_id on session (id);
create index session_provider on session (provider_session) where provider_session is not null;

-- A person's authenticator app. Until it is confirmed it counts for nothing. `step` is the last time step used: a code works once.
create table second_factor (
  person text primary key constraint second_factor_person references person on delete cascade,
  sealed text not null,
  confirmed_at timestamptz,
  step bigint not null default 0
);

create table recovery_code (
  person text not null constraint recovery_code_person references person on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person, code_hash)
);

-- Who somebody is at an identity provider. `subject` is text: a staff number keeps its zeros.
create table person_identity (
  provider text not null,
  subject text not null,
  person text not null constraint person_identity_person references person on delete cascade,
  created_at timestamptz not null,
  primary key (provider, subject)
);
create index person_identity_person on person_identity (person);

-- A journey to an identity provider and back: bound to the browser that began it by a cookie, used once, soon over.
create table sign_in_journey (
  token_hash bytea primary key,
  provider text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  back text not null,
  begun_at timestamptz not null
);
create index sign_in_journey_begun on sign_in_journey (begun_at);

-- Where people may sign in besides local accounts. As with channels, `sealed` opens only with a key outside the database.
create table sign_in_provider (
  id text primary key,
  kind text not null constraint sign_in_provider_kind check (kind in ('cas','oidc','ldap')),
  version int not null,
  enabled boolean not null,
  data jsonb not null,
  sealed text not null,
  changed_at timestamptz not null,
  changed_by text not null
);
create table sign_in_provider_history (
  id text not null,
  kind text not null,
  version int not null,
  enabled boolean not null,
  data jsonb not null,
  sealed text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (id, version)
);
create trigger sign_in_provider_history_is_append_only before update or delete on sign_in_provider_history
  for each row execute function refuse_change();
create function sign_in_provider_changed() returns trigger language plpgsql as $$
begin
  insert into sign_in_provider_history select * from new_rows;
  return null;
end $$;
create trigger sign_in_provider_inserted after insert on sign_in_provider referencing new table as new_rows
  for each statement execute function sign_in_provider_changed();
create trigger sign_in_provider_updated after update on sign_in_provider referencing new table as new_rows
  for each statement execute function sign_in_provider_changed();
