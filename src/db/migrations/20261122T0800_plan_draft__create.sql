-- The standards workshop. A draft belongs to the organisation of its author; a published edition to the installation.
create table plan_draft (
  organisation_id uuid not null,
  id              uuid not null,
  title           text not null,
  reference       text,
  state           text not null check (state in ('draft', 'in-check', 'published', 'discarded')),
  -- standard.json and plan.json with which it began; null when it began with documents.
  base            jsonb,
  version         integer not null default 0,
  open_questions  integer not null default 0,
  open_findings   integer not null default 0,
  documents       integer not null default 0,
  started_by      uuid not null,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  proposed_by     uuid,
  proposed_at     timestamptz,
  proposal_note   text,
  returned_by     uuid,
  returned_at     timestamptz,
  return_reason   text,
  primary key (organisation_id, id),
  foreign key (organisation_id, started_by) references person (organisation_id, id),
  foreign key (organisation_id, proposed_by) references person (organisation_id, id),
  foreign key (organisation_id, returned_by) references person (organisation_id, id)
);
create index plan_draft_changed_idx on plan_draft (organisation_id, changed_at desc, id desc);
call make_tenant_table('plan_draft');

create table plan_draft_document (
  organisation_id uuid not null,
  draft_id        uuid not null,
  id              uuid not null,
  file_id         uuid not null,
  -- Id under which spans and sources of the draft name it.
  key             text not null,
  state           text not null check (state in ('reading', 'read', 'refused')),
  reason          text,
  role            text,
  body            text,
  pages           integer not null default 0,
  -- The document as the compiler reads it: text, blocks, places.
  content         jsonb,
  added_at        timestamptz not null,
  removed_at      timestamptz,
  primary key (organisation_id, draft_id, id),
  foreign key (organisation_id, draft_id) references plan_draft (organisation_id, id),
  foreign key (organisation_id, file_id) references file (organisation_id, id)
);
call make_tenant_table('plan_draft_document');

create table plan_draft_decision (
  organisation_id uuid not null,
  draft_id        uuid not null,
  sequence        integer not null,
  decision        jsonb not null,
  keys            jsonb not null,
  person_id       uuid not null,
  decided_at      timestamptz not null,
  primary key (organisation_id, draft_id, sequence),
  foreign key (organisation_id, draft_id) references plan_draft (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
call make_tenant_table('plan_draft_decision', 'select, insert');
call make_append_only('plan_draft_decision');

alter table file drop constraint file_purpose_check;
alter table file add constraint file_purpose_check
  check (purpose in ('evidence', 'gateway', 'product', 'received-pack', 'pack', 'adjustment', 'import', 'plan-draft'));

-- Published editions: the same for every organisation of the installation, added to and never edited.
create table plan_edition (
  reference     text not null,
  edition       text not null,
  hash          text not null check (hash ~ '^[0-9a-f]{64}$'),
  standard      jsonb not null,
  plan          jsonb not null,
  policies      jsonb not null,
  published_at  timestamptz not null,
  published_by  text not null,
  checked_by    text not null,
  primary key (reference, edition)
);
call make_reference_table('plan_edition', 'select, insert');
call make_append_only('plan_edition');

-- What happened to an edition after it was published, shipped editions included: withdrawal and errata.
create table plan_edition_event (
  reference   text not null,
  edition     text not null,
  id          uuid not null,
  kind        text not null check (kind in ('withdrawn', 'erratum')),
  detail      jsonb not null,
  by_name     text not null,
  happened_at timestamptz not null,
  primary key (reference, edition, id)
);
call make_reference_table('plan_edition_event', 'select, insert');
call make_append_only('plan_edition_event');
