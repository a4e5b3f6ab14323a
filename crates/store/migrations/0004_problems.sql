-- Problems: the current row, the words apart so that they can be erased, every deed, and whoever raised it.

-- `source` is the talk, visit or project it was raised in, `place` the unit it is about; `due` is derived from body and
-- calendar when either changes, 9999-12-31 while nothing is due.
create table problem (
  area bigint not null,
  id bigint not null,
  origin text not null,
  source bigint,
  kind text not null,
  state text not null,
  open boolean not null,
  owner bigint,
  coordinator bigint not null,
  place bigint not null,
  part_of bigint,
  joined_into bigint,
  due text not null,
  raised_on text not null,
  raised_by bigint not null,
  body text not null,
  primary key (area, id)
);
create index problem_owner on problem (area, owner, open, due);
create index problem_coordinator on problem (area, coordinator, open, due);
create index problem_open on problem (area, open, due);
create index problem_source on problem (area, source);
create index problem_part on problem (area, part_of);

create table problem_text (
  area bigint not null,
  problem bigint not null,
  title bytea not null,
  body bytea not null,
  wish bytea not null,
  primary key (area, problem),
  foreign key (area, problem) references problem (area, id)
);

create table problem_event (
  area bigint not null,
  problem bigint not null,
  id bigint not null,
  at bigint not null,
  account bigint not null,
  party text not null,
  deed text not null,
  body bytea not null,
  salt bytea not null,
  digest bytea not null,
  primary key (area, problem, id),
  foreign key (area, problem) references problem (area, id)
);
create index problem_event_id on problem_event (area, id);

-- Who raised it stands sealed, and is found by keyed hashes alone; `protected` says that the name stays unsaid.
create table problem_raiser (
  area bigint not null,
  problem bigint not null,
  id bigint not null,
  protected boolean not null,
  person_key bytea not null,
  account_key bytea not null,
  sealed bytea not null,
  primary key (area, problem, id),
  foreign key (area, problem) references problem (area, id)
);
create index problem_raiser_person on problem_raiser (area, person_key);
create index problem_raiser_account on problem_raiser (area, account_key);

-- Which unit owes an answer to which kind of problem, about which units.
create table routing (
  area bigint not null,
  id bigint not null,
  kind text not null,
  place bigint not null,
  owner bigint not null,
  since text not null,
  until text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index routing_kind on routing (area, kind);
create index held_grant_unit on held_grant (area, unit);

-- sqlite:
create trigger problem_event_update before update on problem_event begin select raise(abort, 'events are append-only'); end;
create trigger problem_event_delete before delete on problem_event begin select raise(abort, 'events are append-only'); end;
-- end
-- postgres:
create trigger problem_event_change before update or delete or truncate on problem_event for each statement execute function refuse_change();
-- end
