-- The overall grade as computed from the latest attempt at each method; a new computation is a new row.
create table overall_result (
  organisation_id uuid not null,
  id              uuid not null,
  registration_id uuid not null,
  number          int not null,
  grade           text not null,
  grading         jsonb not null,
  plan_hash       text not null references effective_plan (hash),
  attempts        jsonb not null,
  state           text not null check (state in ('provisional', 'in-quality-assurance', 'sent-back', 'agreed', 'released', 'superseded')),
  computed_at     timestamptz not null,
  version         int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, registration_id, number),
  foreign key (organisation_id, registration_id) references registration (organisation_id, id)
);
create index overall_result_state_idx on overall_result (organisation_id, state, computed_at);
call make_tenant_table('overall_result');

create table sampling_decision (
  organisation_id uuid not null,
  result_id       uuid not null,
  sampled         boolean not null,
  reasons         jsonb not null,
  -- Set when a person overruled the drawn decision.
  decided_by      uuid,
  decided_at      timestamptz not null,
  primary key (organisation_id, result_id),
  foreign key (organisation_id, result_id) references overall_result (organisation_id, id)
);
call make_tenant_table('sampling_decision');

create table quality_review (
  organisation_id uuid not null,
  id              uuid not null,
  result_id       uuid not null,
  reviewer_id     uuid not null,
  outcome         text not null check (outcome in ('agree', 'send-back')),
  reason          text,
  criteria        jsonb not null default '[]',
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, result_id) references overall_result (organisation_id, id),
  foreign key (organisation_id, reviewer_id) references person (organisation_id, id)
);
create index quality_review_result_idx on quality_review (organisation_id, result_id);
call make_tenant_table('quality_review');

-- What the apprentice, employer and provider may read: a row of its own, never a filter on grades.
create table released_result (
  organisation_id uuid not null,
  id              uuid not null,
  registration_id uuid not null,
  result_id       uuid not null,
  grade           text not null,
  content         jsonb not null,
  plan_hash       text not null references effective_plan (hash),
  released_by     uuid not null,
  released_at     timestamptz not null,
  supersedes_id   uuid,
  supersede_reason text,
  superseded_at   timestamptz,
  -- Reopened with a reason: the sheets of these methods are open again, and the next release supersedes this one.
  reopened_at     timestamptz,
  reopened_by     uuid,
  reopened_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, registration_id) references registration (organisation_id, id),
  foreign key (organisation_id, result_id) references overall_result (organisation_id, id),
  foreign key (organisation_id, released_by) references person (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references released_result (organisation_id, id),
  check ((supersedes_id is null) = (supersede_reason is null))
);
create index released_result_registration_idx on released_result (organisation_id, registration_id, released_at);
call make_tenant_table('released_result');

create table released_result_view (
  organisation_id    uuid not null,
  released_result_id uuid not null,
  person_id          uuid not null,
  first_seen_at      timestamptz not null,
  primary key (organisation_id, released_result_id, person_id),
  foreign key (organisation_id, released_result_id) references released_result (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
call make_tenant_table('released_result_view');

-- The decision whether a failed method is taken again as a resit or a retake.
create table next_action (
  organisation_id uuid not null,
  id              uuid not null,
  registration_id uuid not null,
  method          text not null,
  kind            text not null check (kind in ('resit', 'retake')),
  reason          text not null,
  authority       text,
  cap             jsonb not null,
  complete_by_on  date,
  decided_by      uuid not null,
  decided_at      timestamptz not null,
  attempt_id      uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, registration_id) references registration (organisation_id, id),
  foreign key (organisation_id, attempt_id) references attempt (organisation_id, id),
  foreign key (organisation_id, decided_by) references person (organisation_id, id)
);
create index next_action_registration_idx on next_action (organisation_id, registration_id);
call make_tenant_table('next_action');

create table exceptional_request (
  organisation_id uuid not null,
  id              uuid not null,
  attempt_id      uuid not null,
  description     text not null,
  state           text not null check (state in ('requested', 'granted', 'refused')),
  reason          text,
  in_time         boolean not null,
  requested_by    uuid not null,
  requested_at    timestamptz not null,
  decided_by      uuid,
  decided_at      timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, attempt_id) references attempt (organisation_id, id)
);
create index exceptional_request_attempt_idx on exceptional_request (organisation_id, attempt_id);
call make_tenant_table('exceptional_request');

-- The provider's copy of what the assessment organisation told it: bookings, decisions, released results.
create table received_result (
  organisation_id uuid not null,
  id              uuid not null,
  enrolment_id    uuid not null,
  grade           text not null,
  content         jsonb not null,
  released_at     timestamptz not null,
  received_at     timestamptz not null,
  supersedes_id   uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id)
);
create index received_result_enrolment_idx on received_result (organisation_id, enrolment_id, released_at);
call make_tenant_table('received_result');

create table assessment_notice (
  organisation_id uuid not null,
  id              uuid not null,
  enrolment_id    uuid not null,
  kind            text not null,
  content         jsonb not null,
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id)
);
create index assessment_notice_enrolment_idx on assessment_notice (organisation_id, enrolment_id, created_at);
call make_tenant_table('assessment_notice');
