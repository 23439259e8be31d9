import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { ownerRole } from './roles.ts';

/** Connections that act as the owner of the tables: for job tables, backups and checks, never for a request. */
export function openOwnerPool(url: string, maximumConnections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maximumConnections,
    types: columnTypes,
    application_name: 'guildmark owner',
    options: `-c role=${ownerRole}`,
  });
  // A server that restarts breaks idle connections; the pool drops them and opens new ones.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
