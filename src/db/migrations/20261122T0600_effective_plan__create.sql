-- Every decision names the effective plan it used by hash; the text behind a hash never changes.
-- A reference table: the same for every organisation of the installation, appended to and never edited.
create table effective_plan (
  hash       text primary key check (hash ~ '^[0-9a-f]{64}$'),
  reference  text not null,
  edition    text not null,
  policy_id  text,
  content    jsonb not null,
  created_at timestamptz not null
);
call make_reference_table('effective_plan', 'select, insert');
call make_append_only('effective_plan');
