-- The register of standards: what the published sources say, the same for every organisation of the installation. It is filled by
-- imports alone. Nothing is ever removed, except the statements of a version on which nobody has started.
create table register_standard (
  reference  text primary key check (reference ~ '^(ST|FA|AU)[0-9]{4}$'),
  -- Of the version for starts now, for lists and filters.
  version    text not null,
  title      text not null,
  level      int check (level between 1 and 8),
  route      text,
  status     text,
  lars_code  text,
  changed_at timestamptz not null,
  search     tsvector generated always as (
    to_tsvector('english'::regconfig, title) || to_tsvector('simple'::regconfig, title || ' ' || reference || ' ' || coalesce(lars_code, ''))) stored
);
create index register_standard_search_idx on register_standard using gin (search);
create index register_standard_lars_idx on register_standard (lars_code) where lars_code is not null;
call make_reference_table('register_standard', 'select, insert, update');

-- content stays as it is from the first apprentice on; facts (status, days, funding) move on with the register.
create table register_version (
  reference  text not null references register_standard (reference),
  version    text not null check (version ~ '^([0-9]+[.][0-9]+)?$'),
  content    jsonb not null,
  facts      jsonb not null,
  source     text not null,
  changed_at timestamptz not null,
  primary key (reference, version)
);
call make_reference_table('register_version', 'select, insert, update');

create table register_statement (
  reference text not null,
  version   text not null,
  ref       text not null,
  position  int not null,
  kind      text not null check (kind in ('knowledge', 'skill', 'behaviour', 'employability')),
  text      text not null,
  -- As words of the language and as they are written, so that the beginning of a word finds it too.
  search    tsvector generated always as (to_tsvector('english'::regconfig, text) || to_tsvector('simple'::regconfig, text)) stored,
  primary key (reference, version, ref),
  foreign key (reference, version) references register_version (reference, version)
);
create index register_statement_search_idx on register_statement using gin (search);
call make_reference_table('register_statement', 'select, insert, update, delete');

-- The register of assessment organisations.
create table register_body (
  id         text primary key check (id ~ '^EPA[0-9]{4,5}$'),
  name       text not null,
  ukprn      text,
  type       text,
  starts_on  date,
  ends_on    date,
  changed_at timestamptz not null
);
call make_reference_table('register_body', 'select, insert, update');

create table register_body_standard (
  body_id   text not null references register_body (id),
  reference text not null,
  areas     text[] not null default '{}',
  starts_on date,
  ends_on   date,
  primary key (body_id, reference)
);
create index register_body_standard_reference_idx on register_body_standard (reference, body_id);
call make_reference_table('register_body_standard', 'select, insert, update');

-- Each applied import makes a new edition of the register. A preview says on which edition it was made.
create table register_edition (
  number     bigint primary key,
  kind       text not null,
  counts     jsonb not null,
  applied_at timestamptz not null
);
call make_reference_table('register_edition', 'select, insert');
call make_append_only('register_edition');

-- One import, with its preview, its findings and the report to keep. Belongs to the organisation whose author runs it, or to
-- the installation itself (the nil id) when it is run from the command line.
create table register_import (
  organisation_id uuid not null,
  id              uuid not null,
  -- standards, or bodies for the register of assessment organisations; null until the files were read.
  kind            text check (kind in ('standards', 'bodies')),
  state           text not null check (state in ('receiving', 'reading', 'ready', 'unusable', 'applying', 'applied', 'discarded')),
  -- Which standard a list of statements is for, when it does not say so itself.
  reference       text,
  version         text,
  files           jsonb not null default '[]',
  counts          jsonb not null default '{}',
  -- Edition of the register that the preview was made on.
  based_on        bigint,
  -- Why the files are not usable, a full sentence.
  problem         text,
  report_file_id  uuid,
  created_by      uuid,
  created_at      timestamptz not null,
  ended_at        timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id),
  foreign key (organisation_id, report_file_id) references file (organisation_id, id)
);
create index register_import_created_idx on register_import (organisation_id, created_at);
call make_tenant_table('register_import');

-- What was read, while an import is under way, so that memory does not grow with the file.
create table register_import_record (
  organisation_id uuid not null,
  import_id       uuid not null,
  position        int not null,
  subject         text not null,
  record          jsonb not null,
  primary key (organisation_id, import_id, position),
  foreign key (organisation_id, import_id) references register_import (organisation_id, id)
);
create index register_import_record_subject_idx on register_import_record (organisation_id, import_id, subject);
call make_tenant_table('register_import_record', 'select, insert, delete');

create table register_import_change (
  organisation_id uuid not null,
  import_id       uuid not null,
  subject         text not null,
  version         text not null,
  title           text not null,
  kind            text not null check (kind in ('new', 'changed', 'unchanged', 'skipped')),
  changes         jsonb not null,
  kept            jsonb not null,
  primary key (organisation_id, import_id, subject, version),
  foreign key (organisation_id, import_id) references register_import (organisation_id, id)
);
create index register_import_change_kind_idx on register_import_change (organisation_id, import_id, kind, subject, version);
call make_tenant_table('register_import_change', 'select, insert, delete');

create table register_import_finding (
  organisation_id uuid not null,
  import_id       uuid not null,
  position        int not null,
  line            int not null,
  subject         text not null,
  version         text not null,
  code            text not null,
  severity        text not null check (severity in ('E', 'S', 'W')),
  message         text not null,
  primary key (organisation_id, import_id, position),
  foreign key (organisation_id, import_id) references register_import (organisation_id, id)
);
call make_tenant_table('register_import_finding', 'select, insert, delete');

-- On which of these standards' versions somebody is or was, anywhere in the installation. Says no more than that.
create function register_started_versions(of_references text[])
returns table (reference text, version text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.maintenance', 'on', true);
  return query
    select e.reference, e.standard_version from enrolment e where e.reference = any (of_references)
    union
    select r.reference, r.standard_version from registration r where r.reference = any (of_references);
  perform set_config('app.maintenance', 'off', true);
end $$;
grant execute on function register_started_versions(text[]) to guildmark_app;
