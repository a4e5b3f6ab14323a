-- Appraisals with their reply, and posts and headquarters where officials are watched at work.

create table appraising (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  kind text not null,
  state text not null,
  class text,
  grade text,
  held_on text not null,
  year bigint,
  project bigint,
  milestone bigint,
  milestone_planned text,
  opened_by bigint not null,
  opened_at bigint not null,
  reply_until text,
  final_at bigint,
  final_by bigint,
  entry bigint,
  body bytea not null,
  reply bytea,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index appraising_id on appraising (area, id);
create index appraising_state on appraising (area, state, id);
create index appraising_milestone on appraising (area, milestone) where milestone is not null;
create index appraising_class on appraising (area, kind, state, person);

create table touchstone (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  post bigint,
  title text not null,
  field text not null,
  since text not null,
  until text not null,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index touchstone_unit on touchstone (area, unit);
