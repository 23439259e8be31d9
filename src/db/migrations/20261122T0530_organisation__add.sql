alter table audit_head add foreign key (organisation_id) references organisation (id);
alter table organisation_key add foreign key (organisation_id) references organisation (id);

-- An organisation comes into being in a transaction of its own scope, so that its chain begins with its creation.
create function add_organisation(
  organisation_kind text, organisation_name text, its_ukprn text, its_epao_id text, its_domains text[],
  needs_totp boolean, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ insert into organisation (id, kind, name, ukprn, epao_id, email_domains, requires_totp, created_at)
   values (app_organisation(), organisation_kind, organisation_name, its_ukprn, its_epao_id, its_domains, needs_totp, at) $$;
grant execute on function add_organisation(text, text, text, text, text[], boolean, timestamptz) to guildmark_app;
