-- What commands do to data of the installation, such as the register, belongs to no organisation. It has a chain of its own
-- under the nil id, which no row of organisation ever has.
alter table audit_head drop constraint audit_head_organisation_id_fkey;
