import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestDatabase } from '#testing/database.ts';

const { database, query } = await openTestDatabase();

const one = {
  organisationId: '01900000-0000-7000-8000-000000000001',
  personId: '01900000-0000-7000-8000-000000000011',
};
const two = {
  organisationId: '01900000-0000-7000-8000-000000000002',
  personId: '01900000-0000-7000-8000-000000000012',
};

// Every organisation may read who assesses what; only the organisation itself writes it.
const readByAll = ['assessment_offer'];

test('every table that belongs to an organisation is closed to the others, or to requests altogether', async () => {
  const open = await query(`
    select c.relname as table from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
     where n.nspname = 'public' and c.relkind in ('r', 'p')
       and has_table_privilege('guildmark_app', c.oid, 'select, insert, update, delete')
       and not (c.relrowsecurity and c.relforcerowsecurity
         and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'of_the_organisation'
           and pg_get_expr(p.polqual, c.oid) = '(organisation_id = app_organisation())'))`);
  expect(open.map(({ table }) => table)).toEqual(readByAll);
});

test('every key of a table that belongs to an organisation begins with the organisation', async () => {
  const strays = await query(`
    select x.relname as table, i.relname as key from pg_index k
      join pg_class i on i.oid = k.indexrelid
      join pg_class x on x.oid = k.indrelid
      join pg_namespace n on n.oid = x.relnamespace
      join pg_attribute o on o.attrelid = x.oid and o.attname = 'organisation_id'
     where n.nspname = 'public' and x.relrowsecurity and k.indisunique and k.indkey[0] <> o.attnum`);
  expect(strays).toEqual([]);
  const foreign = await query(`
    select f.conname from pg_constraint f
      join pg_class x on x.oid = f.conrelid
      join pg_attribute o on o.attrelid = f.conrelid and o.attname = 'organisation_id'
      join pg_attribute p on p.attrelid = f.confrelid and p.attname = 'organisation_id'
     where f.contype = 'f' and (f.conkey[1] <> o.attnum or f.confkey[1] <> p.attnum)`);
  expect(foreign).toEqual([]);
});

test('the role of requests owns nothing and passes no row security', async () => {
  const role = await query(`
    select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole,
           (select count(*) from pg_class c where c.relowner = r.oid) as tables
      from pg_roles r where rolname = 'guildmark_app'`);
  expect(role).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, tables: 0 },
  ]);
});

test('no function that acts for the owner is open to everybody', async () => {
  const open = await query(`
    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'public' and p.prosecdef and has_function_privilege('public', p.oid, 'execute')`);
  expect(open).toEqual([]);
});

test('an organisation neither reads, writes nor changes the rows of another', async () => {
  for (const scope of [one, two]) {
    await database.write(scope, async (tx) => {
      await sql`select add_organisation('training-provider', ${scope.organisationId}, null, null, '{}', false, now())`.execute(
        tx,
      );
      await sql`insert into person (organisation_id, id, given_names, family_name, created_at)
        values (${scope.organisationId}, ${scope.personId}, 'Ada', 'Person', now())`.execute(tx);
    });
  }
  const seen = await database.read(one, (db) => sql<{ id: string }>`select id from person`.execute(db));
  expect(seen.rows).toEqual([{ id: one.personId }]);
  const changed = await database.write(one, (tx) =>
    sql`update person set name_used = 'Taken over'`.execute(tx),
  );
  expect(changed.numAffectedRows).toBe(1n);
  await expect(
    database.write(one, (tx) =>
      sql`insert into person (organisation_id, id, given_names, family_name, created_at)
        values (${two.organisationId}, ${one.personId}, 'Ada', 'Smuggled', now())`.execute(tx),
    ),
  ).rejects.toThrow(/row-level security/);
  const outside = await database.outside((tx) => sql`select id from person`.execute(tx));
  expect(outside.rows).toEqual([]);
});

test('the owner too sees one organisation at a time unless it says that it is doing maintenance', async () => {
  const seen = await query(
    `select set_config('app.maintenance', '', true), (select count(*) from person) as persons`,
  );
  expect(seen[0]?.persons).toBe(0);
});

test('a reading transaction cannot write', async () => {
  await expect(
    database.read(one, (db) => sql`update person set name_used = 'x'`.execute(db)),
  ).rejects.toThrow(/read-only/);
});
