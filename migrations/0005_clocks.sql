-- Since when the next deadline runs, and when half of its time is over: before that nobody needs to look.
alter table case_view add next_from timestamptz, add half_at timestamptz;
create index case_view_clock on case_view (half_at, id) where half_at is not null;

-- What was told about a deadline. A moved deadline is another one; a repeated look tells nothing twice.
create table alarm (
  case_id uuid not null,
  due_at timestamptz not null,
  stage text not null constraint alarm_stage check (stage in ('half', 'near', 'missed', 'supervisor', 'leader')),
  at timestamptz not null,
  primary key (case_id, due_at, stage)
);
