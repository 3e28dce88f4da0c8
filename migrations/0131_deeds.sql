-- Verified deeds (查实事项): what earns or costs a unit points besides the rates, entered with evidence, confirmed by a second person.
alter table supervision_event drop constraint supervision_event_kind;
alter table supervision_event add constraint supervision_event_kind check (kind in ('order', 'directive', 'meeting', 'campaign', 'proposal', 'deed'));

create table deed (
  id uuid primary key,
  number text not null constraint deed_number unique,
  version int not null,
  phase text not null constraint deed_phase
    check (phase in ('entered', 'confirmed', 'appealed', 'affirmed', 'refused', 'revoked', 'withdrawn')),
  kind text not null constraint deed_kind check (kind in ('proactive', 'volunteered', 'fakeClosing', 'leak')),
  whose text not null,
  case_id uuid,
  entered_at timestamptz not null,
  confirmed_at timestamptz,
  revoked_at timestamptz,
  state jsonb not null,
  constraint deed_revoked_was_confirmed check (revoked_at is null or confirmed_at is not null)
);
create index deed_newest on deed (entered_at desc, id desc);
create index deed_counted on deed (confirmed_at) where confirmed_at is not null;
create index deed_open on deed (entered_at, id) where phase in ('entered', 'appealed');
create index deed_whose on deed (whose, entered_at desc);

-- What the measures read of it: a deed counts from its confirmation, until it is revoked.
create view analytics.verified_deed as
  select id, kind, whose as unit, case_id, confirmed_at, revoked_at from deed where confirmed_at is not null;

-- Whatever notices are about already, and deeds besides.
do $$
begin
  execute 'create or replace view notice_subject as ' || rtrim(pg_get_viewdef('notice_subject'::regclass), '; ')
    || $view$ union all select id, number, 'Y', 'normal', null from deed $view$;
end $$;

-- What waits for a word on its appeal.
create index case_fact_appealed on analytics.case_fact (case_id) where appeal = 'pending';
create index objection_open on analytics.objection (raised_at) where upheld is null;
