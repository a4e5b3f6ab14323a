-- Surveys. Who answered is a mark without a time; what was answered lies in drawers, sealed and mixed anew with every ballot.

create table survey (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  kind text not null,
  state text not null,
  closes text not null,
  body text not null,
  results bytea,
  set_by bigint not null,
  set_at bigint not null,
  opened_at bigint,
  closed_at bigint,
  primary key (area, id)
);
create index survey_state on survey (area, state, closes);

create table survey_invited (
  area bigint not null,
  survey bigint not null,
  person bigint not null,
  place bigint not null,
  answered boolean not null,
  primary key (area, survey, person)
);
create index survey_invited_person on survey_invited (area, person, survey);

-- One-time codes; only a hash is kept, and no code is anybody's.
create table survey_code (
  area bigint not null,
  code_hash bytea not null,
  survey bigint not null,
  place bigint not null,
  used boolean not null,
  primary key (area, code_hash)
);
create index survey_code_survey on survey_code (area, survey, place);

create table survey_drawer (
  area bigint not null,
  survey bigint not null,
  place bigint not null,
  drawer bigint not null,
  body bytea not null,
  primary key (area, survey, place, drawer)
);
