-- Reports: the numbers as they were gathered, what people made of the sentences, and, once published, the document for ever.
create table report (
  id uuid primary key,
  version int not null default 1,
  template text not null,
  -- as it was when the report was drafted
  template_data jsonb not null,
  type text not null,
  state text not null constraint report_state check (state in ('draft','reviewing','approved','published','discarded')),
  audience text not null constraint report_audience check (audience in ('office','units','public')),
  title text not null,
  period_name text not null,
  period_from timestamptz not null,
  period_to timestamptz not null,
  as_of timestamptz not null,
  -- text, not jsonb: what is kept for ever keeps its very characters
  numbers text not null,
  edits jsonb not null default '{}',
  by_hand boolean not null,
  drafted_at timestamptz not null,
  drafted_by text not null,
  submitted_by text,
  sent_back text,
  year int,
  number int,
  day date,
  published_at timestamptz,
  document text,
  digest bytea,
  constraint report_period check (period_from < period_to),
  constraint report_published_is_whole check (
    (state = 'published') = (document is not null and digest is not null and year is not null and number is not null and day is not null
      and published_at is not null)),
  constraint report_number unique (template, year, number)
);
-- A schedule makes one report of a period, whoever runs it and how often.
create unique index report_scheduled on report (template, period_from, period_to) where not by_hand;
create index report_newest on report (drafted_at desc, id);

-- The last number given, by kind and year; it grows in the statement that publishes, so that there is neither gap nor repetition.
create table report_series (
  template text not null,
  year int not null,
  last int not null constraint report_series_last check (last > 0),
  primary key (template, year)
);

create table report_history (
  report_id uuid not null references report (id),
  version int not null,
  command text not null,
  at timestamptz not null,
  by text not null,
  data jsonb not null default '{}',
  primary key (report_id, version)
);

-- Files of published reports as they were first written: a later renderer does not change an old print.
create table report_file (
  report_id uuid not null references report (id),
  format text not null constraint report_file_format check (format in ('docx','pdf','xlsx')),
  bytes bytea not null,
  primary key (report_id, format)
);

create function refuse_report_change() returns trigger language plpgsql as $$
begin
  if old.state = 'published' then
    raise exception 'a published report is never changed or removed' using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger report_is_final before update or delete on report for each row execute function refuse_report_change();
