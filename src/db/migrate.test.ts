import { expect, test } from 'vitest';
import { packageRoot } from '#services/standards/package-root.ts';
import { openTestDatabase } from '#testing/database.ts';
import { migrate, readMigrations } from './migrate.ts';

const { url, query } = await openTestDatabase();
const released = await readMigrations(`${packageRoot()}/src/db/migrations`);
const more = (sql: string, name = '20990101T0000_later__add.sql') => ({
  name,
  sql,
  checksum: 'a'.repeat(64),
});

test('a database that is up to date is left as it is', async () => {
  expect(await migrate(url, released)).toEqual({ applied: [], already: released.length });
});

test('two processes that start at once apply a migration once', async () => {
  const next = [...released, more('create table later (n int)')];
  const outcomes = await Promise.all([migrate(url, next), migrate(url, next)]);
  expect(outcomes.flatMap(({ applied }) => applied)).toEqual(['20990101T0000_later__add.sql']);
});

test('a released migration that was edited is refused, and so is a database of a newer version', async () => {
  const edited = [...released, more('create table later (n int)')].map((migration, index) =>
    index === 0 ? { ...migration, checksum: 'b'.repeat(64) } : migration,
  );
  await expect(migrate(url, edited)).rejects.toThrow(/was changed after it was applied/);
  await expect(migrate(url, released)).rejects.toThrow(/does not know/);
});

test('a migration that fails leaves nothing of itself and names itself', async () => {
  const known = [...released, more('create table later (n int)')];
  const broken = more('create table half (n int); select 1 / 0', '20990101T0001_half__add.sql');
  await expect(migrate(url, [...known, broken])).rejects.toThrow(
    /20990101T0001_half__add.sql failed: division by zero/,
  );
  expect(await query("select to_regclass('half') is null as gone")).toEqual([{ gone: true }]);
});
