-- What people may read instead of asking: articles of the units, and examples of well handled cases for officers.
-- The article is a picture of its steps; the steps are kept for ever.
create table knowledge_article (
  id uuid primary key,
  kind text not null constraint knowledge_article_kind check (kind in ('article','example')),
  -- number of the newest step: whoever saw an older one is too late
  number int not null,
  -- of the newest wording; an older one may still be shown meanwhile
  state text not null constraint knowledge_article_state check (state in ('draft','inReview','published','withdrawn')),
  unit text not null,
  -- the newest wording (contract: ArticleDraft), and who wrote it
  data jsonb not null,
  written_by text not null,
  -- the wording that readers see; null: nobody does
  shown jsonb,
  review_on date not null,
  -- the case an example was taken from
  source_case uuid,
  published_at timestamptz,
  checked_at timestamptz,
  changed_at timestamptz not null,
  constraint knowledge_article_shown_when_published check (state <> 'published' or shown is not null),
  constraint knowledge_article_hidden_when_withdrawn check (state <> 'withdrawn' or shown is null),
  constraint knowledge_article_example_has_case check ((kind = 'example') = (source_case is not null))
);
create index knowledge_article_newest on knowledge_article (changed_at desc, id desc);
create index knowledge_article_due on knowledge_article (review_on) where shown is not null;

create table knowledge_step (
  article uuid not null constraint knowledge_step_article references knowledge_article,
  number int not null,
  type text not null constraint knowledge_step_type check (type in ('Save','Submit','SendBack','Publish','Confirm','Withdraw')),
  -- the wording of a Save
  data jsonb,
  note text not null,
  actor text not null,
  at timestamptz not null,
  constraint knowledge_step_once primary key (article, number),
  constraint knowledge_step_saves_words check ((type = 'Save') = (data is not null))
);
create trigger knowledge_step_is_append_only before update or delete on knowledge_step for each row execute function refuse_change();

-- One number that grows with every change: a process that holds an older picture of the articles reads them again.
create table knowledge_version (only_row boolean primary key default true check (only_row), version bigint not null);
insert into knowledge_version (version) values (1);
create function knowledge_changed() returns trigger language plpgsql as $$
begin
  update knowledge_version set version = version + 1;
  return null;
end $$;
create trigger knowledge_article_changed after insert or update on knowledge_article for each statement execute function knowledge_changed();

-- Whether articles spare people a case: what was shown while one draft was typed, opened, said to be enough, or sent all the same.
-- `visit` is drawn by the browser for one draft and belongs to nothing else: nobody can be found by it.
create table analytics.knowledge_reading (
  visit uuid not null,
  article uuid not null,
  step text not null constraint knowledge_reading_step check (step in ('shown','opened','solved','sent')),
  face text not null constraint knowledge_reading_face check (face in ('portal','phone')),
  at timestamptz not null,
  primary key (visit, article, step)
);
create index knowledge_reading_at on analytics.knowledge_reading (at);
