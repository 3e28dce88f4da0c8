-- What becomes part of the audit chain besides the events of cases: found by its growing number, or dated by the database's own clock, so that
-- a row put in behind the service's back cannot be dated back by whoever writes it.
create unique index supervision_event_position on supervision_event (position);
alter table proactive_event add column recorded_at timestamptz not null default clock_timestamp();
alter table report_history add column recorded_at timestamptz not null default clock_timestamp();
alter table frozen_ledger add column recorded_at timestamptz not null default clock_timestamp();
alter table unfinished_explanation add column recorded_at timestamptz not null default clock_timestamp();
alter table proactive_effect add column recorded_at timestamptz not null default clock_timestamp();

create trigger report_history_is_append_only before update or delete on report_history for each row execute function refuse_change();
