-- Numbers of more than six digits keep all of them: lpad cuts what is longer, and the millionth case of a year could not be recorded.
create or replace function next_case_number(year int) returns text language plpgsql as $$
declare
  name text := 'case_number_' || year;
  next text;
begin
  if to_regclass(name) is null then
    perform pg_advisory_xact_lock(4712, year);
    execute format('create sequence if not exists %I', name);
  end if;
  next := nextval(name::regclass)::text;
  return 'JS' || year || '-' || lpad(next, greatest(6, length(next)), '0');
end $$;
