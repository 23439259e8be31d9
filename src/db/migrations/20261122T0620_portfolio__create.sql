-- A file somebody handed over. The bytes lie in the file store under (organisation, sha256).
create table file (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The copy shown to others, with metadata removed; the original is kept.
  display_sha256  text check (display_sha256 ~ '^[0-9a-f]{64}$'),
  name            text not null check (length(name) between 1 and 255),
  media_type      text not null,
  bytes           bigint not null check (bytes >= 0),
  -- What it hangs on decides who may read it.
  purpose         text not null check (purpose in ('evidence', 'gateway', 'product', 'received-pack', 'pack', 'adjustment', 'import')),
  subject_id      uuid not null,
  uploaded_by     uuid,
  scan            text not null default 'not-scanned' check (scan in ('not-scanned', 'clean', 'infected')),
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, uploaded_by) references person (organisation_id, id)
);
create index file_subject_idx on file (organisation_id, purpose, subject_id);
create index file_sha256_idx on file (organisation_id, sha256);
call make_tenant_table('file');

-- A resumable upload under way.
create table upload (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  purpose         text not null,
  subject_id      uuid not null,
  name            text not null,
  declared_bytes  bigint not null,
  state           text not null check (state in ('receiving', 'complete', 'refused', 'abandoned')),
  file_id         uuid,
  -- Why it was refused, a full sentence.
  reason          text,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, file_id) references file (organisation_id, id)
);
create index upload_receiving_idx on upload (organisation_id, expires_at) where state = 'receiving';
call make_tenant_table('upload');

create table evidence (
  organisation_id uuid not null,
  id              uuid not null,
  enrolment_id    uuid not null,
  kind            text not null check (kind in ('file', 'photograph', 'sound', 'video', 'text')),
  title           text not null check (length(title) between 1 and 200),
  text            text,
  made_on         date,
  state           text not null check (state in ('draft', 'submitted', 'referred', 'accepted', 'locked', 'withdrawn')),
  created_at      timestamptz not null,
  submitted_at    timestamptz,
  decided_at      timestamptz,
  version         int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id)
);
create index evidence_enrolment_idx on evidence (organisation_id, enrolment_id, id);
create index evidence_waiting_idx on evidence (organisation_id, submitted_at, id) where state = 'submitted';
call make_tenant_table('evidence');

create table evidence_file (
  organisation_id uuid not null,
  evidence_id     uuid not null,
  file_id         uuid not null,
  position        int not null,
  primary key (organisation_id, evidence_id, file_id),
  foreign key (organisation_id, evidence_id) references evidence (organisation_id, id),
  foreign key (organisation_id, file_id) references file (organisation_id, id)
);
call make_tenant_table('evidence_file', 'select, insert, update, delete');

-- The claim that a piece of evidence shows a criterion, and the tutor's answer.
create table evidence_criterion (
  organisation_id uuid not null,
  evidence_id     uuid not null,
  enrolment_id    uuid not null,
  method          text not null,
  criterion_ref   text not null,
  state           text not null check (state in ('proposed', 'submitted', 'accepted', 'referred')),
  feedback        text,
  decided_by      uuid,
  decided_at      timestamptz,
  primary key (organisation_id, evidence_id, method, criterion_ref),
  foreign key (organisation_id, evidence_id) references evidence (organisation_id, id),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id),
  foreign key (organisation_id, decided_by) references person (organisation_id, id)
);
create index evidence_criterion_enrolment_idx on evidence_criterion (organisation_id, enrolment_id, method, criterion_ref);
call make_tenant_table('evidence_criterion', 'select, insert, update, delete');

create table evidence_comment (
  organisation_id uuid not null,
  id              uuid not null,
  evidence_id     uuid not null,
  author_id       uuid not null,
  text            text not null,
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, evidence_id) references evidence (organisation_id, id),
  foreign key (organisation_id, author_id) references person (organisation_id, id)
);
create index evidence_comment_evidence_idx on evidence_comment (organisation_id, evidence_id, id);
call make_tenant_table('evidence_comment');

-- Progress is maintained in the transaction of each change, never recomputed for a list.
create table enrolment_progress (
  organisation_id   uuid not null,
  enrolment_id      uuid not null,
  criteria_total    int not null,
  criteria_accepted int not null,
  criteria_submitted int not null,
  criteria_referred int not null,
  evidence_waiting  int not null,
  waiting_since     timestamptz,
  by_method         jsonb not null,
  by_kind           jsonb not null,
  -- State of every criterion, one string per method in plan order, for the thumbnail of the criteria map.
  map               jsonb not null,
  updated_at        timestamptz not null,
  primary key (organisation_id, enrolment_id),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id)
);
call make_tenant_table('enrolment_progress');
