-- Observing at the front line: field studies, statements with their sources, givers of comments, teams; projects.

alter table entry add column front_line text;
alter table entry add column channel text;
create index entry_front_line on entry (area, front_line, person) where front_line is not null;
create index entry_channel on entry (area, kind, id) where channel is not null;

-- A study is its recorder's alone until it is published; its words are sealed with the key of the house.
create table field_study (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  held_on text not null,
  unannounced boolean not null,
  state text not null,
  team bigint,
  recorded_by bigint not null,
  recorded_at bigint not null,
  published_at bigint,
  body bytea not null,
  primary key (area, id)
);
create index field_study_recorded on field_study (area, recorded_by, state);
create index field_study_unit on field_study (area, unit, held_on);

-- What is said of a person's work; `body` is sealed with the person's key, so that it can be erased.
create table statement (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  front_line text not null,
  tier text not null,
  study bigint,
  made_on text not null,
  recorded_by bigint not null,
  recorded_at bigint not null,
  body bytea not null,
  salt bytea not null,
  digest bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index statement_id on statement (area, id);
create index statement_line on statement (area, front_line, person);

-- Entries that speak for a statement or against it; a later row for the same entry takes the place of the earlier.
create table statement_source (
  area bigint not null,
  person bigint not null,
  statement bigint not null,
  id bigint not null,
  entry bigint not null,
  stance text,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, person, statement, id),
  foreign key (area, person, entry) references entry (area, person, id)
);
create index statement_source_entry on statement_source (area, entry);

-- Who gave a comment, found only with the key of the house; read by nobody but the giver.
create table comment_giver (
  area bigint not null,
  id bigint not null,
  entry_key bytea not null,
  account_key bytea not null,
  sealed bytea not null,
  primary key (area, id)
);
create index comment_giver_account on comment_giver (area, account_key);

create table observe_team (
  area bigint not null,
  id bigint not null,
  begins text not null,
  ends text not null,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create table observe_team_member (
  area bigint not null,
  team bigint not null,
  person bigint not null,
  primary key (area, team, person)
);
create index observe_team_member_person on observe_team_member (area, person);

create table project (
  area bigint not null,
  id bigint not null,
  unit bigint not null,
  title text not null,
  sector text not null,
  since text not null,
  until text,
  body text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index project_unit on project (area, unit);

-- `moved` tells every day it was planned for before, with the reason.
create table project_milestone (
  area bigint not null,
  project bigint not null,
  id bigint not null,
  title text not null,
  planned text not null,
  actual text,
  moved text not null,
  primary key (area, project, id)
);
create index project_milestone_planned on project_milestone (area, planned) where actual is null;

-- What a person did for a project or a new result; confirmed by somebody else it becomes an entry of their file.
create table contribution (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  project bigint,
  kind text not null,
  state text not null,
  happened_on text not null,
  body bytea not null,
  claimed_by bigint not null,
  claimed_at bigint not null,
  decided_by bigint,
  decided_at bigint,
  entry bigint,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index contribution_project on contribution (area, project);
create index contribution_state on contribution (area, state, id);

alter table visit_plan add column team bigint;
alter table visit_plan add column study bigint;
create index visit_plan_team on visit_plan (area, team) where team is not null;

-- sqlite:
create trigger statement_update before update on statement begin select raise(abort, 'statements are append-only'); end;
create trigger statement_delete before delete on statement begin select raise(abort, 'statements are append-only'); end;
create trigger statement_source_update before update on statement_source begin select raise(abort, 'sources of statements are append-only'); end;
create trigger statement_source_delete before delete on statement_source begin select raise(abort, 'sources of statements are append-only'); end;
-- end
-- postgres:
create trigger statement_change before update or delete or truncate on statement for each statement execute function refuse_change();
create trigger statement_source_change before update or delete or truncate on statement_source for each statement execute function refuse_change();
-- end
