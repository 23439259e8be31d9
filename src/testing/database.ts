import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll } from 'vitest';
import { columnTypes } from '#db/column-types.ts';
import type { Database } from '#db/database.ts';
import { openDatabase } from '#db/open-database.ts';
import { ownerRole } from '#db/roles.ts';
import { asAdmin, testServer, withDatabase } from './database-server.ts';

/** A migrated, empty database of a test file's own. */
export interface TestDatabase {
  readonly database: Database;
  /** Who the product connects as. */
  readonly url: string;
  /** Look at or change anything, past row-level security, as no request could. */
  query(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/**
 * Open a database for this test file: `const { database } = await openTestDatabase();` at the top of the file.
 * It is dropped when the file ends.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const opened = await cloneTestDatabase();
  afterAll(() => opened.close());
  return opened;
}

/** The same, to be closed by the caller. */
export async function cloneTestDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const name = `${server.template.replace('_template_', '_')}_${randomBytes(5).toString('hex')}`;
  const isOwn = server.adminUrl !== server.productUrl;
  await asAdmin(server, (client) =>
    client.query(`create database ${name} template ${server.template} ${isOwn ? `owner ${ownerRole}` : ''}`),
  );
  const url = withDatabase(server.productUrl, name);
  const database = openDatabase({ url, maximumConnections: 5 });
  const pool = new pg.Pool({ connectionString: url, max: 1, types: columnTypes });
  // The database may be dropped while a connection is still saying goodbye.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  let isOpen = true;
  return {
    database,
    url,
    async query(text, values = []) {
      const client = await pool.connect();
      try {
        await client.query(
          `begin; set local role ${ownerRole}; select set_config('app.maintenance', 'on', true)`,
        );
        const result = await client.query(text, [...values]);
        await client.query('commit');
        return result.rows;
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      await database.close();
      await pool.end();
      await asAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
