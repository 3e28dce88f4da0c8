-- Unfinished cases of each unit at the beginning of a day (Asia/Shanghai), worked out from the events once that moment has passed.
create table unfinished_daily (
  day date not null,
  unit text not null,
  unfinished int not null,
  primary key (day, unit)
);
-- The day's events are found by time; they arrive in about that order, so that a block range index of a few pages is enough.
create index event_at on event using brin (at);

-- What a unit says about a case that it has not finished: cause, measures, next step. The newest row counts, the older ones stay.
create table unfinished_explanation (
  case_id uuid not null,
  at timestamptz not null,
  by text not null,
  unit text,
  reason text not null,
  measures text not null,
  plan text not null,
  expected_on date,
  responsible text not null,
  primary key (case_id, at)
);
create trigger unfinished_explanation_is_append_only before update or delete on unfinished_explanation
  for each row execute function refuse_change();

-- A ledger as it was at a moment: never changed, printed again with the same content.
create table frozen_ledger (
  id uuid primary key,
  kind text not null constraint frozen_ledger_kind check (kind in ('orders', 'unfinished')),
  as_of timestamptz not null,
  frozen_by text not null,
  note text not null,
  filter jsonb not null,
  -- part A, totals and definitions
  head jsonb not null,
  lines int not null,
  -- SHA-256 of head and lines, to show that a print-out is this one
  digest text not null
);
create index frozen_ledger_newest on frozen_ledger (as_of desc, id desc);
create table frozen_ledger_line (
  ledger uuid not null constraint frozen_ledger_line_ledger references frozen_ledger,
  line int not null,
  data jsonb not null,
  primary key (ledger, line)
);
create trigger frozen_ledger_is_append_only before update or delete on frozen_ledger for each row execute function refuse_change();
create trigger frozen_ledger_line_is_append_only before update or delete on frozen_ledger_line
  for each row execute function refuse_change();
