-- Training (队伍培训): how far a person has come in a course, papers written, certificates, and made-up cases for practice. Courses, quizzes
-- and practice cases themselves are reference data with history. Nothing here touches a real case.
create table training_progress (
  person text not null constraint training_progress_person references person on delete cascade,
  course text not null,
  -- the day it was given to the person by a role; the path of a new officer begins at the first sign-in
  assigned_on date not null,
  due_on date not null,
  -- positions of the course's checklist that the person has ticked
  ticked int[] not null default '{}',
  changed_at timestamptz not null,
  primary key (person, course)
);
create index training_progress_course on training_progress (course);

create table training_attempt (
  id uuid primary key,
  person text not null constraint training_attempt_person references person on delete cascade,
  course text not null,
  -- the questions as drawn, with their answers: a later change of the quiz does not touch a paper that was written
  paper jsonb not null,
  answers jsonb,
  percent int constraint training_attempt_percent check (percent between 0 and 100),
  passed boolean,
  begun_at timestamptz not null,
  ended_at timestamptz,
  constraint training_attempt_ended_is_marked check ((ended_at is null) = (answers is null) and (ended_at is null) = (percent is null)
    and (ended_at is null) = (passed is null))
);
-- One paper at a time: a second tab goes on with the same questions.
create unique index training_attempt_one_open on training_attempt (person, course) where ended_at is null;
create index training_attempt_of on training_attempt (person, course, begun_at);

create table training_certificate (
  id uuid primary key,
  person text not null constraint training_certificate_person references person on delete cascade,
  course text not null,
  -- the first is 1, each renewal one more
  cycle int not null,
  course_version int not null,
  -- of the quiz; null where the course has none
  percent int,
  issued_at timestamptz not null,
  -- the first day on which it is no longer valid; null: for good
  expires_on date,
  constraint training_certificate_once unique (person, course, cycle)
);
create index training_certificate_expiry on training_certificate (expires_on) where expires_on is not null;

create table training_video (
  id uuid primary key,
  name text not null,
  type text not null constraint training_video_type check (type in ('video/mp4','video/webm')),
  bytes bigint not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);

-- A made-up case that one person practises on. Its events live here and nowhere else: no view, no fact, no notice, no job.
create table practice_run (
  id uuid primary key,
  person text not null constraint practice_run_person references person on delete cascade,
  practice_case text not null,
  -- the practice case as it was when the run began
  setting jsonb not null,
  events jsonb not null,
  -- natural minutes that the person has let pass
  ahead_minutes int not null default 0 constraint practice_run_ahead check (ahead_minutes between 0 and 100000),
  begun_at timestamptz not null,
  ended_at timestamptz,
  score jsonb,
  percent int,
  passed boolean,
  constraint practice_run_ended_is_scored check ((ended_at is null) = (score is null) and (ended_at is null) = (percent is null)
    and (ended_at is null) = (passed is null))
);
create unique index practice_run_one_open on practice_run (person, practice_case) where ended_at is null;
create index practice_run_of on practice_run (person, practice_case, begun_at);
