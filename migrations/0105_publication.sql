-- Answers that everybody may read: a closed case's question and answer without identity, proposed by one person and confirmed by another.
-- The row is a picture of its steps; what a step did is kept for ever, wordings that nobody outside has read are not.
create table publication (
  id uuid primary key,
  source_case uuid not null,
  -- number of the newest step: whoever saw an older one is too late
  number int not null,
  state text not null constraint publication_state check (state in ('proposed','published','declined','withdrawn')),
  -- of the requester; a refusal is final
  consent text not null constraint publication_consent check (consent in ('open','given','refused')),
  unit text not null,
  -- the cell that is told: a category, a class or '', and a place or none
  category text not null,
  place text,
  -- contract: Wording; null once nobody may read it any more
  wording jsonb,
  proposed_by text not null,
  written_by text not null,
  objections_until timestamptz not null,
  -- month of the answer in Asia/Shanghai, first day
  answered_month date not null,
  published_at timestamptz,
  changed_at timestamptz not null,
  -- what a search finds it by, from the words that are shown
  terms tsvector,
  constraint publication_shown check (state <> 'published' or (wording is not null and published_at is not null and terms is not null)),
  constraint publication_found_when_shown check (state = 'published' or terms is null),
  constraint publication_never_against_the_requester check (state in ('declined','withdrawn') or consent <> 'refused')
);
create unique index publication_lives_once on publication (source_case) where state in ('proposed','published');
create index publication_case on publication (source_case);
create index publication_newest on publication (changed_at desc, id desc);
create index publication_shown_newest on publication (published_at desc, id desc) where state = 'published';
create index publication_terms on publication using gin (terms) with (fastupdate = off) where state = 'published';

create table publication_step (
  publication uuid not null constraint publication_step_publication references publication,
  number int not null,
  type text not null constraint publication_step_type check (type in ('Propose','Save','Publish','Decline','Withdraw','Consent','Object')),
  -- the words that everybody could read from this step on
  data jsonb,
  note text not null,
  -- null: the requester, who is named nowhere here
  actor text,
  at timestamptz not null,
  constraint publication_step_once primary key (publication, number),
  constraint publication_step_keeps_what_was_read check ((type = 'Publish') = (data is not null)),
  constraint publication_step_of_requester check ((type in ('Consent','Object')) = (actor is null))
);
create trigger publication_step_is_append_only before update or delete on publication_step for each row execute function refuse_change();

-- 有帮助: one per person or device. The voter is a keyed digest (requester_key) that fits one publication only: nobody's votes can be put together.
create table publication_helpful (
  publication uuid not null constraint publication_helpful_publication references publication,
  voter text not null,
  at timestamptz not null,
  primary key (publication, voter)
);
