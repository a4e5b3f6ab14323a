-- What comes of training: questions and suggestions with their answers, orders, members of cohorts, handbooks, scores.

alter table contribution add column session bigint;
create index contribution_session on contribution (area, session);

-- Whoever speaks without a name leaves neither account nor person.
create table training_voice (
  area bigint not null,
  session bigint not null,
  id bigint not null,
  kind text not null,
  person bigint,
  account bigint,
  said bytea not null,
  answer bytea,
  answered_by bigint,
  answered_at bigint,
  set_at bigint not null,
  primary key (area, session, id)
);

create table course_order (
  area bigint not null,
  id bigint not null,
  course bigint,
  topic text not null,
  unit bigint not null,
  wished text not null,
  heads bigint not null,
  state text not null,
  session bigint,
  why text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index course_order_unit on course_order (area, unit);

create table cohort_member (
  area bigint not null,
  programme bigint not null,
  person bigint not null,
  joined text not null,
  left_on text,
  state text not null,
  body bytea not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, programme, person)
);
create index cohort_member_person on cohort_member (area, person);

create table handbook (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  title text not null,
  edition text not null,
  published_on text not null,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);

create table handbook_read (
  area bigint not null,
  handbook bigint not null,
  section bigint not null,
  account bigint not null,
  read_at bigint not null,
  primary key (area, handbook, section, account)
);

create table contest_score (
  area bigint not null,
  session bigint not null,
  part bigint not null,
  round bigint not null,
  judge bigint not null,
  tenths bigint not null,
  set_at bigint not null,
  primary key (area, session, part, round, judge)
);
