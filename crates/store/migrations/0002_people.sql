-- People and organisation. Registers hold dated rows: a correction ends one row (superseded) and adds another.
-- Valid time is [since, until); what was known when follows from the sealed position of the row and of its end.

create table unit (area bigint not null, id bigint not null, created_at bigint not null, primary key (area, id));

create table post (area bigint not null, unit bigint not null, id bigint not null, primary key (area, unit, id), foreign key (area, unit) references unit (area, id));

create index post_id on post (area, id);

create table person (area bigint not null, id bigint not null, created_at bigint not null, batch bigint, primary key (area, id));

-- The data key of a person, wrapped by the master key. Destroying it erases what it sealed, in backups too.
create table person_key (area bigint not null, person bigint not null, wrapped bytea not null, primary key (area, person), foreign key (area, person) references person (area, id));

-- Every unit under every unit above it (itself included), with the days between which that is so. Derived.
create table unit_closure (
  area bigint not null,
  ancestor bigint not null,
  descendant bigint not null,
  since text not null,
  until text not null,
  primary key (area, ancestor, descendant, since)
);
create index unit_closure_up on unit_closure (area, descendant);

create table unit_facts (
  area bigint not null,
  unit bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  rank text,
  parent bigint,
  division_code text not null,
  credit_code text not null,
  sort bigint not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, unit, id),
  foreign key (area, unit) references unit (area, id)
);
create index unit_facts_parent on unit_facts (area, parent);

create table unit_establishment (
  area bigint not null,
  unit bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  rank text not null,
  number bigint not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, unit, id),
  foreign key (area, unit) references unit (area, id)
);

create table post_facts (
  area bigint not null,
  unit bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  post bigint not null,
  title text not null,
  kind text not null,
  rank text,
  places bigint not null,
  sort bigint not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, unit, id),
  foreign key (area, unit) references unit (area, id)
);

