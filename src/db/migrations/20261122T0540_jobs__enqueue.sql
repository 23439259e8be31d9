-- Ask for a job in the transaction of the change that needs it. The only way in for requests: the job carries the
-- transaction's organisation, so that nobody can ask for work in another. Jobs themselves lie in the schema of graphile-worker,
-- which its own migrations keep. A key replaces a waiting job of the same organisation that has the same key.
create function enqueue_job(job text, for_organisation uuid, payload jsonb, due timestamptz, key text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_organisation() is null or for_organisation <> app_organisation() then
    raise exception 'a job belongs to the organisation of its transaction' using errcode = 'insufficient_privilege';
  end if;
  perform graphile_worker.add_job(
    identifier => job,
    payload => json_build_object('organisationId', for_organisation, 'payload', payload),
    run_at => due,
    job_key => for_organisation::text || ' ' || job || ' ' || key);
end $$;
grant execute on function enqueue_job(text, uuid, jsonb, timestamptz, text) to guildmark_app;
