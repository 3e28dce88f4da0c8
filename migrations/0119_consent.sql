-- Who has accepted which edition of the privacy notice (隐私说明), for asking nobody twice. The act itself stands in the audit log and so in
-- the chain; an anonymous submission carries the version in its own first event.
create table consent (
  person text not null references person (id),
  edition int not null,
  version int not null,
  at timestamptz not null,
  primary key (person, edition),
  constraint consent_edition check (edition between 1 and version)
);
