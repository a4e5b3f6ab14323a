-- Where an account is told that something waits: its address for each way out of the house, sealed.
create table notice_address (
  area bigint not null,
  account bigint not null,
  channel text not null,
  daily boolean not null,
  sealed bytea not null,
  set_at bigint not null,
  primary key (area, account, channel)
);

-- When the next attempt is made, and what stood in the way of the last.
alter table outbox add column next_at bigint not null default 0;
alter table outbox add column trouble text not null default '';
create index outbox_due on outbox (area, state, next_at);
create index outbox_notice on outbox (area, notice);
