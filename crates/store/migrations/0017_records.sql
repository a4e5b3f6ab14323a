-- Learning records: spaces of units, credentials, statements in the order they were stored, what they are found by, documents.

create table record_space (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  title text not null,
  made_by bigint not null,
  made_at bigint not null,
  primary key (area, id)
);

create table record_credential (
  area bigint not null,
  id bigint not null,
  space bigint not null,
  title text not null,
  name text not null,
  secret_hash bytea not null,
  scopes text not null,
  made_by bigint not null,
  made_at bigint not null,
  ended_at bigint,
  used_at bigint,
  primary key (area, id)
);
create unique index record_credential_name on record_credential (area, name);

create table record (
  area bigint not null,
  position bigint not null,
  space bigint not null,
  id bytea not null,
  voids boolean not null,
  voided boolean not null,
  refers bytea,
  terms bytea not null,
  body bytea not null,
  primary key (area, position)
);
create unique index record_id on record (area, space, id);
create index record_refers on record (area, refers) where refers is not null;

create table record_segment (
  area bigint not null,
  first bigint not null,
  last bigint not null,
  positions bytea not null,
  primary key (area, first)
);

create table record_posting (
  area bigint not null,
  term bigint not null,
  segment bigint not null,
  places bytea not null,
  primary key (area, term, segment)
);

create table record_late (
  area bigint not null,
  term bigint not null,
  position bigint not null,
  primary key (area, term, position)
);
create index record_late_position on record_late (area, position);

create table record_known (
  area bigint not null,
  space bigint not null,
  kind text not null,
  iri text not null,
  body text not null,
  primary key (area, space, kind, iri)
);

create table record_attachment (
  area bigint not null,
  space bigint not null,
  sha2 text not null,
  kind text not null,
  body bytea not null,
  primary key (area, space, sha2)
);

create table record_document (
  area bigint not null,
  space bigint not null,
  resource text not null,
  owner text not null,
  registration text not null,
  name text not null,
  kind text not null,
  etag text not null,
  updated_at bigint not null,
  body bytea not null,
  primary key (area, space, resource, owner, registration, name)
);
