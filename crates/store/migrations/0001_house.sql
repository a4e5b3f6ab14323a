-- The house: ids, versions, the seal, access, audit, jobs, notices, files, drafts, imports.
-- Column types are bigint, text, boolean and bytea only; every key begins with area.

create table node (area bigint not null, id bigint not null, leased_until bigint not null, last_id bigint not null, primary key (area, id));

create table setting (area bigint not null, name text not null, value text not null, primary key (area, name));

-- The version of every root that is edited: its ETag.
create table root (area bigint not null, id bigint not null, version bigint not null, primary key (area, id));

create table seal (
  area bigint not null,
  chain text not null,
  position bigint not null,
  row_id bigint not null,
  topic text not null,
  subject bigint not null,
  digest bytea not null,
  hash bytea not null,
  sealed_at bigint not null,
  primary key (area, chain, position)
);
create index seal_subject on seal (area, subject, chain, position);

create table unsealed (
  area bigint not null,
  chain text not null,
  row_id bigint not null,
  topic text not null,
  subject bigint not null,
  digest bytea not null,
  primary key (area, chain, row_id, topic)
);

create table account (
  area bigint not null,
  id bigint not null,
  name text not null,
  name_key text not null,
  display_name text not null,
  person bigint,
  password text not null,
  failures bigint not null,
  locked_until bigint not null,
  locked boolean not null,
  language text not null,
  last_sign_in bigint,
  created_at bigint not null,
  primary key (area, id),
  unique (area, name_key)
);

create table held_grant (
  area bigint not null,
  account bigint not null,
  id bigint not null,
  role text not null,
  unit bigint not null,
  management text,
  since text not null,
  until text not null,
  given_by bigint not null,
  given_at bigint not null,
  primary key (area, account, id),
  foreign key (area, account) references account (area, id)
);

create table session (
  area bigint not null,
  id bigint not null,
  account bigint not null,
  token bytea not null,
  since bigint not null,
  last_seen bigint not null,
  browser text not null,
  primary key (area, id),
  unique (area, token),
  foreign key (area, account) references account (area, id)
);

create table audit (
  area bigint not null,
  id bigint not null,
  chain text not null,
  at bigint not null,
  account bigint not null,
  account_name text not null,
  role text,
  action text not null,
  subjects text not null,
  detail text not null,
  salt bytea not null,
  primary key (area, id)
);
create index audit_at on audit (area, at);
create index audit_account on audit (area, account, at);

create table audit_subject (area bigint not null, subject bigint not null, audit bigint not null, primary key (area, subject, audit));

create table saved_filter (
  area bigint not null,
  account bigint not null,
  id bigint not null,
  name text not null,
  question text not null,
  shared boolean not null,
  saved_at bigint not null,
  primary key (area, account, id)
);

create table draft (
  area bigint not null,
  account bigint not null,
  form text not null,
  object text not null,
  body bytea not null,
  saved_at bigint not null,
  expires_at bigint not null,
  primary key (area, account, form, object)
);

create table idempotency (
  area bigint not null,
  account bigint not null,
  request_key text not null,
  digest bytea not null,
  answer text not null,
  at bigint not null,
  primary key (area, account, request_key)
);

create table job (
  area bigint not null,
  id bigint not null,
  kind text not null,
  arguments text not null,
  account bigint not null,
  state text not null,
  lease_until bigint not null,
  attempts bigint not null,
  done bigint not null,
  total bigint not null,
  message text not null,
  created_at bigint not null,
  primary key (area, id)
);
create index job_state on job (area, state, lease_until);

create table notice (
  area bigint not null,
  account bigint not null,
  id bigint not null,
  kind text not null,
  arguments text not null,
  link text,
  at bigint not null,
  read_at bigint,
  primary key (area, account, id)
);

-- What adapters (SMTP, webhook, message gateway) have to carry out of the house; never restricted text.
create table outbox (
  area bigint not null,
  id bigint not null,
  account bigint not null,
  notice bigint not null,
  channel text not null,
  state text not null,
  attempts bigint not null,
  at bigint not null,
  primary key (area, id)
);

create table file (
  area bigint not null,
  hash text not null,
  bytes bigint not null,
  kind text not null,
  added_by bigint not null,
  added_at bigint not null,
  primary key (area, hash)
);

create table calendar_year (area bigint not null, year bigint not null, source text not null, body text not null, primary key (area, year));

create table import (
  area bigint not null,
  id bigint not null,
  kind text not null,
  name text not null,
  source_name text not null,
  account bigint not null,
  at bigint not null,
  state text not null,
  done bigint not null,
  total bigint not null,
  body bytea not null,
  primary key (area, id)
);

create table import_row (
  area bigint not null,
  import bigint not null,
  row_number bigint not null,
  state text not null,
  person bigint,
  body bytea not null,
  primary key (area, import, row_number),
  foreign key (area, import) references import (area, id)
);

create table import_mapping (area bigint not null, source_name text not null, header text not null, target text not null, primary key (area, source_name, header));

-- sqlite:
create trigger seal_update before update on seal begin select raise(abort, 'the seal is append-only'); end;
create trigger seal_delete before delete on seal begin select raise(abort, 'the seal is append-only'); end;
create trigger audit_update before update on audit begin select raise(abort, 'the audit log is append-only'); end;
-- end
-- postgres:
create function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$;
create trigger seal_change before update or delete or truncate on seal for each statement execute function refuse_change();
create trigger audit_change before update or truncate on audit for each statement execute function refuse_change();
-- end
