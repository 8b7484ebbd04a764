-- Messages that a person agreed to get in WeChat: how many of a template are left, or that it lasts until taken back.
create table message_subscription (
  person_id  uuid not null references person (id) on delete cascade,
  template   text not null,
  "left"     int not null default 0 check ("left" between 0 and 1000),
  always     boolean not null default false,
  at         timestamptz not null,
  primary key (person_id, template)
);
