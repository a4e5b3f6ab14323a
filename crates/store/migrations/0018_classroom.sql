-- The online classroom: its files, lessons and who saw how much of them; the bank of questions, tests and sittings; statements
-- of what happened in the house on their way to the learning records.

create table media (
  area bigint not null,
  id bigint not null,
  name text not null,
  kind text not null,
  bytes bigint not null,
  received bigint not null,
  added_by bigint not null,
  added_at bigint not null,
  primary key (area, id)
);

create table media_used (
  area bigint not null,
  media bigint not null,
  lesson bigint not null,
  primary key (area, media, lesson)
);
create index media_used_by on media_used (area, lesson);

create table online_lesson (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  kind text not null,
  number bigint,
  title text not null,
  topic text not null,
  published_on text not null,
  focus bigint,
  ended_on text,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index online_lesson_published on online_lesson (area, published_on, id);

create table lesson_viewing (
  area bigint not null,
  lesson bigint not null,
  person bigint not null,
  registration text not null,
  begun_at bigint not null,
  seen_at bigint not null,
  place bigint not null,
  seconds bigint not null,
  watched text not null,
  done_on text,
  tenths bigint not null,
  entry bigint,
  primary key (area, lesson, person)
);
create index lesson_viewing_person on lesson_viewing (area, person, done_on);
create index lesson_viewing_done on lesson_viewing (area, done_on);

create table bank_question (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  topic text not null,
  form text not null,
  wording bigint not null,
  ended_on text,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index bank_question_unit on bank_question (area, unit, topic);

-- A question as it was worded; a sitting keeps the wording it was asked in.
create table question_wording (
  area bigint not null,
  id bigint not null,
  question bigint not null,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);

create table knowledge_test (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  number bigint,
  title text not null,
  topic text not null,
  opens bigint not null,
  closes bigint,
  session bigint,
  lesson bigint,
  before bigint,
  ended_on text,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index knowledge_test_opens on knowledge_test (area, opens, id);

create table sitting (
  area bigint not null,
  id bigint not null,
  test bigint not null,
  person bigint not null,
  registration text not null,
  state text not null,
  begun_at bigint not null,
  due_at bigint,
  handed_in_at bigint,
  tenths bigint not null,
  of_tenths bigint not null,
  passed boolean,
  entry bigint,
  paper text not null,
  primary key (area, id)
);
create index sitting_test on sitting (area, test, person);
create index sitting_person on sitting (area, person, handed_in_at);
create index sitting_due on sitting (area, state, due_at);

-- An answer of a sitting, sealed; `mark` is in thousandths of the question.
create table sitting_answer (
  area bigint not null,
  sitting bigint not null,
  place bigint not null,
  question bigint not null,
  wording bigint not null,
  body bytea,
  mark bigint,
  by_hand boolean not null,
  marked_by bigint,
  saved_at bigint not null,
  primary key (area, sitting, place)
);
create index sitting_answer_question on sitting_answer (area, question);

create table record_due (
  area bigint not null,
  id bigint not null,
  body text not null,
  primary key (area, id)
);
