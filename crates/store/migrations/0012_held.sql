-- Whose answers problems had, for the yardstick of problems solved; and files that sealed texts name.

create index problem_event_account on problem_event (area, account, deed);
create index account_person on account (area, person);

-- Files that a sealed text names, such as a draft: the sweep must not take them.
create table held_file (
  area bigint not null,
  holder bigint not null,
  hash text not null,
  primary key (area, holder, hash)
);
