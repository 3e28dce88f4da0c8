-- A link by which a person who was taken in from a file sets the first password; kept as its digest, good once.
create table password_link (
  token_hash bytea primary key,
  person text not null constraint password_link_person references person on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- a new link takes the place of the one before
  constraint password_link_once unique (person)
);
