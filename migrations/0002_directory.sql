create table person (
  id text primary key,
  login text not null,
  name text not null,
  kind text not null constraint person_kind check (kind in ('student','staff','leader','contractor')),
  unit text,
  phone text not null default '',
  active boolean not null default true,
  password_hash text,
  failures int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);
create unique index person_login on person (lower(login));
create index person_name on person (name text_pattern_ops);

create table person_grant (
  person text not null constraint person_grant_person references person on delete cascade,
  role text not null,
  -- '' is the whole school: null would escape the key
  unit text not null default '',
  primary key (person, role, unit)
);
create index person_grant_role on person_grant (role);

-- A signed-in person, or somebody whom a follow-up code let in to one case.
create table session (
  token_hash bytea primary key,
  person text constraint session_person references person on delete cascade,
  case_id uuid,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint session_of_one check ((person is null) <> (case_id is null))
);
create index session_person on session (person) where person is not null;
create index session_expiry on session (expires_at);

create table setup_token (token_hash bytea primary key, created_at timestamptz not null);

-- Everything that an administrator may change: the newest version here, all versions in reference_history.
create table reference_item (
  kind text not null,
  id text not null,
  version int not null,
  data jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (kind, id)
);
create table reference_history (
  kind text not null,
  id text not null,
  version int not null,
  data jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (kind, id, version)
);
create trigger reference_history_is_append_only before update or delete on reference_history for each row execute function refuse_change();

-- One number that grows with every change of reference data: whoever holds an older one reads again.
create table reference_version (only_row boolean primary key default true check (only_row), version bigint not null);
insert into reference_version (version) values (1);

create function reference_changed() returns trigger language plpgsql as $$
begin
  insert into reference_history select * from new_rows;
  update reference_version set version = version + 1;
  perform pg_notify('huying', 'reference');
  return null;
end $$;
create trigger reference_inserted after insert on reference_item referencing new table as new_rows for each statement execute function reference_changed();
create trigger reference_updated after update on reference_item referencing new table as new_rows for each statement execute function reference_changed();

create table notification (
  id uuid primary key,
  person text not null constraint notification_person references person on delete cascade,
  case_id uuid,
  template text not null,
  at timestamptz not null,
  read_at timestamptz
);
create index notification_person on notification (person, at desc);

-- What the installation knows about itself: whether it is a demonstration and how far its history has been played.
create table site (only_row boolean primary key default true check (only_row), demo boolean not null default false, demo_cases int, demo_done boolean,
  -- the moment at which the made-up history ends: an interrupted one is played on to the same end
  demo_until timestamptz);
insert into site default values;
