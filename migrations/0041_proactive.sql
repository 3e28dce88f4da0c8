-- 未诉先办: what is done before people complain, and whether it helped.
create table proactive_event (
  task_id uuid not null,
  version int not null constraint proactive_event_version check (version > 0),
  type text not null,
  data jsonb not null,
  actor text not null,
  at timestamptz not null,
  primary key (task_id, version)
);
create trigger proactive_event_is_append_only before update or delete on proactive_event for each row execute function refuse_change();

-- A picture of the folded state (src/domain/foresight/task.ts).
create table proactive_task (
  id uuid primary key,
  version int not null,
  phase text not null constraint proactive_task_phase check (phase in ('issued', 'accepted', 'done', 'confirmed', 'declined', 'cancelled')),
  unit text not null,
  category_code text,
  places text[] not null,
  incident uuid,
  due_on date not null,
  issued_at timestamptz not null,
  done_at timestamptz,
  published boolean not null,
  state jsonb not null
);
create index proactive_task_unit on proactive_task (unit, issued_at desc);
create index proactive_task_done on proactive_task (done_at) where done_at is not null;
create index proactive_task_places on proactive_task using gin (places);

-- The effect after so many weeks, against what would have come without the task; measured once and kept.
create table proactive_effect (
  task_id uuid not null references proactive_task,
  weeks int not null constraint proactive_effect_weeks check (weeks in (4, 12, 26)),
  at timestamptz not null,
  model text not null,
  -- null numbers: too little history to say anything
  numbers jsonb,
  verdict text not null constraint proactive_effect_verdict check (verdict in ('fewer', 'more', 'none-visible', 'too-little')),
  primary key (task_id, weeks)
);
create trigger proactive_effect_is_append_only before update or delete on proactive_effect for each row execute function refuse_change();
