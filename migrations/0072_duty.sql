-- Who was paged for a case that cannot wait, and who took it on. One row a person: whoever is paged again knows already.
create table duty_page (
  case_id uuid not null,
  person text not null constraint duty_page_person references person on delete cascade,
  -- 0 the officer on duty · 1 the backup · 2 the desk · 3 supervisors and leaders
  step int not null constraint duty_page_step check (step between 0 and 3),
  at timestamptz not null,
  -- By anyone of those who were paged, or by acting on the case.
  taken_at timestamptz,
  taken_by text,
  primary key (case_id, person)
);
create index duty_page_open on duty_page (case_id, step) where taken_at is null;
create index duty_page_of_person on duty_page (person, at desc) where taken_at is null;
