-- Why somebody's second factor was forgotten, by whom: a lock that was opened from inside has to be accounted for.
create table second_factor_reset (
  position bigint generated always as identity primary key,
  person text not null,
  by text not null,
  reason text not null constraint second_factor_reset_reason check (length(reason) between 4 and 200),
  at timestamptz not null
);
create index second_factor_reset_person on second_factor_reset (person, at desc);
create trigger second_factor_reset_is_append_only before update or delete on second_factor_reset for each row execute function refuse_change();
