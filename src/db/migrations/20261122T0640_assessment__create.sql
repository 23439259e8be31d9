create table assessor_competence (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  reference       text not null,
  years           int not null,
  qualification   text not null,
  from_on         date not null,
  to_on           date,
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index assessor_competence_person_idx on assessor_competence (organisation_id, person_id);
call make_tenant_table('assessor_competence');

-- A relationship that could touch independence: declared by the assessor or known to the body.
create table assessor_interest (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  kind            text not null check (kind in ('employed-by', 'taught', 'assessed-on-programme', 'line-managed', 'family-or-personal', 'financial')),
  party           text not null check (party in ('apprentice', 'employer', 'training-provider')),
  party_name      text not null,
  party_key       text,
  from_on         date,
  to_on           date,
  note            text,
  declared_by     uuid not null,
  created_at      timestamptz not null,
  ended_at        timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, declared_by) references person (organisation_id, id)
);
create index assessor_interest_person_idx on assessor_interest (organisation_id, person_id);
call make_tenant_table('assessor_interest');

create table reasonable_adjustment (
  organisation_id uuid not null,
  id              uuid not null,
  registration_id uuid not null,
  kind            text not null check (kind in ('extra-time', 'rest-breaks', 'reader', 'interpreter', 'format', 'other')),
  extra_percent   int check (extra_percent between 1 and 100),
  description     text not null,
  state           text not null check (state in ('requested', 'granted', 'refused')),
  reason          text,
  requested_by    uuid not null,
  decided_by      uuid,
  decided_at      timestamptz,
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, registration_id) references registration (organisation_id, id)
);
create index reasonable_adjustment_registration_idx on reasonable_adjustment (organisation_id, registration_id);
call make_tenant_table('reasonable_adjustment');

-- One go at one method.
create table attempt (
  organisation_id uuid not null,
  id              uuid not null,
  registration_id uuid not null,
  series          int not null,
  method          text not null,
  number          int not null check (number >= 1),
  kind            text not null check (kind in ('first', 'resit', 'retake')),
  state           text not null check (state in ('open', 'booked', 'in-progress', 'submitted', 'graded', 'confirmed', 'released', 'void')),
  exceptional     boolean not null default false,
  assessor_id     uuid,
  plan_hash       text not null references effective_plan (hash),
  grade           text,
  proof           jsonb,
  graded_at       timestamptz,
  created_at      timestamptz not null,
  version         int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, registration_id, method, number),
  foreign key (organisation_id, registration_id) references registration (organisation_id, id),
  foreign key (organisation_id, assessor_id) references person (organisation_id, id),
  check ((grade is null) = (graded_at is null))
);
create index attempt_assessor_idx on attempt (organisation_id, assessor_id, state);
call make_tenant_table('attempt');

create table booking (
  organisation_id uuid not null,
  id              uuid not null,
  attempt_id      uuid not null,
  registration_id uuid not null,
  -- Session of the method in the plan.
  session_id      text not null,
  assessor_id     uuid not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null check (ends_at > starts_at),
  extra_minutes   int not null default 0 check (extra_minutes >= 0),
  place_kind      text not null,
  place           text not null,
  state           text not null check (state in ('booked', 'held', 'no-show', 'interrupted', 'abandoned', 'cancelled')),
  -- What the rules said when it was made: warnings accepted, and checks passed, with sources.
  checks          jsonb not null,
  reason          text,
  booked_by       uuid not null,
  created_at      timestamptz not null,
  version         int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, attempt_id) references attempt (organisation_id, id),
  foreign key (organisation_id, registration_id) references registration (organisation_id, id),
  foreign key (organisation_id, assessor_id) references person (organisation_id, id),
  foreign key (organisation_id, booked_by) references person (organisation_id, id)
);
create index booking_assessor_idx on booking (organisation_id, assessor_id, starts_at);
create index booking_registration_idx on booking (organisation_id, registration_id);
create index booking_day_idx on booking (organisation_id, starts_at) where state = 'booked';
call make_tenant_table('booking');

-- What the apprentice hands in after gateway.
create table attempt_product (
  organisation_id uuid not null,
  id              uuid not null,
  attempt_id      uuid not null,
  product_id      text not null,
  file_id         uuid not null,
  counted_words   int,
  declared_words  int,
  verdict         jsonb not null,
  late            boolean not null,
  state           text not null check (state in ('received', 'accepted', 'returned', 'superseded')),
  reason          text,
  submitted_by    uuid not null,
  received_at     timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, attempt_id) references attempt (organisation_id, id),
  foreign key (organisation_id, file_id) references file (organisation_id, id)
);
create index attempt_product_attempt_idx on attempt_product (organisation_id, attempt_id, product_id);
call make_tenant_table('attempt_product');

-- The live sheet as the assessor's device recorded it: append-only, in the device's own sequence. Device time and
-- received time are both kept; order is the sequence's.
create table sheet_event (
  organisation_id uuid not null,
  device_id       uuid not null,
  sequence        int not null check (sequence >= 1),
  attempt_id      uuid not null,
  booking_id      uuid not null,
  kind            text not null,
  payload         jsonb not null,
  device_at       timestamptz not null,
  received_at     timestamptz not null,
  person_id       uuid not null,
  hash            text not null,
  primary key (organisation_id, device_id, attempt_id, sequence),
  foreign key (organisation_id, attempt_id) references attempt (organisation_id, id),
  foreign key (organisation_id, booking_id) references booking (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index sheet_event_attempt_idx on sheet_event (organisation_id, attempt_id, received_at);
call make_tenant_table('sheet_event', 'select, insert');
call make_append_only('sheet_event');

create table sheet_submission (
  organisation_id uuid not null,
  attempt_id      uuid not null,
  device_id       uuid not null,
  event_count     int not null,
  last_hash       text not null,
  submitted_by    uuid not null,
  submitted_at    timestamptz not null,
  sent_back_at    timestamptz,
  sent_back_reason text,
  number          int not null,
  primary key (organisation_id, attempt_id, number),
  foreign key (organisation_id, attempt_id) references attempt (organisation_id, id),
  foreign key (organisation_id, submitted_by) references person (organisation_id, id)
);
call make_tenant_table('sheet_submission');

-- Judgements as submitted, one row a criterion.
create table judgement (
  organisation_id uuid not null,
  attempt_id      uuid not null,
  criterion_ref   text not null,
  judgement       text not null check (judgement in ('met', 'not-met')),
  note            text,
  at_seconds      int,
  primary key (organisation_id, attempt_id, criterion_ref),
  foreign key (organisation_id, attempt_id) references attempt (organisation_id, id)
);
call make_tenant_table('judgement', 'select, insert, update, delete');
