-- A provider asks an assessment organisation for a standard. Each of the two keeps a row of its own under the same id; they tell
-- each other by messages.
create table standard_request (
  organisation_id   uuid not null,
  id                uuid not null,
  -- Which of the two this organisation is.
  side              text not null check (side in ('asker', 'author')),
  counterpart_id    uuid not null references organisation (id),
  counterpart_name  text not null,
  reference         text,
  title             text not null,
  needed_by         date not null,
  contact_name      text not null,
  contact_email     text not null,
  note              text not null,
  state             text not null check (state in
    ('preparing', 'asked', 'taken-up', 'in-workshop', 'withdrawn', 'declined', 'published')),
  -- Who wrote it here; null where it arrived by message.
  asked_by          uuid,
  -- The plan draft that was started from it, at the authors.
  draft_id          uuid,
  published_reference text,
  published_edition   text,
  created_at        timestamptz not null,
  changed_at        timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, asked_by) references person (organisation_id, id),
  foreign key (organisation_id, draft_id) references plan_draft (organisation_id, id),
  check (draft_id is null or side = 'author'),
  check (state <> 'preparing' or side = 'asker')
);
create index standard_request_needed_idx on standard_request (organisation_id, side, needed_by, id);
create index standard_request_draft_idx on standard_request (organisation_id, draft_id) where draft_id is not null;
call make_tenant_table('standard_request');

create table standard_request_document (
  organisation_id uuid not null,
  request_id      uuid not null,
  file_id         uuid not null,
  added_at        timestamptz not null,
  removed_at      timestamptz,
  primary key (organisation_id, request_id, file_id),
  foreign key (organisation_id, request_id) references standard_request (organisation_id, id),
  foreign key (organisation_id, file_id) references file (organisation_id, id)
);
call make_tenant_table('standard_request_document');

-- What happened to a request, on both sides under the same id.
create table standard_request_event (
  organisation_id uuid not null,
  request_id      uuid not null,
  id              uuid not null,
  state           text not null,
  by_name         text not null,
  by_organisation text not null,
  reason          text,
  happened_at     timestamptz not null,
  primary key (organisation_id, request_id, id),
  foreign key (organisation_id, request_id) references standard_request (organisation_id, id)
);
call make_tenant_table('standard_request_event', 'select, insert');
call make_append_only('standard_request_event');

alter table file drop constraint file_purpose_check;
alter table file add constraint file_purpose_check
  check (purpose in ('evidence', 'gateway', 'product', 'received-pack', 'pack', 'adjustment', 'import', 'plan-draft',
    'standard-request'));

-- The assessment organisations in which somebody writes plans on the day given: whom a provider can ask.
create function standards_author_organisations(today date) returns table (id uuid, name text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.maintenance', 'on', true);
  return query select o.id, o.name from organisation o
    where o.kind = 'assessment-organisation' and exists (
      select from membership m where m.organisation_id = o.id and m.role = 'standards-author'
        and m.starts_on <= today and (m.ends_on is null or m.ends_on > today))
    order by o.name, o.id;
  perform set_config('app.maintenance', 'off', true);
end $$;
grant execute on function standards_author_organisations(date) to guildmark_app;
