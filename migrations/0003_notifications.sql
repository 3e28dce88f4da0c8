-- How a message leaves the house: mail, WeCom, SMS (one each, under the name of their kind) and any number of group robots.
-- `data` is shown to administrators; `sealed` holds passwords, keys and robot addresses, encrypted with a key outside the database.
create table notification_channel (
  id text primary key,
  kind text not null constraint notification_channel_kind check (kind in
    ('email','wecom','sms','wecom-robot','dingtalk-robot','feishu-robot')),
  version int not null,
  enabled boolean not null,
  per_minute int not null constraint notification_channel_per_minute check (per_minute > 0),
  data jsonb not null,
  sealed text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  constraint notification_channel_of_persons_is_one check (kind like '%-robot' or id = kind),
  constraint notification_channel_names_a_robot check (kind not like '%-robot' or id not in ('email','wecom','sms'))
);

create table notification_channel_history (
  id text not null,
  kind text not null,
  version int not null,
  enabled boolean not null,
  per_minute int not null,
  data jsonb not null,
  sealed text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (id, version)
);
create trigger notification_channel_history_is_append_only before update or delete on notification_channel_history
  for each row execute function refuse_change();

create function notification_channel_changed() returns trigger language plpgsql as $$
begin
  insert into notification_channel_history select * from new_rows;
  return null;
end $$;
create trigger notification_channel_inserted after insert on notification_channel referencing new table as new_rows
  for each statement execute function notification_channel_changed();
create trigger notification_channel_updated after update on notification_channel referencing new table as new_rows
  for each statement execute function notification_channel_changed();

-- What a person wishes (contract: PreferenceDraft); absent: the defaults of src/server/notifications/preferences.ts.
create table notification_preference (
  person text primary key constraint notification_preference_person references person on delete cascade,
  data jsonb not null,
  changed_at timestamptz not null
);

-- The in-app notice. `audience` says whether it speaks to the requester or to somebody of the desk or a unit.
alter table notification
  add column audience text not null default 'requester'
    constraint notification_audience check (audience in ('requester','staff'));
drop index notification_person;
create index notification_person on notification (person, at desc, id desc);
create index notification_unread on notification (person) where read_at is null;

-- The outbox: one row per job, person and channel; a job that is delivered twice finds its rows. A robot speaks to a group: no person.
create table delivery (
  id uuid primary key,
  job uuid not null,
  channel text not null constraint delivery_channel references notification_channel,
  person text constraint delivery_person references person on delete cascade,
  notification uuid constraint delivery_notification references notification on delete cascade,
  case_id uuid not null,
  template text not null,
  audience text not null constraint delivery_audience check (audience in ('requester','staff')),
  urgent boolean not null,
  state text not null constraint delivery_state check (state in ('queued','sent','failed','dropped')),
  queued_at timestamptz not null,
  -- After a long outage nobody wants to hear what was new two days ago.
  expires_at timestamptz not null,
  -- While it is being sent this is the moment at which a lost attempt counts as failed.
  next_at timestamptz,
  attempts int not null default 0,
  tried_at timestamptz,
  -- What goes out as one message keeps together when it is tried again, under the id that the other side may know it by.
  parcel uuid,
  sent_at timestamptz,
  -- The other side's name for the message.
  receipt text,
  -- A code such as 'timeout' or 'errcode-310000'; never a text of the other side.
  error text,
  constraint delivery_once unique nulls not distinct (job, channel, person),
  constraint delivery_queued_has_time check ((state = 'queued') = (next_at is not null)),
  constraint delivery_to_person_or_group check ((person is null) = (notification is null))
);
create index delivery_due on delivery (next_at) where state = 'queued';
create index delivery_tried on delivery (tried_at, channel) where tried_at is not null;
create index delivery_failed on delivery (queued_at desc, id desc) where state = 'failed';
create index delivery_notification on delivery (notification) where notification is not null;
