-- Which assessment organisation assesses which plan edition, on which of its policies. Everybody may read it, so
-- that a provider can choose; only the organisation itself writes its own.
create table assessment_offer (
  organisation_id uuid not null references organisation (id),
  reference       text not null,
  edition         text not null,
  policy_id       text,
  offered_from    date not null,
  offered_to      date,
  primary key (organisation_id, reference, edition)
);
alter table assessment_offer enable row level security;
alter table assessment_offer force row level security;
create policy read_by_all on assessment_offer for select using (true);
create policy written_by_owner on assessment_offer for insert with check (organisation_id = app_organisation());
create policy changed_by_owner on assessment_offer for update using (organisation_id = app_organisation()) with check (organisation_id = app_organisation());
create policy of_maintenance on assessment_offer to guildmark_owner using (app_maintenance()) with check (app_maintenance());
grant select, insert, update on assessment_offer to guildmark_app;
