-- Every change of a case, for ever. The primary key is the order within a case; `position` is the order of arrival.
create table event (
  position bigint generated always as identity,
  case_id uuid not null,
  version int not null check (version > 0),
  type text not null,
  data jsonb not null,
  actor text not null,
  unit text,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint event_case_version primary key (case_id, version)
);
create unique index event_position on event (position);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are never changed or removed' using errcode = 'restrict_violation';
end $$;
create trigger event_is_append_only before update or delete on event for each row execute function refuse_change();
create trigger event_is_never_emptied before truncate on event for each statement execute function refuse_change();

-- A picture of the folded state (src/server/cases/view.ts), for lists and filters; it can be rebuilt from the events at any time.
create table case_view (
  id uuid primary key,
  number text not null constraint case_view_number unique,
  version int not null,
  phase text not null constraint case_view_phase check (phase in
    ('submitted','needsInfo','accepted','dispatched','signed','responded','resolved','followedUp','closed','declined','withdrawn')),
  title text not null,
  category_code text not null,
  grade text not null constraint case_view_grade check (grade in ('T','J','Y','F','Z')),
  nature text not null,
  channel text not null,
  confidentiality text not null constraint case_view_confidentiality check (confidentiality in ('normal','confidential','secret')),
  anonymous boolean not null,
  requester text,
  source text,
  place_id text,
  unit text,
  submitted_at timestamptz not null,
  next_kind text,
  next_at timestamptz,
  resolve_by timestamptz,
  ended_at timestamptz,
  round int not null,
  returns int not null,
  nudges int not null,
  -- nothing open is without a next deadline
  constraint case_view_open_has_clock check ((phase in ('closed','declined','withdrawn')) = (next_at is null)),
  constraint case_view_anonymous_names_nobody check (anonymous = (requester is null))
);
create index case_view_triage on case_view (next_at, id) where phase in ('submitted','accepted','needsInfo');
create index case_view_follow_up on case_view (next_at, id) where phase in ('resolved','followedUp');
create index case_view_open on case_view (next_at, id) where next_at is not null;
create index case_view_unit_open on case_view (unit, next_at, id) where next_at is not null;
create index case_view_unit on case_view (unit, submitted_at desc, id);
create index case_view_newest on case_view (submitted_at desc, id);
create index case_view_category on case_view (category_code, submitted_at desc, id);
create index case_view_place on case_view (place_id, submitted_at desc, id);
create index case_view_requester on case_view (requester, submitted_at desc, id) where requester is not null;
create unique index case_view_source on case_view (source) where source is not null;

create schema analytics;
-- One row a case, for every statistic; kept in the command's own statement.
create table analytics.case_fact (
  case_id uuid primary key,
  phase text not null,
  category_code text not null,
  first_category_code text not null,
  place_id text,
  channel text not null,
  nature text not null,
  grade text not null,
  unit text,
  first_unit text,
  submitted_at timestamptz not null,
  accepted_at timestamptz,
  dispatched_at timestamptz,
  contact_by timestamptz,
  respond_by timestamptz,
  responded_at timestamptz,
  first_contact_at timestamptz,
  resolve_by timestamptz,
  first_resolved_at timestamptz,
  resolved_at timestamptz,
  followed_up_at timestamptz,
  ended_at timestamptz,
  close_reason text,
  answered_directly boolean not null,
  via text,
  contacted boolean,
  solved text,
  handling text,
  process text,
  round int not null,
  dispatches int not null,
  returns int not null,
  nudges int not null
);
create index case_fact_submitted on analytics.case_fact (submitted_at);
create index case_fact_respond_by on analytics.case_fact (respond_by) where respond_by is not null;
create index case_fact_resolve_by on analytics.case_fact (resolve_by) where resolve_by is not null;
create index case_fact_followed_up on analytics.case_fact (followed_up_at) where followed_up_at is not null;

-- Numbers JS2026-000001 …, one sequence a year. Gaps are allowed, repetition is not.
create function next_case_number(year int) returns text language plpgsql as $$
declare
  name text := 'case_number_' || year;
begin
  if to_regclass(name) is null then
    perform pg_advisory_xact_lock(4712, year);
    execute format('create sequence if not exists %I', name);
  end if;
  return 'JS' || year || '-' || lpad(nextval(name::regclass)::text, 6, '0');
end $$;

-- The SHA-256 of the code that alone opens an anonymous case; the code itself is nowhere.
create table follow_code (
  code_hash bytea primary key,
  case_id uuid not null constraint follow_code_case unique
);

create table photo (
  id uuid primary key,
  case_id uuid,
  width int not null,
  height int not null,
  bytes int not null,
  uploaded_at timestamptz not null
);
create index photo_case on photo (case_id) where case_id is not null;
create index photo_orphan on photo (uploaded_at) where case_id is null;

create table reveal (
  id bigint generated always as identity primary key,
  case_id uuid not null,
  person text not null,
  unit text,
  purpose text not null,
  at timestamptz not null
);
create index reveal_case on reveal (case_id, at);
