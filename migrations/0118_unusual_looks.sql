-- What was found of a week (from a Monday, Asia/Shanghai): ids and counts, never what was looked at. Kept as it was reported.
create table unusual_look (
  week date not null,
  person text not null,
  at timestamptz not null,
  reasons text[] not null,
  looks int not null,
  cases int not null,
  outside int not null,
  after_hours int not null,
  contacts int not null,
  primary key (week, person)
);
create trigger unusual_look_is_append_only before update or delete on unusual_look for each row execute function refuse_change();
create index audit_entry_case_read on audit_entry (at) where kind = 'case-read';
create index reveal_at on reveal (at);
