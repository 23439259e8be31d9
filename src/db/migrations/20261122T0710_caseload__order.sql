-- The caseload is read a page at a time in three orders. Each order has an index that begins with the organisation, so
-- that a page costs its own rows and not the whole list.

-- A column and not an index on the expression: under row-level security the planner uses an index only through operators
-- that cannot leak, and lower() is not one.
alter table person add column sort_name text not null generated always as (lower(family_name || ' ' || given_names)) stored;
create index person_sort_name_idx on person (organisation_id, sort_name, id);
create index enrolment_planned_end_idx on enrolment (organisation_id, planned_end_on, id);
create index enrolment_progress_waiting_idx
  on enrolment_progress (organisation_id, (coalesce(waiting_since, 'infinity'::timestamptz)), enrolment_id);
-- For the counts of the filters.
create index enrolment_progress_some_waiting_idx on enrolment_progress (organisation_id, enrolment_id)
  where evidence_waiting > 0;
