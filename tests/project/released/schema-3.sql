-- Schema version 3 as it was released. A released schema is never edited: migrations only add to it.

create table source_file (
  id integer primary key,
  name text not null,
  bytes integer not null,
  sha256 text not null,
  imported_at text not null,
  plan text not null
) strict;

create table dataset (
  id integer primary key,
  name text not null unique collate nocase,
  kind text not null check (kind in ('survey', 'posts', 'journeys', 'campaigns')),
  row_count integer not null default 0,
  source_file_id integer references source_file (id),
  weight_variable_id integer references variable (id) on delete set null,
  warnings text not null default '[]',
  created_at text not null
) strict;

create table multiple_response_set (
  id integer primary key,
  dataset_id integer not null references dataset (id) on delete cascade,
  name text not null,
  label text not null,
  kind text not null check (kind in ('multiple', 'grid')),
  base_rule text not null,
  position integer not null,
  unique (dataset_id, name)
) strict;

create table variable (
  id integer primary key,
  dataset_id integer not null references dataset (id) on delete cascade,
  position integer not null,
  name text not null,
  label text not null,
  kind text not null,
  storage text not null check (storage in ('category', 'number', 'text')),
  set_id integer references multiple_response_set (id) on delete set null,
  recipe text,
  hash text not null default '',
  unique (dataset_id, name)
) strict;

create table category (
  variable_id integer not null references variable (id) on delete cascade,
  code_index integer not null,
  position integer not null,
  code text not null,
  label text not null,
  value real,
  missing text,
  primary key (variable_id, code_index)
) strict, without rowid;

create table column_chunk (
  id integer primary key,
  variable_id integer not null references variable (id) on delete cascade,
  chunk integer not null,
  type text not null,
  row_count integer not null,
  null_count integer not null,
  data blob not null,
  offsets blob,
  validity blob,
  reasons blob,
  compression text not null default 'none' check (compression in ('none', 'zstd')),
  sha256 blob not null,
  unique (variable_id, chunk)
) strict;

create table segment (
  id integer primary key,
  dataset_id integer not null references dataset (id) on delete cascade,
  name text not null collate nocase,
  rule text not null,
  created_at text not null,
  unique (dataset_id, name)
) strict;

create table segment_alias (
  dataset_id integer not null references dataset (id) on delete cascade,
  alias text not null collate nocase,
  segment_id integer not null references segment (id) on delete cascade,
  primary key (dataset_id, alias)
) strict, without rowid;

create table codebook (
  id integer primary key,
  name text not null unique,
  body text not null,
  changed_at text not null
) strict;

create table lexicon_entry (
  phrase text primary key,
  weight real not null,
  changed_at text not null
) strict, without rowid;

create table tag_run (
  id integer primary key,
  dataset_id integer not null references dataset (id) on delete cascade,
  specification text not null,
  result text not null,
  created_at text not null
) strict;

create table correction (
  id integer primary key,
  dataset_id integer not null references dataset (id) on delete cascade,
  variable_id integer not null references variable (id) on delete cascade,
  row integer not null,
  was text,
  became text,
  made_at text not null
) strict;
create index correction_by_variable on correction (variable_id, row);

create table analysis (
  id integer primary key,
  kind text not null,
  name text not null,
  specification text not null,
  inputs text not null,
  result text not null,
  method_version text not null,
  created_at text not null
) strict;

create table event (
  id integer primary key autoincrement,
  at text not null,
  what text not null,
  details text not null
) strict;
create trigger event_is_never_changed before update on event
begin select raise(abort, 'the log of events is only appended to'); end;
create trigger event_is_never_removed before delete on event
begin select raise(abort, 'the log of events is only appended to'); end;

alter table variable add column role text;
alter table dataset add column recipe text;

create table claim_source (
  id integer primary key,
  title text not null,
  author text,
  dated text,
  file text,
  sha256 text,
  note text not null default '',
  created_at text not null
) strict;

create table claim (
  id integer primary key,
  source_id integer not null references claim_source (id) on delete cascade,
  quote text not null,
  page integer,
  line integer,
  reading text not null,
  verdict text not null check (verdict in ('holds', 'stretched', 'does-not-hold', 'not-testable')),
  result text not null,
  repeats_id integer references claim (id) on delete set null,
  evidence text,
  tags text not null default '[]',
  note text not null default '',
  created_at text not null,
  changed_at text not null
) strict;
create index claim_by_source on claim (source_id);
create index claim_by_repeated on claim (repeats_id);
