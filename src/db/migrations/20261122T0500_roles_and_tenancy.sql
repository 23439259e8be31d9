-- Tenancy. Every migration runs as guildmark_owner; every request runs as guildmark_app, which owns nothing
-- and cannot bypass row-level security. The two roles are made before the first migration (src/db/roles.ts).
--
-- After `create table x (organisation_id uuid not null, …, primary key (organisation_id, …))` a migration says
--   call make_tenant_table('x');                                  -- select, insert, update
--   call make_tenant_table('x', 'select, insert');                -- rows that are only ever added
--   call make_tenant_table('x', 'select, insert, update, delete');
-- and for a table that belongs to the installation, such as published standards,
--   call make_reference_table('x');                               -- select
--   call make_reference_table('x', 'select, insert');
-- Functions are closed to everybody until a migration grants them:
--   grant execute on function f(uuid) to guildmark_app;

alter default privileges revoke execute on functions from public;
grant usage on schema public to guildmark_app;

-- The organisation of this transaction, or null: a row of no organisation is then visible to no one.
create function app_organisation() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.organisation_id', true), '')::uuid $$;

-- The person who acts in this transaction, or null.
create function app_person() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.person_id', true), '')::uuid $$;

-- Whether the owner works on all organisations at once: a migration, a backup, a check of the audit chain,
-- or a definer function that said so with `perform set_config('app.maintenance', 'on', true)`.
-- It means nothing for guildmark_app: the policy that reads it is the owner's alone.
create function app_maintenance() returns boolean language sql stable parallel safe as
$$ select coalesce(current_setting('app.maintenance', true), '') = 'on' $$;

grant execute on function app_organisation(), app_person(), app_maintenance() to guildmark_app;

-- Close a table to its organisation. Row-level security is forced, so that the owner too sees one organisation
-- at a time unless it says that it is doing maintenance.
create procedure make_tenant_table(target regclass, privileges text default 'select, insert, update')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy of_the_organisation on %s using (organisation_id = app_organisation())
       with check (organisation_id = app_organisation())', target);
  execute format(
    'create policy of_maintenance on %s to guildmark_owner using (app_maintenance()) with check (app_maintenance())',
    target);
  execute format('grant %s on table %s to guildmark_app', privileges, target);
end $$;

-- Open a table of the installation, which belongs to no organisation.
create procedure make_reference_table(target regclass, privileges text default 'select')
language plpgsql as $$
begin
  execute format('grant %s on table %s to guildmark_app', privileges, target);
end $$;

-- For triggers on tables whose rows are never changed or removed.
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation'; end $$;

-- Make a table append-only for everybody, its owner included.
create procedure make_append_only(target regclass) language plpgsql as $$
begin
  execute format(
    'create trigger append_only before update or delete on %s for each row execute function refuse_change()', target);
  execute format(
    'create trigger append_only_whole before truncate on %s for each statement execute function refuse_change()', target);
end $$;
