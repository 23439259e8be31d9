-- The organisations of this installation. Everyone may read who they are; an organisation changes only itself.
create table organisation (
  id           uuid primary key,
  kind         text not null check (kind in ('training-provider', 'assessment-organisation')),
  name         text not null check (length(name) between 1 and 200),
  ukprn        text check (ukprn ~ '^[0-9]{8}$'),
  email_domain text,
  -- For an assessment organisation: the policy that it works by.
  policy_id    text,
  created_at   timestamptz not null,
  version      int not null default 1
);
create unique index organisation_name_key on organisation (lower(name));
alter table organisation enable row level security;
alter table organisation force row level security;
create policy readable on organisation for select using (true);
create policy made_by_itself on organisation for insert with check (id = app_organisation());
create policy changed_by_itself on organisation for update using (id = app_organisation()) with check (id = app_organisation());
create policy of_maintenance on organisation to guildmark_owner using (app_maintenance()) with check (app_maintenance());
grant select, insert, update on organisation to guildmark_app;

-- Someone as one organisation knows them: staff or apprentice. The account to sign in with stands outside.
create table person (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  account_id      uuid,
  -- The name the person uses, and the one on the learner record where it differs.
  name            text not null check (length(name) between 1 and 200),
  record_name     text check (length(record_name) between 1 and 200),
  email           text not null check (length(email) between 3 and 254),
  phone           text,
  created_at      timestamptz not null,
  left_on         date,
  version         int not null default 1,
  primary key (organisation_id, id)
);
create unique index person_email_key on person (organisation_id, lower(email));
create unique index person_account_key on person (organisation_id, account_id);
call make_tenant_table('person');

alter table audit_head add foreign key (organisation_id) references organisation (id);
alter table organisation_key add foreign key (organisation_id) references organisation (id);
