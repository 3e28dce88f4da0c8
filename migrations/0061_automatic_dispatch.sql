-- What the classifier suggested for a case before anybody dispatched it, beside what the replay of the past says it would have suggested.
-- No text and no person: which unit, how sure, and by what.
create table analytics.dispatch_suggestion (
  case_id uuid not null,
  origin text not null constraint dispatch_suggestion_origin check (origin in ('live','replay')),
  at timestamptz not null,
  made_by text not null constraint dispatch_suggestion_made_by check (made_by in ('rules','model')),
  -- of the model; null for rules
  model text,
  -- the category it was judged under
  category_code text not null,
  unit text not null,
  probability float8 not null,
  margin float8 not null,
  automatic boolean not null default false,
  primary key (case_id, origin)
);
create index dispatch_suggestion_automatic on analytics.dispatch_suggestion (category_code, at) where automatic;

-- How well the model did in the replay on closed cases, for each leaf category; replaced by each training.
create table dispatch_gate (
  category text primary key,
  measured_at timestamptz not null,
  -- the lead from which on the lower bound of accuracy reaches what is wanted; null: none does
  margin float8,
  -- of the cases above the margin
  cases int not null,
  right_cases int not null,
  -- of all cases of the category
  all_cases int not null,
  all_right int not null
);

-- Where automatic dispatch is switched on. Whoever switches it has seen `measured`; 'system' switches it off when it falls.
create table auto_dispatch (
  category text primary key,
  version int not null,
  enabled boolean not null,
  note text not null,
  measured jsonb,
  changed_at timestamptz not null,
  changed_by text not null
);
create table auto_dispatch_history (
  category text not null,
  version int not null,
  enabled boolean not null,
  note text not null,
  measured jsonb,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (category, version)
);
create trigger auto_dispatch_history_is_append_only before update or delete on auto_dispatch_history
  for each row execute function refuse_change();
create function auto_dispatch_changed() returns trigger language plpgsql as $$
begin
  insert into auto_dispatch_history select * from new_rows;
  return null;
end $$;
create trigger auto_dispatch_inserted after insert on auto_dispatch referencing new table as new_rows
  for each statement execute function auto_dispatch_changed();
create trigger auto_dispatch_updated after update on auto_dispatch referencing new table as new_rows
  for each statement execute function auto_dispatch_changed();

-- A notice that is about no case: what it names, and where it leads on the desk.
alter table notification add about text, add link text,
  add constraint notification_case_or_link check ((case_id is null) = (link is not null)) not valid;
