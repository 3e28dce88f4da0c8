-- What lies over a phase: merging, the ledger, parts of other units, exclusion and appeal.
alter table case_view drop constraint case_view_phase;
alter table case_view add constraint case_view_phase check (phase in
  ('submitted','needsInfo','accepted','dispatched','returning','signed','responded','reviewing','resolved','followedUp','merged',
   'closed','declined','withdrawn'));
alter table case_view
  add merged_into uuid,
  add on_ledger boolean not null default false,
  add part_units text[] not null default '{}';
drop index case_view_triage;
create index case_view_triage on case_view (next_at, id) where phase in ('submitted','accepted','needsInfo','returning');
create index case_view_merged_into on case_view (merged_into) where merged_into is not null;
create index case_view_parts on case_view using gin (part_units) where part_units <> '{}';

alter table analytics.case_fact
  add merged_into uuid,
  add on_ledger boolean not null default false,
  add extended boolean not null default false,
  add disputes int not null default 0,
  add refused_returns int not null default 0,
  -- the reason, when the exclusion was upheld; a proposal that was not upheld is kept apart
  add excluded text,
  add exclusion_denied boolean not null default false,
  add appeal text constraint case_fact_appeal check (appeal in ('pending', 'upheld', 'denied'));
-- The co-handlers' own clocks: a silent one is charged itself.
create table analytics.part_fact (
  case_id uuid not null,
  unit text not null,
  added_at timestamptz not null,
  due_at timestamptz not null,
  signed_at timestamptz,
  reported_at timestamptz,
  primary key (case_id, unit)
);

-- Limits that came with this step, for installations that have edited theirs already.
update reference_item
set version = version + 1, changed_by = 'migration',
  data = '{"ruleReturn": {"unit": "workMinutes", "amount": 120}, "review": {"unit": "workMinutes", "amount": 120}, "ledgerReview": {"unit": "naturalDays", "amount": 30}}'::jsonb || data
where kind = 'limits' and not data ? 'ruleReturn';
