-- How large the copy for others is, so that a gateway pack can name it without opening it.
alter table file add column display_bytes bigint check (display_bytes >= 0);
alter table file add constraint file_display_whole check ((display_sha256 is null) = (display_bytes is null));
