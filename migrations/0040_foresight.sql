-- The sentinel (哨点): what it counts, what it found, what people say of it.

-- One night's (or one watch's) work: with which model, on how many cases, and what could not be seen.
create table foresight_run (
  id uuid primary key,
  -- the first day that did not count yet
  day date not null,
  kind text not null constraint foresight_run_kind check (kind in ('nightly', 'watch')),
  at timestamptz not null,
  model text not null,
  reference_version int not null,
  cases int not null,
  weeks int not null,
  judged int not null,
  seconds float8 not null,
  -- digest of the cube's facts: the same digest and model give the same numbers
  cube text not null,
  missing jsonb not null
);
create index foresight_run_newest on foresight_run (day desc, at desc);

-- What hangs together: alerts of one trouble, from the first to the last night it was seen.
create table foresight_incident (
  id uuid primary key,
  keys text[] not null,
  opened_on date not null,
  seen_on date not null,
  -- the alert that people were last told
  alert uuid not null,
  score float8 not null,
  safety boolean not null,
  shown boolean not null,
  cases int not null
);
create index foresight_incident_seen on foresight_incident (seen_on desc, score desc);
create index foresight_incident_keys on foresight_incident using gin (keys);

-- What was told, with the numbers it was told by. Later facts never change it.
create table foresight_alert (
  id uuid primary key,
  incident uuid not null references foresight_incident deferrable initially deferred,
  run uuid not null references foresight_run,
  at timestamptz not null,
  kind text not null constraint foresight_alert_kind check (kind in
    ('burst', 'regional', 'seasonal', 'periodic', 'topic', 'rebound', 'bottleneck', 'leading')),
  family text not null,
  category_code text,
  class_code text,
  places text[] not null,
  from_day date not null,
  to_day date not null,
  numbers jsonb not null,
  series jsonb,
  confidence text not null,
  caveats text[] not null,
  also jsonb not null,
  safety boolean not null,
  score float8 not null,
  cases uuid[] not null,
  -- units whose officers and heads it concerns
  units text[] not null
);
create index foresight_alert_incident on foresight_alert (incident, at desc);
create trigger foresight_alert_is_append_only before update or delete on foresight_alert for each row execute function refuse_change();

-- 属实 · 误报 · 已知 · 活动所致; the last one counts, all are kept.
create table foresight_judgement (
  incident uuid not null references foresight_incident,
  at timestamptz not null,
  by text not null,
  judgement text not null constraint foresight_judgement_known check (judgement in ('confirmed', 'false-alarm', 'known', 'event')),
  reason text not null,
  primary key (incident, at)
);
create trigger foresight_judgement_is_append_only before update or delete on foresight_judgement for each row execute function refuse_change();

-- What was unusual and yet not told, so that what was missed can be audited.
create table foresight_suppressed (
  run uuid not null references foresight_run,
  family text not null,
  category_code text,
  class_code text,
  places text[] not null,
  reason text not null,
  observed float8 not null,
  expected float8 not null,
  chance float8 not null
);
create index foresight_suppressed_run on foresight_suppressed (run);

-- False discovery rate and calibration of each family of tests, as they were from when on, and why.
create table foresight_family (
  family text not null,
  at timestamptz not null,
  rate float8 not null constraint foresight_family_rate check (rate between 0.02 and 0.3),
  calibration jsonb,
  because text not null constraint foresight_family_because check (because in ('replay', 'judgements')),
  primary key (family, at)
);
create trigger foresight_family_is_append_only before update or delete on foresight_family for each row execute function refuse_change();

-- The newest of what is no alert: seasons, hot spots, outlook, leading indicators, bottlenecks.
create table foresight_picture (
  kind text primary key constraint foresight_picture_kind check (kind in ('seasons', 'spots', 'outlook', 'leads', 'bottlenecks')),
  run uuid not null references foresight_run,
  data jsonb not null
);
