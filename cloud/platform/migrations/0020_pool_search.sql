-- What the pool's search looks through: one narrow row an enterprise, folded once, when it is written. Rows of enterprises that are there
-- already are made by the service after its start, some at a time: nothing here touches or locks `enterprise`.
-- Texts are looked through with LIKE, not with pg_trgm: under a C locale that knows no Chinese letter, and the embedded database has it not.
create table enterprise_search (
  enterprise_id  uuid primary key references enterprise (id),
  -- Pinyin initials of the name, then the name: the order of lists.
  sorted         text collate "C" not null,
  -- Present and former names, each behind a line break; so are initials and codes.
  names          text not null,
  address        text not null,
  initials       text not null,
  codes          text not null,
  -- Path of the League's office for the place that the pool tells: the street's, else the district's, else the city's.
  place          text not null,
  -- Version of the rules that made the row.
  made_by        int not null
);
create index enterprise_search_order on enterprise_search (sorted, enterprise_id);
create index enterprise_search_place on enterprise_search (place text_pattern_ops);
