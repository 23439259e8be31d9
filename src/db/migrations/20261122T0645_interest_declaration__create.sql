-- An assessor says that the interests recorded are all there are. The last declaration counts; none refuses a booking.
create table interest_declaration (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  declared_on     date not null,
  created_at      timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index interest_declaration_person_idx on interest_declaration (organisation_id, person_id, declared_on);
call make_tenant_table('interest_declaration', 'select, insert');
call make_append_only('interest_declaration');

-- What this installation itself knows of ties between our own people and another organisation: the memberships that
-- their accounts hold or held there. It answers only for accounts of the asking organisation's people, and of one organisation.
create function memberships_held_at(for_accounts uuid[], at_organisation uuid)
returns table (account_id uuid, role text, starts_on date, ends_on date)
language plpgsql security definer set search_path = public, pg_temp as $$
declare asking uuid := app_organisation();
begin
  perform set_config('app.maintenance', 'on', true);
  return query select m.account_id, m.role, m.starts_on, m.ends_on
    from membership m
    where m.organisation_id = at_organisation and m.organisation_id <> asking and m.account_id = any (for_accounts)
      and exists (select from person p where p.organisation_id = asking and p.account_id = m.account_id)
    order by m.starts_on;
  perform set_config('app.maintenance', 'off', true);
end $$;
grant execute on function memberships_held_at(uuid[], uuid) to guildmark_app;
