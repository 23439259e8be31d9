import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, readMigrations } from '#db/migrate.ts';
import { startEmbeddedPostgres } from '#main/embedded-postgres/embedded-postgres.ts';
import { packageRoot } from '#services/standards/package-root.ts';
import { schemaTextOf } from '#testing/schema-text.ts';

// Writes src/db/schema.ts from the migrations: `npx tsx scripts/generate-schema.ts`.
const root = packageRoot();
const folder = await mkdtemp(join(tmpdir(), 'guildmark-schema-'));
const server = await startEmbeddedPostgres({ folder, durable: false });
try {
  await migrate(server.url, await readMigrations(join(root, 'src', 'db', 'migrations')));
  await writeFile(join(root, 'src', 'db', 'schema.ts'), await schemaTextOf(server.url));
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
