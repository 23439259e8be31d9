-- Accounts, sessions and one-time tokens stand outside tenancy. The restricted role cannot read these tables; it
-- reaches them through the functions below, each of which answers one question about one account.

-- Organisations are known to the whole installation: a provider chooses an assessment organisation by name.
create table organisation (
  id            uuid primary key,
  kind          text not null check (kind in ('training-provider', 'assessment-organisation')),
  name          text not null check (length(name) between 1 and 200),
  ukprn         text check (ukprn ~ '^[1-9][0-9]{7}$'),
  epao_id       text check (epao_id ~ '^EPA[0-9]{4,5}$'),
  email_domains text[] not null default '{}',
  requires_totp boolean not null default false,
  created_at    timestamptz not null
);
create unique index organisation_ukprn_key on organisation (ukprn, kind);
call make_reference_table('organisation');

create table account (
  id              uuid primary key,
  email           text not null,
  email_folded    text not null unique,
  password_hash   text,
  totp_secret     bytea,
  totp_confirmed_at timestamptz,
  recovery_hashes text[] not null default '{}',
  failures        int not null default 0,
  locked_until    timestamptz,
  created_at      timestamptz not null,
  closed_at       timestamptz
);

create table session (
  token_hash    bytea primary key,
  id            uuid not null unique,
  account_id    uuid not null references account (id),
  created_at    timestamptz not null,
  last_seen_at  timestamptz not null,
  expires_at    timestamptz not null,
  second_factor boolean not null,
  user_agent    text not null,
  address       text not null,
  revoked_at    timestamptz
);
create index session_account_idx on session (account_id, created_at);

-- Invitations, password resets and changes of e-mail address. Single use.
create table account_token (
  token_hash  bytea primary key,
  kind        text not null check (kind in ('invitation', 'reset', 'second-factor')),
  account_id  uuid not null references account (id),
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz
);

-- Bearer tokens for integrations.
create table api_token (
  token_hash      bytea primary key,
  id              uuid not null unique,
  organisation_id uuid not null references organisation (id),
  membership_id   uuid not null,
  name            text not null,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  last_used_at    timestamptz,
  revoked_at      timestamptz
);

create table person (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  -- Names as on the learner record; `name_used` is what the person is called.
  given_names     text not null check (length(given_names) between 1 and 100),
  family_name     text not null check (length(family_name) between 1 and 100),
  name_used       text,
  email           text,
  account_id      uuid references account (id),
  created_at      timestamptz not null,
  version         int not null default 1,
  primary key (organisation_id, id)
);
create unique index person_account_key on person (organisation_id, account_id) where account_id is not null;
call make_tenant_table('person');

create table membership (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  account_id      uuid not null references account (id),
  role            text not null,
  starts_on       date not null,
  ends_on         date,
  version         int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, person_id, role),
  foreign key (organisation_id, person_id) references person (organisation_id, id)
);
create index membership_account_idx on membership (account_id);
call make_tenant_table('membership');

-- A link by which somebody without an account answers one question. Single use; can be sent again and revoked.
create table signing_link (
  organisation_id uuid not null references organisation (id),
  id              uuid not null,
  token_hash      bytea not null,
  purpose         text not null,
  subject_type    text not null,
  subject_id      uuid not null,
  detail          jsonb not null default '{}',
  name            text not null,
  email           text not null,
  created_by      uuid not null,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  opened_at       timestamptz,
  answered_at     timestamptz,
  answer          text check (answer in ('agree', 'decline')),
  comment         text,
  revoked_at      timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, created_by) references person (organisation_id, id)
);
create index signing_link_token_idx on signing_link (token_hash);
create index signing_link_subject_idx on signing_link (organisation_id, subject_type, subject_id);
call make_tenant_table('signing_link');

-- Replies kept so that a repeated write with the same key answers the same.
create table idempotent_reply (
  organisation_id uuid not null references organisation (id),
  key             text not null,
  person_id       uuid not null,
  request_hash    text not null,
  status          int,
  body            jsonb,
  created_at      timestamptz not null,
  primary key (organisation_id, key)
);
call make_tenant_table('idempotent_reply', 'select, insert, update, delete');

