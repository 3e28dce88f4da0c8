-- Who asked first, while a second caller is still to ask: nobody re-inspects a follow-up of one's own.
alter table case_view add asked_by text;
