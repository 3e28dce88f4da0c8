-- An event never changes, but for the one change that the law asks for: after its time what people wrote is taken out, and a record of that
-- stands in the audit chain. It has to be asked for by name (audit/execute.ts), and nothing else of the row may change.
create function refuse_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('huying.redaction', true) = 'on'
    and (new.position, new.case_id, new.version, new.type, new.unit, new.at, new.recorded_at)
      is not distinct from (old.position, old.case_id, old.version, old.type, old.unit, old.at, old.recorded_at) then
    return new;
  end if;
  raise exception 'events are never changed or removed' using errcode = 'restrict_violation';
end $$;
drop trigger event_is_append_only on event;
create trigger event_is_append_only before update or delete on event for each row execute function refuse_event_change();

-- Cases from which people have been taken out, so that each is done once.
create table anonymised_case (
  case_id uuid primary key,
  at timestamptz not null,
  rule text not null
);

-- What people ask about their own data (PIPL art. 46, 47).
create table data_request (
  id uuid primary key,
  person text not null constraint data_request_of references person on delete cascade,
  kind text not null constraint data_request_kind check (kind in ('correct', 'delete')),
  text text not null,
  at timestamptz not null,
  state text not null default 'open' constraint data_request_state check (state in ('open', 'done', 'refused')),
  answer text not null default '',
  answered_at timestamptz,
  answered_by text
);
create index data_request_open on data_request (at) where state = 'open';
create index data_request_person on data_request (person, at desc);
create index case_view_ended on case_view (ended_at) where ended_at is not null;