create table person_facts (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  name text not null,
  sex text not null,
  birth text not null,
  ethnicity text not null,
  native_place text not null,
  birth_place text not null,
  political_status text not null,
  party_joined text,
  work_began text,
  health text not null,
  professional_title text not null,
  speciality text not null,
  present_post text not null,
  management text,
  service text not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index person_facts_batch on person_facts (area, batch) where batch is not null;

create table identity (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  number bytea not null,
  lookup bytea not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create unique index identity_lookup on identity (area, lookup) where superseded_at is null;
create index identity_batch on identity (area, batch) where batch is not null;

create table appointment (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  kind text not null,
  main boolean not null,
  title text not null,
  post_kind text not null,
  rank text,
  unit bigint,
  post bigint,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index appointment_unit on appointment (area, unit);
create index appointment_batch on appointment (area, batch) where batch is not null;

create table rank_held (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  rank text,
  grade text,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index rank_held_batch on rank_held (area, batch) where batch is not null;

create table education (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  kind text not null,
  level text,
  level_text text not null,
  degree text,
  discipline text,
  degree_text text not null,
  school text not null,
  degree_school text not null,
  graduated text,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index education_batch on education (area, batch) where batch is not null;

create table appraisal (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  year bigint not null,
  grade text not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index appraisal_batch on appraisal (area, batch) where batch is not null;

create table award (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  happened_on text,
  kind text not null,
  title text not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index award_batch on award (area, batch) where batch is not null;

create table penalty (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  kind text not null,
  title bytea not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index penalty_batch on penalty (area, batch) where batch is not null;

create table relative (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  relation text not null,
  name bytea not null,
  birth text,
  political_status text not null,
  unit_and_post bytea not null,
  died boolean not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index relative_batch on relative (area, batch) where batch is not null;

create table contact (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  kind text not null,
  value bytea not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index contact_batch on contact (area, batch) where batch is not null;

create table resume (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  body text not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index resume_batch on resume (area, batch) where batch is not null;

create table form_words (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  body bytea not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index form_words_batch on form_words (area, batch) where batch is not null;

create table photo (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  since text not null,
  until text not null,
  hash text not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  source text not null,
  batch bigint,
  why text not null,
  corrects bigint,
  superseded_at bigint,
  superseded_by bigint,
  superseded_why text,
  salt bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index photo_batch on photo (area, batch) where batch is not null;

create table entry (
  area bigint not null,
  person bigint not null,
  id bigint not null,
  happened_on text not null,
  recorded_at bigint not null,
  recorded_by bigint not null,
  stage text not null,
  kind text not null,
  source text not null,
  tier text not null,
  replaces bigint,
  body_version bigint not null,
  text_digest bytea not null,
  primary key (area, person, id),
  foreign key (area, person) references person (area, id)
);
create index entry_id on entry (area, id);
create unique index entry_replaced on entry (area, person, replaces) where replaces is not null;

-- The words of an entry, which the law may ask to erase; their salt goes with them.
create table entry_text (
  area bigint not null,
  person bigint not null,
  entry bigint not null,
  sealed boolean not null,
  body bytea not null,
  salt bytea not null,
  primary key (area, person, entry),
  foreign key (area, person, entry) references entry (area, person, id)
);

create table entry_file (
  area bigint not null,
  person bigint not null,
  entry bigint not null,
  hash text not null,
  name text not null,
  bytes bigint not null,
  primary key (area, person, entry, hash),
  foreign key (area, person, entry) references entry (area, person, id)
);

create index entry_file_hash on entry_file (area, hash);

create table entry_comment (
  area bigint not null,
  person bigint not null,
  entry bigint not null,
  id bigint not null,
  account bigint not null,
  at bigint not null,
  body bytea not null,
  primary key (area, person, entry, id),
  foreign key (area, person, entry) references entry (area, person, id)
);

create table contest (
  area bigint not null,
  person bigint not null,
  entry bigint not null,
  id bigint not null,
  state text not null,
  opened_at bigint not null,
  body bytea not null,
  answered_at bigint,
  answered_by bigint,
  answer bytea,
  primary key (area, person, entry, id),
  foreign key (area, person, entry) references entry (area, person, id)
);
create index contest_state on contest (area, state);

-- How far an account has looked at a person's file.
create table looked (area bigint not null, account bigint not null, person bigint not null, position bigint not null, at bigint not null, primary key (area, account, person));

create table erasure (area bigint not null, person bigint not null, id bigint not null, what text not null, basis text not null, at bigint not null, account bigint not null, primary key (area, person, id));

-- A register row changes once, when it is superseded; an entry never.
-- sqlite:
create trigger entry_update before update on entry begin select raise(abort, 'the ledger is append-only'); end;
create trigger entry_delete before delete on entry begin select raise(abort, 'the ledger is append-only'); end;
create trigger unit_facts_update before update on unit_facts when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger unit_facts_delete before delete on unit_facts begin select raise(abort, 'registers are append-only'); end;
create trigger unit_establishment_update before update on unit_establishment when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger unit_establishment_delete before delete on unit_establishment begin select raise(abort, 'registers are append-only'); end;
create trigger post_facts_update before update on post_facts when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger post_facts_delete before delete on post_facts begin select raise(abort, 'registers are append-only'); end;
create trigger person_facts_update before update on person_facts when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger person_facts_delete before delete on person_facts begin select raise(abort, 'registers are append-only'); end;
create trigger identity_update before update on identity when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger identity_delete before delete on identity begin select raise(abort, 'registers are append-only'); end;
create trigger appointment_update before update on appointment when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger appointment_delete before delete on appointment begin select raise(abort, 'registers are append-only'); end;
create trigger rank_held_update before update on rank_held when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger rank_held_delete before delete on rank_held begin select raise(abort, 'registers are append-only'); end;
create trigger education_update before update on education when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger education_delete before delete on education begin select raise(abort, 'registers are append-only'); end;
create trigger appraisal_update before update on appraisal when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger appraisal_delete before delete on appraisal begin select raise(abort, 'registers are append-only'); end;
create trigger award_update before update on award when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger award_delete before delete on award begin select raise(abort, 'registers are append-only'); end;
create trigger penalty_update before update on penalty when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger penalty_delete before delete on penalty begin select raise(abort, 'registers are append-only'); end;
create trigger relative_update before update on relative when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger relative_delete before delete on relative begin select raise(abort, 'registers are append-only'); end;
create trigger contact_update before update on contact when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger contact_delete before delete on contact begin select raise(abort, 'registers are append-only'); end;
create trigger resume_update before update on resume when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger resume_delete before delete on resume begin select raise(abort, 'registers are append-only'); end;
create trigger form_words_update before update on form_words when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger form_words_delete before delete on form_words begin select raise(abort, 'registers are append-only'); end;
create trigger photo_update before update on photo when old.superseded_at is not null or new.superseded_at is null begin select raise(abort, 'a register row is only superseded'); end;
create trigger photo_delete before delete on photo begin select raise(abort, 'registers are append-only'); end;
-- end
-- postgres:
create trigger entry_change before update or delete or truncate on entry for each statement execute function refuse_change();
create trigger unit_facts_update before update on unit_facts for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger unit_facts_delete before delete or truncate on unit_facts for each statement execute function refuse_change();
create trigger unit_establishment_update before update on unit_establishment for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger unit_establishment_delete before delete or truncate on unit_establishment for each statement execute function refuse_change();
create trigger post_facts_update before update on post_facts for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger post_facts_delete before delete or truncate on post_facts for each statement execute function refuse_change();
create trigger person_facts_update before update on person_facts for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger person_facts_delete before delete or truncate on person_facts for each statement execute function refuse_change();
create trigger identity_update before update on identity for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger identity_delete before delete or truncate on identity for each statement execute function refuse_change();
create trigger appointment_update before update on appointment for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger appointment_delete before delete or truncate on appointment for each statement execute function refuse_change();
create trigger rank_held_update before update on rank_held for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger rank_held_delete before delete or truncate on rank_held for each statement execute function refuse_change();
create trigger education_update before update on education for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger education_delete before delete or truncate on education for each statement execute function refuse_change();
create trigger appraisal_update before update on appraisal for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger appraisal_delete before delete or truncate on appraisal for each statement execute function refuse_change();
create trigger award_update before update on award for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger award_delete before delete or truncate on award for each statement execute function refuse_change();
create trigger penalty_update before update on penalty for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger penalty_delete before delete or truncate on penalty for each statement execute function refuse_change();
create trigger relative_update before update on relative for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger relative_delete before delete or truncate on relative for each statement execute function refuse_change();
create trigger contact_update before update on contact for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger contact_delete before delete or truncate on contact for each statement execute function refuse_change();
create trigger resume_update before update on resume for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger resume_delete before delete or truncate on resume for each statement execute function refuse_change();
create trigger form_words_update before update on form_words for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger form_words_delete before delete or truncate on form_words for each statement execute function refuse_change();
create trigger photo_update before update on photo for each row when (old.superseded_at is not null or new.superseded_at is null) execute function refuse_change();
create trigger photo_delete before delete or truncate on photo for each statement execute function refuse_change();
-- end
