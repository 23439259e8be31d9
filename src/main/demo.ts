import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from './configuration.ts';
import { writePrivately } from './embedded-postgres/credentials.ts';
import type { Installation } from './installation.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/** Fills an empty installation with demo data. */
export type SeedDemo = (installation: Installation) => Promise<void>;

/**
 * Whether this installation is a demo, made now when it is empty and a seed is given. The demo is for trying out on one
 * computer: an embedded database, reached from this computer alone.
 */
export async function prepareDemo(installation: Installation, seed: SeedDemo | undefined): Promise<boolean> {
  const { configuration, services } = installation;
  if (!installation.isEmbedded || !loopback.has(configuration.host)) return false;
  const marker = join(configuration.dataFolder, 'demo');
  if (existsSync(marker)) return true;
  const held = await services.database.outside((tx) =>
    tx.selectFrom('organisation').select('id').limit(1).executeTakeFirst(),
  );
  const begun = join(configuration.dataFolder, 'demo-begun');
  if (held && existsSync(begun)) {
    throw new ConfigurationError(
      `The demo data in ${configuration.dataFolder} were interrupted while they were made. Delete that folder and start again.`,
    );
  }
  if (held || !seed) return false;
  await writePrivately(begun, `${services.now().toISOString()}\n`);
  await seed(installation);
  await writePrivately(marker, `${services.now().toISOString()}\n`);
  return true;
}
