-- Values of rules that this house has set, beside those that ship; a later row takes over from its day on.
create table rule_value (
  area bigint not null,
  id bigint not null,
  name text not null,
  value bigint not null,
  since text not null,
  source text not null,
  set_by bigint not null,
  set_at bigint not null,
  primary key (area, id)
);
create index rule_value_name on rule_value (area, name, since);
