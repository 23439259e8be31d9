import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openTestDatabase } from '#testing/database.ts';
import { schemaTextOf } from '#testing/schema-text.ts';

const { url } = await openTestDatabase();

test('the committed description of the tables is that of the migrated database: else run `npx tsx scripts/generate-schema.ts`', async () => {
  const committed = await readFile(new URL('./schema.ts', import.meta.url), 'utf8');
  expect(await schemaTextOf(url)).toBe(committed);
});
