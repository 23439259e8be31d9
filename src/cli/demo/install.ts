import { sql } from 'kysely';
import { openDatabase } from '#db/open-database.ts';
import type { SeedDemo } from '#main/demo.ts';

/**
 * Fill an empty installation with the demo; loaded only when it is wanted. The demo is made again when it is lost, so its
 * transactions need not each wait for the disk: the last one, which does, makes all of them durable.
 */
export function seedInstallation(say: (words: string) => void): SeedDemo {
  return async ({ services, ownerPool, databaseUrl }) => {
    say('guildmark: making the demo data, once …');
    const { seedDemo } = await import('./seed-demo.ts');
    const quick = new URL(databaseUrl);
    quick.searchParams.set('options', '-c synchronous_commit=off');
    const database = openDatabase({ url: quick.href });
    try {
      await seedDemo({ ...services, database }, ownerPool, say);
    } finally {
      await database.close();
    }
    // A transaction with an id of its own is written to disk when it ends, and everything before it too.
    await services.database.outside((tx) => sql`select txid_current()`.execute(tx));
  };
}
