-- The provider's side: one gateway per series of attempts (a retake may need a new one).
create table gateway (
  organisation_id             uuid not null,
  id                          uuid not null,
  enrolment_id                uuid not null,
  series                      int not null check (series >= 1),
  state                       text not null check (state in ('preparing', 'sent', 'returned', 'accepted', 'closed')),
  assessment_organisation_id  uuid references organisation (id),
  policy_id                   text,
  -- Alternative id to branch ids, and method id to format id.
  choices                     jsonb not null default '{}',
  formats                     jsonb not null default '{}',
  plan_hash                   text references effective_plan (hash),
  first_sent_at               timestamptz,
  accepted_on                 date,
  created_at                  timestamptz not null,
  version                     int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, enrolment_id, series),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id)
);
create index gateway_state_idx on gateway (organisation_id, state, id);
call make_tenant_table('gateway');

create table gateway_item (
  organisation_id uuid not null,
  gateway_id      uuid not null,
  requirement_id  text not null,
  state           text not null check (state in ('missing', 'provided', 'waived', 'submitted', 'accepted', 'returned')),
  -- Facts given by hand for it, such as a qualification: shape by the requirement's kind.
  facts           jsonb not null default '{}',
  -- A party's approval, confirmation or verification: by, name, e-mail, moment, statement and its hash.
  act             jsonb,
  -- A person's waiver: by, name, why, day.
  waiver          jsonb,
  return_reason   text,
  -- When the assessment organisation took the decision that holds: a later one replaces it, an earlier one does not.
  decided_at      timestamptz,
  item_hash       text,
  updated_at      timestamptz not null,
  primary key (organisation_id, gateway_id, requirement_id),
  foreign key (organisation_id, gateway_id) references gateway (organisation_id, id)
);
call make_tenant_table('gateway_item');

create table gateway_item_file (
  organisation_id uuid not null,
  gateway_id      uuid not null,
  requirement_id  text not null,
  file_id         uuid not null,
  evidence_id     uuid,
  position        int not null,
  primary key (organisation_id, gateway_id, requirement_id, file_id),
  foreign key (organisation_id, gateway_id) references gateway (organisation_id, id),
  foreign key (organisation_id, file_id) references file (organisation_id, id),
  foreign key (organisation_id, evidence_id) references evidence (organisation_id, id)
);
call make_tenant_table('gateway_item_file', 'select, insert, update, delete');

-- A signature holds what was signed: verified contact, name and role, exact text and its hash, the items covered.
create table declaration_signature (
  organisation_id  uuid not null,
  id               uuid not null,
  gateway_id       uuid not null,
  requirement_id   text not null,
  signer_role      text not null check (signer_role in ('apprentice', 'employer', 'training-provider')),
  signer_person_id uuid,
  signing_link_id  uuid,
  name             text not null,
  email            text not null,
  job_title        text,
  statement        text not null,
  statement_hash   text not null,
  item_hashes      jsonb not null,
  address          text,
  -- True when the signer's address is on the provider's own domain.
  same_domain      boolean not null,
  signed_at        timestamptz not null,
  void_at          timestamptz,
  void_reason      text,
  primary key (organisation_id, id),
  foreign key (organisation_id, gateway_id) references gateway (organisation_id, id),
  foreign key (organisation_id, signer_person_id) references person (organisation_id, id)
);
create unique index declaration_signature_once on declaration_signature (organisation_id, gateway_id, requirement_id, signer_role) where void_at is null;
call make_tenant_table('declaration_signature');

-- An immutable, signed snapshot that crosses to the assessment organisation; a new revision never edits an old one.
create table gateway_pack (
  organisation_id  uuid not null,
  id               uuid not null,
  gateway_id       uuid not null,
  enrolment_id     uuid not null,
  revision         int not null check (revision >= 1),
  recipient_id     uuid not null references organisation (id),
  manifest         jsonb not null,
  manifest_hash    text not null,
  signature        bytea not null,
  key_id           text not null,
  archive_sha256   text not null,
  archive_bytes    bigint not null,
  created_by       uuid not null,
  created_at       timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, gateway_id, revision),
  foreign key (organisation_id, gateway_id) references gateway (organisation_id, id),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id)
);
call make_tenant_table('gateway_pack', 'select, insert');
call make_append_only('gateway_pack');

-- What crosses between organisations: the sender's transaction writes it, a job delivers it, the receiver's
-- transaction takes it once.
create table exchange_message (
  organisation_id uuid not null references organisation (id),
  direction       text not null check (direction in ('out', 'in')),
  id              uuid not null,
  counterpart_id  uuid not null references organisation (id),
  kind            text not null,
  payload         jsonb not null,
  created_at      timestamptz not null,
  handled_at      timestamptz,
  primary key (organisation_id, direction, id)
);
create index exchange_message_open_idx on exchange_message (organisation_id, direction, created_at) where handled_at is null;
call make_tenant_table('exchange_message');

-- The assessment organisation's side: an apprentice registered with it, made from the first pack received.
create table registration (
  organisation_id    uuid not null references organisation (id),
  id                 uuid not null,
  -- The gateway it came from; an id of the provider, not a foreign key.
  gateway_id         uuid not null,
  enrolment_id       uuid not null,
  provider_id        uuid references organisation (id),
  provider_name      text not null,
  provider_ukprn     text,
  person_id          uuid not null,
  uln                text not null,
  uln_kind           text not null check (uln_kind in ('known', 'temporary')),
  date_of_birth      date not null,
  reference          text not null,
  standard_version   text not null,
  plan_edition       text not null,
  policy_id          text,
  plan_hash          text references effective_plan (hash),
  options            text[] not null default '{}',
  choices            jsonb not null default '{}',
  formats            jsonb not null default '{}',
  starts_on          date not null,
  employer_name      text not null,
  employer_contact   jsonb not null,
  -- Everybody the pack names as having taught, assessed or managed the apprentice, for the independence check.
  involved           jsonb not null default '[]',
  series             int not null check (series >= 1),
  state              text not null check (state in ('gateway-submitted', 'gateway-accepted', 'in-assessment', 'results-pending', 'released', 'closed', 'withdrawn')),
  submitted_at       timestamptz not null,
  gateway_accepted_on date,
  window_ends_on     date,
  version            int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, gateway_id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index registration_queue_idx on registration (organisation_id, state, submitted_at, id);
create index registration_person_idx on registration (organisation_id, person_id);
create index registration_uln_idx on registration (organisation_id, uln);
call make_tenant_table('registration');

create table received_pack (
  organisation_id uuid not null,
  id              uuid not null,
  registration_id uuid not null,
  revision        int not null,
  manifest        jsonb not null,
  manifest_hash   text not null,
  archive_sha256  text not null,
  verified        jsonb not null,
  received_at     timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, registration_id, revision),
  foreign key (organisation_id, registration_id) references registration (organisation_id, id)
);
call make_tenant_table('received_pack', 'select, insert');
call make_append_only('received_pack');

create table received_item (
  organisation_id uuid not null,
  registration_id uuid not null,
  requirement_id  text not null,
  item_hash       text not null,
  revision        int not null,
  title           text not null,
  content         jsonb not null,
  state           text not null check (state in ('submitted', 'accepted', 'returned')),
  reason          text,
  decided_by      uuid,
  decided_at      timestamptz,
  primary key (organisation_id, registration_id, requirement_id),
  foreign key (organisation_id, registration_id) references registration (organisation_id, id),
  foreign key (organisation_id, decided_by) references person (organisation_id, id)
);
call make_tenant_table('received_item');
