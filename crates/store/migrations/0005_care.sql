-- Talks with officials, what is owed by whom, and seasons of talks.

-- `talker` is the person who held the talk, `body` its words, sealed with the key of the person talked with.
create table talk (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  kind text not null,
  held_on text not null,
  unannounced boolean not null,
  tier text not null,
  round bigint,
  talker bigint,
  recorded_by bigint not null,
  recorded_at bigint not null,
  replaces bigint,
  body bytea not null,
  salt bytea not null,
  digest bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index talk_id on talk (area, id);
create index talk_held on talk (area, held_on);
create index talk_talker on talk (area, talker, held_on);
create index talk_recorded on talk (area, recorded_by, id);
create index talk_of_round on talk (area, round);
create unique index talk_replaced on talk (area, person, replaces) where replaces is not null;

-- Further talkers of the same talk.
create table talk_also (
  area bigint not null,
  talk bigint not null,
  talker bigint not null,
  joined_at bigint not null,
  primary key (area, talk, talker)
);

create table talk_round (
  area bigint not null,
  id bigint not null,
  title text not null,
  begins text not null,
  ends text not null,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);

-- What somebody needs for body, mind or family, and how they are helped; words sealed with the person's key.
create table care_need (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  kind text not null,
  state text not null,
  talk bigint,
  opened_by bigint not null,
  opened_at bigint not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index care_need_id on care_need (area, id);
create index care_need_open on care_need (area, state, opened_at);

create table care_note (
  area bigint not null,
  need bigint not null,
  id bigint not null,
  person bigint not null,
  state text not null,
  noted_by bigint not null,
  noted_at bigint not null,
  body bytea not null,
  salt bytea not null,
  digest bytea not null,
  primary key (area, need, id)
);

-- Visits that nobody is told of; only the account that plans one reads it.
create table visit_plan (
  area bigint not null,
  account bigint not null,
  id bigint not null,
  planned_for text not null,
  state text not null,
  body bytea not null,
  talk bigint,
  set_at bigint not null,
  primary key (area, account, id)
);

-- The address under which an account's calendar program may ask for what is owed; the token itself is not kept.
create table calendar_feed (
  area bigint not null,
  account bigint not null,
  token_hash bytea not null,
  made_at bigint not null,
  primary key (area, account)
);
create unique index calendar_feed_token on calendar_feed (area, token_hash);

-- Reminders that went out, each once.
create table reminded (
  area bigint not null,
  about text not null,
  at bigint not null,
  primary key (area, about)
);

-- A rule that has ended stays, so that what it asked for can still be shown.
create table duty_rule (
  area bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);

-- sqlite:
create trigger talk_update before update on talk begin select raise(abort, 'talks are append-only'); end;
create trigger care_note_update before update on care_note begin select raise(abort, 'care notes are append-only'); end;
create trigger care_note_delete before delete on care_note begin select raise(abort, 'care notes are append-only'); end;
create trigger talk_delete before delete on talk begin select raise(abort, 'talks are append-only'); end;
-- end
-- postgres:
create trigger care_note_change before update or delete or truncate on care_note for each statement execute function refuse_change();
create trigger talk_change before update or delete or truncate on talk for each statement execute function refuse_change();
-- end
