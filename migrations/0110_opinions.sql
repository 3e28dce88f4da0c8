-- Opinions (意见征集, 建言献策): campaigns and proposals are aggregates like orders; their histories lie with the others.
alter table supervision_event drop constraint supervision_event_kind;
alter table supervision_event add constraint supervision_event_kind
  check (kind in ('order', 'directive', 'meeting', 'campaign', 'proposal'));

-- Pictures of the folded states. `state` is the whole of it; the columns are what lists filter and order by.
create table opinion_campaign (
  id uuid primary key,
  number text not null constraint opinion_campaign_number unique,
  version int not null,
  phase text not null constraint opinion_campaign_phase check (phase in ('draft', 'running', 'closed', 'answered', 'cancelled')),
  owner text not null,
  -- the opening that holds; null in a draft
  roll uuid,
  opened_at timestamptz,
  closes_at timestamptz not null,
  answer_by timestamptz,
  answered_at timestamptz,
  open_items int not null,
  doers text[] not null,
  changed_at timestamptz not null,
  state jsonb not null,
  constraint opinion_campaign_votes_on_a_roll check (phase not in ('running', 'closed', 'answered') or roll is not null)
);
create index opinion_campaign_newest on opinion_campaign (changed_at desc, id desc);
create index opinion_campaign_public on opinion_campaign (closes_at desc, id desc) where phase <> 'draft';
create index opinion_campaign_clock on opinion_campaign (closes_at) where phase = 'running';

create table opinion_proposal (
  id uuid primary key,
  number text not null constraint opinion_proposal_number unique,
  version int not null,
  phase text not null constraint opinion_proposal_phase
    check (phase in ('submitted', 'collecting', 'due', 'answered', 'done', 'refused', 'withdrawn', 'merged')),
  answer_by timestamptz,
  submitted_at timestamptz not null,
  changed_at timestamptz not null,
  state jsonb not null,
  constraint opinion_proposal_due_has_day check (phase <> 'due' or answer_by is not null)
);
create index opinion_proposal_newest on opinion_proposal (submitted_at desc, id desc);
create index opinion_proposal_waiting on opinion_proposal (submitted_at, id) where phase in ('submitted', 'due');

-- Who proposed it in which words: beside the events, so that it can be forgotten.
create table opinion_proposal_words (
  id uuid primary key,
  proposer text not null constraint opinion_proposal_words_proposer references person on delete cascade,
  title text not null,
  text text not null,
  at timestamptz not null
);
create index opinion_proposal_words_proposer on opinion_proposal_words (proposer, at desc);

-- Who stands behind a proposal, each person once. Shown as a number only.
create table opinion_support (
  proposal uuid not null constraint opinion_support_proposal references opinion_proposal on delete cascade,
  person text not null constraint opinion_support_person references person on delete cascade,
  constraint opinion_support_once primary key (proposal, person)
);
create index opinion_support_of on opinion_support (person);

-- One person, one vote, and nobody can tell whose (docs/opinions.md). A roll is made for one opening, before the event that names it; one that
-- no event names holds nothing and is removed. No row below has a time: order in time would lead from a person to a ballot.
create table opinion_key (
  roll uuid not null,
  part text not null constraint opinion_key_part check (part in ('student', 'staff', 'other', 'all')),
  -- SubjectPublicKeyInfo, base64url
  public text not null,
  -- PKCS #8, sealed with the installation's key, which is not in the database
  sealed text not null,
  primary key (roll, part)
);
create table opinion_elector (
  roll uuid not null,
  person text not null,
  part text not null,
  primary key (roll, person),
  constraint opinion_elector_key foreign key (roll, part) references opinion_key
);
create index opinion_elector_person on opinion_elector (person);

-- Who took a token or a sheet: yes or no. The digest of what was signed blindly lets a lost answer be sent again; it says nothing of the ballot.
create table opinion_taken (
  roll uuid not null,
  person text not null,
  means text not null constraint opinion_taken_means check (means in ('online', 'paper')),
  blinded bytea,
  constraint opinion_taken_once primary key (roll, person),
  constraint opinion_taken_elector foreign key (roll, person) references opinion_elector on delete cascade,
  constraint opinion_taken_blinded_online check ((means = 'online') = (blinded is not null))
);

-- A ballot: a token that the university signed without having seen it, and what was said with it.
create table opinion_ballot (
  roll uuid not null,
  token bytea not null,
  part text not null,
  -- the wording of the questions that was answered
  wording int not null,
  answers jsonb not null,
  constraint opinion_ballot_once primary key (roll, token),
  constraint opinion_ballot_key foreign key (roll, part) references opinion_key
);
-- Rolls of which something came in since they were last mixed (server/opinions/mixUrns.ts).
create table opinion_unmixed (roll uuid primary key);

-- Free answers are read by a person before anybody else sees them. `source`: a digest that tells them apart and leads nowhere.
create table opinion_text (
  campaign uuid not null constraint opinion_text_campaign references opinion_campaign,
  source text not null,
  question text not null,
  state text not null constraint opinion_text_state check (state in ('shown', 'withheld')),
  -- as everybody reads it; '' when it is withheld
  shown text not null,
  reason text not null default '',
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (campaign, source)
);

create or replace view notice_subject as
  select id, number, grade, confidentiality, requester from case_view
  union all
  select id, coalesce(number, '督〔' || extract(year from drafted_at at time zone 'Asia/Shanghai')::int || '〕—号'), case level when 'third' then 'J' else 'Y' end, confidentiality, null from supervision_order
  union all
  select id, number, 'Y', confidentiality, null from directive
  union all
  select id, number, 'Y', 'normal', null from meeting
  union all
  select id, number, 'Y', 'normal', null from opinion_campaign
  union all
  select p.id, p.number, 'Y', 'normal', w.proposer from opinion_proposal p left join opinion_proposal_words w on w.id = p.id;
