-- The screens of the wall (大屏). Each has a token of its own that reads the wall and nothing else.
create table wall_screen (
  id uuid primary key,
  name text not null,
  mode text not null constraint wall_screen_mode check (mode in ('operations', 'visitors', 'meeting')),
  language text not null constraint wall_screen_language check (language in ('zh-CN', 'en')),
  -- digests only; the link is good until it has been exchanged for the cookie, and then gone
  link_hash bytea constraint wall_screen_link unique,
  cookie_hash bytea constraint wall_screen_cookie unique,
  created_at timestamptz not null,
  created_by text not null,
  opened_at timestamptz,
  seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  constraint wall_screen_revoked_is_shut check (revoked_at is null or (link_hash is null and cookie_hash is null))
);
