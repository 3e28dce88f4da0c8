-- Supervision: orders (督办单), directives (领导批示) and meetings are aggregates of their own, each a history of events like a case.
create table supervision_event (
  position bigint generated always as identity,
  id uuid not null,
  version int not null check (version > 0),
  kind text not null constraint supervision_event_kind check (kind in ('order', 'directive', 'meeting')),
  type text not null,
  data jsonb not null,
  actor text not null,
  unit text,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint supervision_event_version primary key (id, version)
);
create trigger supervision_event_is_append_only before update or delete on supervision_event
  for each row execute function refuse_change();
create trigger supervision_event_is_never_emptied before truncate on supervision_event
  for each statement execute function refuse_change();

-- 督〔2026〕12号: the row is locked by the statement that draws a number until it commits, so a year has neither gaps nor repetitions.
create table document_number (
  series text not null,
  year int not null,
  last int not null,
  primary key (series, year)
);

-- Pictures of the folded states. `state` is the whole of it; the columns are what lists filter and order by.
create table supervision_order (
  id uuid primary key,
  number text,
  version int not null,
  phase text not null constraint supervision_order_phase check (phase in ('drafted', 'issued', 'signed', 'replied', 'closed', 'withdrawn')),
  level text not null constraint supervision_order_level check (level in ('reminder', 'nudge', 'first', 'second', 'third')),
  source text not null,
  confidentiality text not null constraint supervision_order_confidentiality check (confidentiality in ('normal', 'confidential', 'secret')),
  units text[] not null,
  cases uuid[] not null,
  origin uuid,
  drafted_at timestamptz not null,
  issued_at timestamptz,
  reply_by timestamptz,
  next_from timestamptz,
  half_at timestamptz,
  next_at timestamptz,
  closed_at timestamptz,
  state jsonb not null,
  constraint supervision_order_number unique (number),
  constraint supervision_order_issued_has_number check ((issued_at is null) = (number is null)),
  constraint supervision_order_owed_has_clock check ((phase in ('issued', 'signed')) = (next_at is not null))
);
create index supervision_order_newest on supervision_order (drafted_at desc, id desc);
create index supervision_order_open on supervision_order (reply_by, id) where phase in ('drafted', 'issued', 'signed', 'replied');
create index supervision_order_clock on supervision_order (half_at, id) where half_at is not null;
create index supervision_order_units on supervision_order using gin (units);
create index supervision_order_cases on supervision_order using gin (cases);

-- Why an order was raised by rule. The key is the cause: nothing is supervised twice for it, whoever looks, and how often.
create table supervision_cause (
  rule text not null,
  case_id uuid not null,
  -- which time: a moved deadline or another round is another cause
  occurrence text not null,
  order_id uuid not null,
  constraint supervision_cause_once primary key (rule, case_id, occurrence)
);

create table directive (
  id uuid primary key,
  number text not null constraint directive_number unique,
  version int not null,
  phase text not null constraint directive_phase check (phase in ('unassigned', 'assigned', 'accepted', 'reported', 'closed', 'withdrawn')),
  confidentiality text not null constraint directive_confidentiality check (confidentiality in ('normal', 'confidential', 'secret')),
  leader text not null,
  case_id uuid,
  units text[] not null,
  given_at timestamptz not null,
  next_from timestamptz,
  half_at timestamptz,
  next_at timestamptz,
  closed_at timestamptz,
  state jsonb not null,
  constraint directive_owed_has_clock check ((phase in ('unassigned', 'assigned', 'accepted')) = (next_at is not null))
);
create index directive_newest on directive (given_at desc, id desc);
create index directive_open on directive (next_at, id) where phase in ('unassigned', 'assigned', 'accepted', 'reported');
create index directive_clock on directive (half_at, id) where half_at is not null;
create index directive_case on directive (case_id) where case_id is not null;
create index directive_units on directive using gin (units);

create table meeting (
  id uuid primary key,
  number text not null constraint meeting_number unique,
  version int not null,
  phase text not null constraint meeting_phase check (phase in ('planned', 'held', 'concluded', 'cancelled')),
  kind text not null constraint meeting_kind check (kind in ('leadingGroup', 'topic')),
  starts_at timestamptz not null,
  owners text[] not null,
  -- days until which decisions that are not done were to be done
  open_decisions int not null,
  state jsonb not null
);
create index meeting_newest on meeting (starts_at desc, id desc);
create index meeting_undone on meeting (starts_at, id) where open_decisions > 0;
create index meeting_owners on meeting using gin (owners);

-- What was told about a deadline of an order, a directive or a decision; a moved deadline is another one.
create table supervision_alarm (
  subject uuid not null,
  due_at timestamptz not null,
  stage text not null,
  at timestamptz not null,
  primary key (subject, due_at, stage)
);

-- What a notice can be about.
create view notice_subject as
  select id, number, grade, confidentiality, requester from case_view
  union all
  select id, coalesce(number, '督〔' || extract(year from drafted_at at time zone 'Asia/Shanghai')::int || '〕—号'), case level when 'third' then 'J' else 'Y' end, confidentiality, null from supervision_order
  union all
  select id, number, 'Y', confidentiality, null from directive
  union all
  select id, number, 'Y', 'normal', null from meeting;
