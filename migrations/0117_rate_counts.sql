-- How often an address or an account has asked within a window of time, for all processes together. Unlogged: after a crash everybody begins anew.
create unlogged table rate_count (
  -- SHA-256 of what is counted: no address stands here
  key bytea primary key,
  window_start timestamptz not null,
  used int not null
);
create index rate_count_old on rate_count (window_start);
