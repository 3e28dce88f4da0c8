-- AB 角: who stands in for whom while somebody is away. Days in Asia/Shanghai, half-open: `until_day` is the first day back.
create table absence (
  id uuid primary key,
  person text not null constraint absence_person references person on delete cascade,
  deputy text not null constraint absence_deputy references person on delete cascade,
  from_day date not null,
  until_day date not null,
  reason text not null,
  created_at timestamptz not null,
  created_by text not null,
  -- Back early, or never left: from then on nobody stands in.
  ended_at timestamptz,
  constraint absence_in_order check (from_day < until_day),
  constraint absence_needs_two check (person <> deputy)
);
create index absence_of_deputy on absence (deputy, until_day) where ended_at is null;
create index absence_of_person on absence (person, until_day) where ended_at is null;
