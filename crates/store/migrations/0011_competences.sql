-- The framework of competences, levels given by it, and what posts ask for.

create table competence (
  area bigint not null,
  id bigint not null,
  parent bigint,
  code text not null,
  title text not null,
  sort bigint not null,
  body text not null,
  ended text,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create unique index competence_code on competence (area, code) where ended is null;

-- The level in an entry's words, once more as columns; what counts is the entry.
create table rating (
  area bigint not null,
  person bigint not null,
  entry bigint not null,
  competence bigint not null,
  level bigint not null,
  primary key (area, person, entry),
  foreign key (area, person, entry) references entry (area, person, id)
);
create index rating_competence on rating (area, competence);

create table post_need (
  area bigint not null,
  post bigint not null,
  competence bigint not null,
  level bigint not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, post, competence)
);
