-- By which words a case is found and which cases say nearly the same (src/server/cases/traces.ts); written with the submission;
-- later commands only add the units and categories a case has had.
-- Apart from case_view, which every command rewrites: the index would be rewritten with it.
create table case_terms (
  case_id uuid primary key,
  -- own terms: pairs of hanzi, words, numbers; and facets such as 'month:2026-03', 'place:d3' or 'unit:it', so that the index alone can
  -- leave out what a reader may not see or has not asked for
  terms tsvector not null,
  -- MinHash band keys: nearly equal texts share one
  bands int[] not null
);
-- Without a list of pending entries, which every search would have to read through.
create index case_terms_terms on case_terms using gin (terms) with (fastupdate = off);
-- With one: it is asked once a case, and 32 random keys a case are cheaper to add many at a time.
create index case_terms_bands on case_terms using gin (bands);

-- Words that many titles share, learnt once a night; they complete what is typed and split compounds.
create table learned_word (
  word text primary key,
  weight int not null constraint learned_word_weight check (weight > 0)
);

-- Every training and what became of it; `model` is kept of accepted ones only.
create table text_model (
  target text not null constraint text_model_target check (target in ('category','unit')),
  version text not null,
  trained_at timestamptz not null,
  accepted boolean not null,
  -- why it was refused
  because text,
  -- which of the two answers from now on, by replay of the past months
  chosen text not null constraint text_model_chosen check (chosen in ('rules','model')),
  examples int not null,
  -- scores and range of training as the text library gives them
  report jsonb not null,
  model bytea,
  primary key (target, version),
  constraint text_model_accepted_has_file check (accepted = (model is not null))
);
create index text_model_newest on text_model (target, trained_at desc);
