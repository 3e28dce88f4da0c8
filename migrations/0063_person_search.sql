-- Who looked for cases by a person's name: a look at a person, kept like one (see also reveal).
create table person_search (
  actor text not null,
  person text not null constraint person_search_person references person on delete cascade,
  at timestamptz not null,
  primary key (actor, person, at)
);
create index person_search_person on person_search (person, at desc);
create index person_phone on person (phone) where phone <> '';
