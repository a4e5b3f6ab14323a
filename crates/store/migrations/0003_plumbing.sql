-- Who holds a node number: one that slept does not go on with a number that another took.
alter table node add column holder text not null default '';

-- The files an import was made from, and pictures that its rows may put on record.
create table import_file (
  area bigint not null,
  import bigint not null,
  hash text not null,
  primary key (area, import, hash),
  foreign key (area, import) references import (area, id)
);

-- What is found by its words: terms of a record (never of a restricted one), and whose file or unit it hangs on.
create table text_record (
  area bigint not null,
  id bigint not null,
  kind text not null,
  owner bigint not null,
  terms text not null,
  primary key (area, id)
);
create index text_record_owner on text_record (area, owner);

-- sqlite:
create virtual table text_words using fts5(terms, content='', detail=none);
create trigger text_record_insert after insert on text_record begin insert into text_words (rowid, terms) values (new.id, new.terms); end;
create trigger text_record_delete after delete on text_record begin insert into text_words (text_words, rowid, terms) values ('delete', old.id, old.terms); end;
-- end
-- postgres:
create index text_record_terms on text_record using gin (to_tsvector('simple', terms));
-- end
