-- Whoever calls and has no account is a person too, without a login that anybody could use: history, masking and follow-up are the same.
alter table person drop constraint person_kind;
alter table person add constraint person_kind check (kind in ('student','staff','leader','contractor','guest'));

-- A keyed digest of the number (src/server/phone/phoneKey.ts): the key lies outside the database, so that a copy of it finds nobody.
alter table person add phone_key bytea;
create index person_phone_key on person (phone_key) where phone_key is not null;
create index person_phone_unkeyed on person (id) where phone_key is null and phone <> '';
create function phone_changed() returns trigger language plpgsql as $$
begin
  if new.phone is distinct from old.phone and new.phone_key is not distinct from old.phone_key then
    new.phone_key := null;
  end if;
  return new;
end $$;
create trigger person_phone_changed before update of phone on person for each row execute function phone_changed();

-- Who sits at which extension, from sign-on to sign-off.
create table phone_shift (
  id uuid primary key,
  person text not null constraint phone_shift_of references person on delete cascade,
  extension text not null,
  since timestamptz not null,
  until timestamptz,
  constraint phone_shift_forwards check (until >= since)
);
create unique index phone_shift_one_a_person on phone_shift (person) where until is null;
create unique index phone_shift_one_an_extension on phone_shift (extension) where until is null;
create index phone_shift_extension on phone_shift (extension, since desc);

-- One telephone that rang, or was dialled from, in one call: a transferred call has several. Each time is the latest of its kind that the
-- exchange has told, so that events may arrive twice and in any order. An empty extension holds the end of a call as a whole.
create table phone_call (
  id uuid primary key,
  exchange_call text not null,
  extension text not null,
  direction text not null constraint phone_call_direction check (direction in ('in','out')),
  person text constraint phone_call_of references person on delete set null,
  -- the other side's number, encrypted; and its keyed digest
  number text,
  phone_key bytea,
  first_at timestamptz not null,
  rang_at timestamptz,
  answered_at timestamptz,
  ended_at timestamptz,
  -- what became of it, by the operator: null until the call has been wrapped up
  wrap_up text,
  wrapped_at timestamptz,
  note text not null default '',
  case_id uuid,
  constraint phone_call_leg unique (exchange_call, extension)
);
create index phone_call_newest on phone_call (first_at desc, id desc);
create index phone_call_extension on phone_call (extension, first_at desc);
create index phone_call_person on phone_call (person, first_at desc) where person is not null;
create index phone_call_number on phone_call (phone_key, first_at desc) where phone_key is not null;
create index phone_call_case on phone_call (case_id) where case_id is not null;

-- What the exchange has told already.
create table telephony_event (
  id text primary key,
  received_at timestamptz not null
);
create index telephony_event_received on telephony_event (received_at);

-- What an operator has begun to write, kept with every pause; its id becomes the case's. `contact` (name and number) is encrypted.
create table phone_draft (
  id uuid primary key,
  version int not null,
  data jsonb not null,
  contact text not null default '',
  -- in whose hands it is; null: it waits in the queue
  holder text constraint phone_draft_holder references person on delete set null,
  held_at timestamptz,
  written_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  call_id uuid
);
create index phone_draft_holder on phone_draft (holder) where holder is not null;
create index phone_draft_waiting on phone_draft (updated_at) where holder is null;

-- What one shift tells the next (交接班).
create table phone_handover (
  id uuid primary key,
  by_person text not null,
  at timestamptz not null,
  text text not null,
  -- the desk at that moment: calls, missed ones, drafts
  figures jsonb not null,
  taken_by text,
  taken_at timestamptz
);
create index phone_handover_newest on phone_handover (at desc, id desc);