-- The demo's letters, shown on a screen of its own; empty wherever SMTP is configured.
create table demo_mail (
  id         uuid primary key,
  recipient  text not null,
  subject    text not null,
  body       text not null,
  created_at timestamptz not null
);
call make_reference_table('demo_mail', 'select, insert');

-- Functions for the restricted role. Every one is a definer function with a fixed search path.
create function find_account_for_sign_in(folded text)
returns table (id uuid, email text, password_hash text, totp_secret bytea, totp_confirmed_at timestamptz, recovery_hashes text[], failures int, locked_until timestamptz)
language sql stable security definer set search_path = public, pg_temp as
$$ select id, email, password_hash, totp_secret, totp_confirmed_at, recovery_hashes, failures, locked_until from account where email_folded = folded and closed_at is null $$;

create function find_account(for_account uuid)
returns table (id uuid, email text, password_hash text, totp_secret bytea, totp_confirmed_at timestamptz, recovery_hashes text[], failures int, locked_until timestamptz)
language sql stable security definer set search_path = public, pg_temp as
$$ select id, email, password_hash, totp_secret, totp_confirmed_at, recovery_hashes, failures, locked_until from account a where a.id = for_account and closed_at is null $$;

create function find_account_id(folded text) returns uuid
language sql stable security definer set search_path = public, pg_temp as
$$ select id from account where email_folded = folded and closed_at is null $$;

