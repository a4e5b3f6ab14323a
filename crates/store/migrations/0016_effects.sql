-- What came of a class: the survey of its students, scores before and after, what is used months later; addresses of calendars.

alter table training_session add column feedback bigint;

create table training_score (
  area bigint not null,
  session bigint not null,
  part bigint not null,
  phase text not null,
  tenths bigint not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, session, part, phase)
);

create table training_follow_up (
  area bigint not null,
  session bigint not null,
  part bigint not null,
  asked text not null,
  used text not null,
  entry bigint not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, session, part, asked)
);

create table calendar_address (
  area bigint not null,
  token_hash bytea not null,
  what text not null,
  target bigint not null,
  account bigint not null,
  made_at bigint not null,
  primary key (area, token_hash)
);
create index calendar_address_account on calendar_address (area, account, what, target);
