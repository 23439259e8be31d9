import pg from 'pg';
import { prepareRoles } from './roles.ts';

/** Make the roles in a database that was not migrated yet. */
export async function prepareDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await prepareRoles(client);
  } finally {
    await client.end();
  }
}
