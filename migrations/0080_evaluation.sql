-- Who is asked, who was asked again, and what supervision has to look at.
alter table case_view
  add supervision_demanded boolean not null default false,
  -- until when a second caller is to ask again; null: nobody is
  add reinspect_by timestamptz,
  -- every clock that runs for the case: [{name, kind, unit, from, at, half, natural}]
  add clocks jsonb not null default '[]';
create index case_view_reinspect on case_view (reinspect_by, id) where reinspect_by is not null;

-- Rebuilding writes them anew; until then the one clock that was known goes on.
update case_view set clocks = jsonb_build_array(jsonb_build_object('name', next_kind, 'kind', next_kind, 'unit', unit, 'from', next_from,
  'at', next_at, 'half', half_at, 'natural', false))
where next_at is not null and half_at is not null;

alter table analytics.case_fact
  add to_call boolean not null default true,
  add rating_contacts int not null default 0,
  add supervision_demanded boolean not null default false,
  add reinspected_at timestamptz,
  -- questions that were answered differently the second time
  add reinspection_differs text[] not null default '{}';

-- Several clocks of a case may end at the same moment. '': told before clocks had names.
alter table alarm add clock text not null default '';
alter table alarm drop constraint alarm_pkey;
alter table alarm add primary key (case_id, clock, due_at, stage);

-- One-time links by which a requester answers without signing in; the link itself is stored nowhere.
create table rating_link (
  token_hash bytea primary key,
  case_id uuid not null,
  round int not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index rating_link_expiry on rating_link (expires_at);

-- What a new calendar or new limits do to open cases; `after` is how far the job has come, so that it goes on there after a restart.
create table recomputation (
  id bigint generated always as identity primary key,
  kind text not null constraint recomputation_kind check (kind in ('calendar', 'limits')),
  version int not null,
  reason text not null,
  by text not null,
  at timestamptz not null,
  after uuid,
  looked int not null default 0,
  moved int not null default 0,
  done_at timestamptz,
  constraint recomputation_once unique (kind, version)
);
