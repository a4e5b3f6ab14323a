-- Programmes, their sessions with lessons, and who takes part; the catalogues of the training section; gaps.

create table catalogue_item (
  area bigint not null,
  id bigint not null,
  catalogue text not null,
  unit bigint not null,
  title text not null,
  person bigint,
  ended bigint,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index catalogue_item_of on catalogue_item (area, catalogue, id);

create table programme (
  area bigint not null,
  id bigint not null,
  kind text not null,
  unit bigint not null,
  parent bigint,
  title text not null,
  since text not null,
  until text,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index programme_kind on programme (area, kind, since);

create table training_session (
  area bigint not null,
  id bigint not null,
  programme bigint,
  form text not null,
  unit bigint not null,
  state text not null,
  begins text not null,
  ends text not null,
  number bigint,
  chain bigint,
  course bigint,
  zone bigint,
  partner bigint,
  layer text,
  discussion text,
  heads bigint,
  title text not null,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index training_session_days on training_session (area, begins, id);
create index training_session_programme on training_session (area, programme, begins);
create index training_session_state on training_session (area, state, ends);
create index training_session_unit on training_session (area, unit, form, begins);

create table training_lesson (
  area bigint not null,
  session bigint not null,
  id bigint not null,
  day text not null,
  begins bigint not null,
  ends bigint not null,
  room bigint,
  lecturer bigint,
  primary key (area, session, id)
);
create index training_lesson_day on training_lesson (area, day);
create index training_lesson_lecturer on training_lesson (area, lecturer, day);

-- What a programme or session serves: a focus, tag or topic.
create table training_serves (
  area bigint not null,
  focus bigint not null,
  served bigint not null,
  kind text not null,
  primary key (area, focus, served)
);

-- Somebody in a session: an official, or a guest by name. `body` is what they said, sealed.
create table training_part (
  area bigint not null,
  session bigint not null,
  id bigint not null,
  person bigint,
  guest text not null,
  unit bigint,
  role text not null,
  state text not null,
  leads bigint not null,
  body bytea,
  tenths bigint not null,
  halves bigint not null,
  online_tenths bigint not null,
  done_on text,
  entry bigint,
  why text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, session, id)
);
create index training_part_person on training_part (area, person, done_on);
create index training_part_done on training_part (area, done_on, person);

create table training_mark (
  area bigint not null,
  session bigint not null,
  part bigint not null,
  lesson bigint not null,
  presence text not null,
  way text not null,
  marked_by bigint not null,
  marked_at bigint not null,
  primary key (area, session, part, lesson)
);

create table training_gap (
  area bigint not null,
  id bigint not null,
  person bigint,
  unit bigint,
  kind text not null,
  source text not null,
  state text not null,
  field text not null,
  found_on text not null,
  programme bigint,
  session bigint,
  closed_on text,
  closed_by_entry bigint,
  body bytea not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index training_gap_person on training_gap (area, person);
create index training_gap_field on training_gap (area, field, state);