create function add_account(for_account uuid, address text, folded text, hash text, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ insert into account (id, email, email_folded, password_hash, created_at) values (for_account, address, folded, hash, at) $$;

create function record_sign_in_failure(for_account uuid, at timestamptz, allowed int, lock_for interval) returns timestamptz
language sql security definer set search_path = public, pg_temp as
$$ update account set failures = failures + 1, locked_until = case when failures + 1 >= allowed then at + lock_for else locked_until end
   where id = for_account returning locked_until $$;

create function clear_sign_in_failures(for_account uuid) returns void
language sql security definer set search_path = public, pg_temp as
$$ update account set failures = 0, locked_until = null where id = for_account $$;

create function set_password(for_account uuid, hash text) returns void
language sql security definer set search_path = public, pg_temp as
$$ update account set password_hash = hash, failures = 0, locked_until = null where id = for_account $$;

create function set_totp(for_account uuid, secret bytea, confirmed timestamptz, recovery text[]) returns void
language sql security definer set search_path = public, pg_temp as
$$ update account set totp_secret = secret, totp_confirmed_at = confirmed, recovery_hashes = recovery where id = for_account $$;

create function add_session(token bytea, session_id uuid, for_account uuid, at timestamptz, expires timestamptz, second boolean, agent text, address text) returns void
language sql security definer set search_path = public, pg_temp as
$$ insert into session (token_hash, id, account_id, created_at, last_seen_at, expires_at, second_factor, user_agent, address)
   values (token, session_id, for_account, at, at, expires, second, agent, address) $$;

-- The session behind a token, and its last use noted at most once a minute.
create function use_session(token bytea, at timestamptz, idle interval)
returns table (id uuid, account_id uuid, email text, created_at timestamptz, second_factor boolean, totp_confirmed boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update session s set last_seen_at = at where s.token_hash = token and s.revoked_at is null and s.expires_at > at
    and s.last_seen_at > at - idle and s.last_seen_at < at - interval '1 minute';
  return query select s.id, s.account_id, a.email, s.created_at, s.second_factor, a.totp_confirmed_at is not null
    from session s join account a on a.id = s.account_id
    where s.token_hash = token and s.revoked_at is null and s.expires_at > at and s.last_seen_at > at - idle and a.closed_at is null;
end $$;

create function list_sessions(for_account uuid, at timestamptz)
returns table (id uuid, created_at timestamptz, last_seen_at timestamptz, user_agent text, address text)
language sql stable security definer set search_path = public, pg_temp as
$$ select id, created_at, last_seen_at, user_agent, address from session where account_id = for_account and revoked_at is null and expires_at > at order by last_seen_at desc $$;

-- Revoke one session, or all of an account but one; answers how many.
create function revoke_sessions(for_account uuid, only_session uuid, except_session uuid, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare n int;
begin
  update session set revoked_at = at where account_id = for_account and revoked_at is null
    and (only_session is null or id = only_session) and (except_session is null or id <> except_session);
  get diagnostics n = row_count;
  return n;
end $$;

create function add_account_token(token bytea, token_kind text, for_account uuid, at timestamptz, expires timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ insert into account_token (token_hash, kind, account_id, created_at, expires_at) values (token, token_kind, for_account, at, expires) $$;

create function find_account_token(token bytea, token_kind text, at timestamptz) returns table (account_id uuid, email text, has_password boolean)
language sql stable security definer set search_path = public, pg_temp as
$$ select t.account_id, a.email, a.password_hash is not null from account_token t join account a on a.id = t.account_id
   where t.token_hash = token and t.kind = token_kind and t.used_at is null and t.expires_at > at and a.closed_at is null $$;

create function use_account_token(token bytea, token_kind text, at timestamptz) returns uuid
language sql security definer set search_path = public, pg_temp as
$$ update account_token set used_at = at where token_hash = token and kind = token_kind and used_at is null and expires_at > at returning account_id $$;

-- Every membership of one account in every organisation, for the sign-in and the switch between them.
create function memberships_of(for_account uuid, today date)
returns table (id uuid, organisation_id uuid, organisation_name text, organisation_kind text, person_id uuid, person_name text, role text, requires_totp boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.maintenance', 'on', true);
  return query select m.id, m.organisation_id, o.name, o.kind, m.person_id, coalesce(p.name_used, p.given_names || ' ' || p.family_name), m.role, o.requires_totp
    from membership m join organisation o on o.id = m.organisation_id join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.account_id = for_account and m.starts_on <= today and (m.ends_on is null or m.ends_on > today) order by o.name, m.role;
  perform set_config('app.maintenance', 'off', true);
end $$;

-- The link behind a token, whose organisation the bearer cannot know.
create function find_signing_link(token bytea) returns table (organisation_id uuid, id uuid, created_by uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.maintenance', 'on', true);
  return query select l.organisation_id, l.id, l.created_by from signing_link l where l.token_hash = token;
  perform set_config('app.maintenance', 'off', true);
end $$;

create function use_api_token(token bytea, at timestamptz)
returns table (organisation_id uuid, membership_id uuid)
language sql security definer set search_path = public, pg_temp as
$$ update api_token t set last_used_at = at where t.token_hash = token and t.revoked_at is null and t.expires_at > at returning t.organisation_id, t.membership_id $$;

create function add_api_token(token bytea, token_id uuid, organisation uuid, membership uuid, token_name text, at timestamptz, expires timestamptz) returns void
language sql security definer set search_path = public, pg_temp as
$$ insert into api_token (token_hash, id, organisation_id, membership_id, name, created_at, expires_at) values (token, token_id, organisation, membership, token_name, at, expires) $$;

grant execute on function find_account_for_sign_in(text), find_account(uuid), find_account_id(text), add_account(uuid, text, text, text, timestamptz),
  record_sign_in_failure(uuid, timestamptz, int, interval), clear_sign_in_failures(uuid), set_password(uuid, text), set_totp(uuid, bytea, timestamptz, text[]),
  add_session(bytea, uuid, uuid, timestamptz, timestamptz, boolean, text, text), use_session(bytea, timestamptz, interval), list_sessions(uuid, timestamptz),
  revoke_sessions(uuid, uuid, uuid, timestamptz), add_account_token(bytea, text, uuid, timestamptz, timestamptz), find_account_token(bytea, text, timestamptz),
  use_account_token(bytea, text, timestamptz), memberships_of(uuid, date), find_signing_link(bytea), use_api_token(bytea, timestamptz),
  add_api_token(bytea, uuid, uuid, uuid, text, timestamptz, timestamptz) to guildmark_app;
