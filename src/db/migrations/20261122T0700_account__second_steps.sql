-- A code of an authenticator app counts once: the step of the last one used is kept.
alter table account add column totp_last_step bigint not null default 0;

create function use_totp_step(for_account uuid, step bigint) returns boolean
language sql security definer set search_path = public, pg_temp as
$$ with used as (update account set totp_last_step = step where id = for_account and totp_last_step < step returning 1)
   select exists (select from used) $$;

-- A new password spends every other link of the account.
create function spend_account_tokens(for_account uuid, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ update account_token set used_at = at where account_id = for_account and used_at is null $$;

-- Which of these accounts have a password, so that a list of people can say who has not accepted yet. Only accounts
-- of the transaction's own organisation are answered for.
create function accounts_with_password(of_accounts uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as
$$ select a.id from account a where a.id = any (of_accounts) and a.password_hash is not null
   and exists (select from person p where p.organisation_id = app_organisation() and p.account_id = a.id) $$;

create function list_api_tokens() returns table (id uuid, membership_id uuid, name text, created_at timestamptz, expires_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as
$$ select id, membership_id, name, created_at, expires_at, last_used_at from api_token
   where organisation_id = app_organisation() and revoked_at is null order by created_at desc $$;

create function revoke_api_token(token_id uuid, at timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as
$$ with ended as (update api_token set revoked_at = at where id = token_id and organisation_id = app_organisation() and revoked_at is null returning 1)
   select exists (select from ended) $$;

grant execute on function use_totp_step(uuid, bigint), spend_account_tokens(uuid, timestamptz), accounts_with_password(uuid[]),
  list_api_tokens(), revoke_api_token(uuid, timestamptz) to guildmark_app;
