create table employer (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  name            text not null check (length(name) between 1 and 200),
  email_domain    text,
  postcode        text,
  created_at      timestamptz not null,
  version         int not null default 1,
  primary key (organisation_id, id)
);
create unique index employer_name_key on employer (organisation_id, lower(name));
call make_tenant_table('employer');

-- People at an employer hold no account; they act by signed link.
create table employer_contact (
  organisation_id uuid not null,
  id              uuid not null,
  employer_id     uuid not null,
  name            text not null check (length(name) between 1 and 200),
  email           text not null,
  job_title       text,
  created_at      timestamptz not null,
  left_on         date,
  version         int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, employer_id) references employer (organisation_id, id)
);
create unique index employer_contact_email_key on employer_contact (organisation_id, employer_id, lower(email));
call make_tenant_table('employer_contact');

-- One apprentice on one standard at one provider. The name on the learner record is the person's; dated facts
-- (tutor, employer, breaks) have rows of their own, and the columns here hold today's.
create table enrolment (
  organisation_id             uuid not null,
  id                          uuid not null,
  person_id                   uuid not null,
  learner_reference           text,
  uln                         text not null check (uln ~ '^[0-9]{10}$'),
  uln_kind                    text not null check (uln_kind in ('known', 'temporary')),
  date_of_birth               date not null,
  reference                   text not null,
  standard_version            text not null,
  plan_edition                text not null,
  options                     text[] not null default '{}',
  starts_on                   date not null,
  planned_end_on              date not null,
  employer_id                 uuid not null,
  manager_contact_id          uuid not null,
  tutor_person_id             uuid not null,
  assessment_organisation_id  uuid references organisation (id),
  state                       text not null check (state in ('enrolled', 'on-programme', 'on-break', 'gateway-submitted', 'gateway-accepted', 'in-assessment', 'results-pending', 'achieved', 'not-achieved', 'withdrawn')),
  withdrawn_on                date,
  withdrawal_reason           text,
  -- The state that a break or a withdrawal interrupted.
  state_before                text,
  -- Facts for the English and maths rule: {"english": {"achieved": "level-2", "on": "…"} , "maths": …, "optedOut": {…}}
  english_maths               jsonb not null default '{}',
  care_plan                   boolean not null default false,
  sign_language               boolean not null default false,
  created_at                  timestamptz not null,
  version                     int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id),
  foreign key (organisation_id, employer_id) references employer (organisation_id, id),
  foreign key (organisation_id, manager_contact_id) references employer_contact (organisation_id, id),
  foreign key (organisation_id, tutor_person_id) references person (organisation_id, id),
  check (planned_end_on > starts_on),
  check ((state = 'withdrawn') = (withdrawn_on is not null))
);
create unique index enrolment_uln_key on enrolment (organisation_id, uln, reference) where uln_kind = 'known' and state <> 'withdrawn';
create index enrolment_person_idx on enrolment (organisation_id, person_id);
create index enrolment_tutor_idx on enrolment (organisation_id, tutor_person_id, state, id);
create index enrolment_state_idx on enrolment (organisation_id, state, id);
call make_tenant_table('enrolment');

create table enrolment_tutor (
  organisation_id uuid not null,
  enrolment_id    uuid not null,
  person_id       uuid not null,
  from_on         date not null,
  to_on           date,
  primary key (organisation_id, enrolment_id, from_on),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
call make_tenant_table('enrolment_tutor');

create table enrolment_employment (
  organisation_id    uuid not null,
  enrolment_id       uuid not null,
  employer_id        uuid not null,
  manager_contact_id uuid not null,
  from_on            date not null,
  to_on              date,
  primary key (organisation_id, enrolment_id, from_on),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id),
  foreign key (organisation_id, employer_id) references employer (organisation_id, id),
  foreign key (organisation_id, manager_contact_id) references employer_contact (organisation_id, id)
);
call make_tenant_table('enrolment_employment');

create table break_in_learning (
  organisation_id uuid not null,
  id              uuid not null,
  enrolment_id    uuid not null,
  from_on         date not null,
  to_on           date check (to_on is null or to_on > from_on),
  reason          text not null,
  created_at      timestamptz not null,
  removed_at      timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, enrolment_id) references enrolment (organisation_id, id)
);
create index break_in_learning_enrolment_idx on break_in_learning (organisation_id, enrolment_id, from_on);
call make_tenant_table('break_in_learning');

-- What an import was given and what became of each row; rejected rows can be downloaded and mended.
create table import_run (
  organisation_id uuid not null,
  id              uuid not null,
  kind            text not null,
  file_name       text not null,
  rows            int not null,
  accepted        int not null,
  rejected        int not null,
  report          jsonb not null,
  created_by      uuid not null,
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, created_by) references person (organisation_id, id)
);
call make_tenant_table('import_run');
