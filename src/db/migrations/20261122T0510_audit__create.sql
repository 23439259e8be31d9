-- Every change of state leaves an entry here, written in the transaction of the change. The entries of an
-- organisation are a chain: each holds the hash of the one before. Entries hold ids and salted commitments;
-- text about persons lies beside them in audit_text and can be erased without breaking the chain.
create table audit_head (
  organisation_id uuid primary key,
  sequence        bigint not null,
  hash            bytea not null
);
call make_tenant_table('audit_head', 'select');

create table audit_event (
  organisation_id uuid not null,
  sequence        bigint not null,
  occurred_at     timestamptz(3) not null,
  account_id      uuid,
  person_id       uuid not null,
  role            text not null,
  type            text not null check (type ~ '^[a-z-]+\.[a-z-]+$'),
  subject_type    text not null check (subject_type ~ '^[a-z-]+$'),
  subject_id      text not null check (length(subject_id) between 1 and 200),
  request_id      text not null,
  detail          jsonb not null,
  text_commitment bytea,
  body_hash       bytea not null,
  previous_hash   bytea not null,
  hash            bytea not null,
  primary key (organisation_id, sequence)
);
create index audit_event_subject_idx on audit_event (organisation_id, subject_id, sequence);
create index audit_event_type_idx on audit_event (organisation_id, type, sequence);
call make_tenant_table('audit_event', 'select');
call make_append_only('audit_event');

create table audit_text (
  organisation_id uuid not null,
  sequence        bigint not null,
  salt            bytea,
  content         text,
  erased_at       timestamptz,
  erased_because  text,
  primary key (organisation_id, sequence),
  foreign key (organisation_id, sequence) references audit_event (organisation_id, sequence),
  check ((erased_at is null) = (content is not null) and (content is null) = (salt is null))
);
call make_tenant_table('audit_text', 'select');

-- An organisation signs with a key of its own. The private half is sealed with the installation's key, which is
-- never in the database.
create table organisation_key (
  organisation_id    uuid not null,
  id                 uuid not null,
  algorithm          text not null check (algorithm = 'ed25519'),
  public_key         bytea not null,
  private_key_sealed bytea not null,
  created_at         timestamptz not null,
  retired_at         timestamptz,
  primary key (organisation_id, id)
);
create unique index organisation_key_current_key on organisation_key (organisation_id) where retired_at is null;
call make_tenant_table('organisation_key');

-- A signed statement "the chain stood here", so that a rewritten chain shows.
create table audit_checkpoint (
  organisation_id uuid not null,
  sequence        bigint not null,
  hash            bytea not null,
  signed_at       timestamptz(3) not null,
  key_id          uuid not null,
  signature       bytea not null,
  primary key (organisation_id, sequence),
  foreign key (organisation_id, key_id) references organisation_key (organisation_id, id)
);
call make_tenant_table('audit_checkpoint', 'select, insert');
call make_append_only('audit_checkpoint');

-- Append entries to the chain of the transaction's organisation and give its new length. The only way in.
-- It locks the head of the chain until the transaction ends, so it is the transaction's last statement.
-- entries: [{occurredAt, accountId, personId, role, type, subjectType, subjectId, requestId, detail, bodyHash, commitment, salt, text}]
create function audit_append(entries jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  organisation uuid := app_organisation();
  position     bigint;
  previous     bytea;
  current      bytea;
  entry        jsonb;
begin
  if organisation is null then
    raise exception 'an audit entry belongs to an organisation' using errcode = 'insufficient_privilege';
  end if;
  select sequence, hash into position, previous from audit_head where organisation_id = organisation for update;
  if not found then
    insert into audit_head values (organisation, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
    select sequence, hash into position, previous from audit_head where organisation_id = organisation for update;
  end if;
  for entry in select value from jsonb_array_elements(entries) with ordinality order by ordinality loop
    position := position + 1;
    current := sha256(previous || int8send(position) || decode(entry ->> 'bodyHash', 'hex'));
    insert into audit_event values (
      organisation, position, (entry ->> 'occurredAt')::timestamptz, (entry ->> 'accountId')::uuid,
      (entry ->> 'personId')::uuid, entry ->> 'role', entry ->> 'type', entry ->> 'subjectType',
      entry ->> 'subjectId', entry ->> 'requestId', entry -> 'detail', decode(entry ->> 'commitment', 'hex'),
      decode(entry ->> 'bodyHash', 'hex'), previous, current);
    if entry ->> 'text' is not null then
      insert into audit_text (organisation_id, sequence, salt, content)
        values (organisation, position, decode(entry ->> 'salt', 'hex'), entry ->> 'text');
    end if;
    previous := current;
  end loop;
  update audit_head set sequence = position, hash = previous where organisation_id = organisation;
  return position;
end $$;
grant execute on function audit_append(jsonb) to guildmark_app;

-- Erase the text beside entries of the transaction's organisation. The commitment stays, the chain holds.
create function audit_erase(sequences bigint[], because text, erased timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone bigint;
begin
  update audit_text set salt = null, content = null, erased_at = erased, erased_because = because
   where organisation_id = app_organisation() and sequence = any (sequences) and erased_at is null;
  get diagnostics gone = row_count;
  return gone;
end $$;
grant execute on function audit_erase(bigint[], text, timestamptz) to guildmark_app;
