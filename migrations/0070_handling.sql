-- A case that was handed over to a statutory channel (转专线) has ended here.
alter table case_view drop constraint case_view_phase;
alter table case_view add constraint case_view_phase check (phase in
  ('submitted','needsInfo','accepted','dispatched','returning','signed','responded','reviewing','resolved','followedUp','merged',
   'closed','declined','transferred','withdrawn'));
alter table case_view drop constraint case_view_open_has_clock;
alter table case_view add constraint case_view_open_has_clock check
  ((phase in ('closed','declined','transferred','withdrawn')) = (next_at is null));

-- A unit's newest replies, to compare a new one with.
create index event_reply on event (unit, at desc) where type in ('CaseResolved', 'CaseAnswered');
