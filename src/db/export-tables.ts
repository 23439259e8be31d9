import type { ClientBase } from 'pg';
import { ownerRole } from './roles.ts';

/** Not part of a backup: the list of migrations stands in its manifest, and nobody stays signed in across a restore. */
export const leftOut: readonly string[] = ['schema_migration', 'session'];

const batch = 500;

/** Begin a transaction that sees one moment of the whole database, of every organisation, and changes nothing. */
export async function beginSnapshot(client: ClientBase): Promise<void> {
  await client.query(
    `start transaction isolation level repeatable read, read only; set local role ${ownerRole};
     select set_config('app.maintenance', 'on', true)`,
  );
}

/** The tables of a backup, by name. */
export async function listTables(client: ClientBase): Promise<readonly string[]> {
  const found = await client.query(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all ($1::text[])
      order by c.relname`,
    [[...leftOut]],
  );
  return found.rows.map((row: { name: string }) => row.name);
}

/** The migrations that made the tables. */
export async function listApplied(
  client: ClientBase,
): Promise<readonly { readonly name: string; readonly checksum: string }[]> {
  const found = await client.query('select name, checksum from schema_migration order by name');
  return found.rows;
}

/** Every row of a table as one JSON text, a batch at a time. */
export async function* exportTable(client: ClientBase, table: string): AsyncGenerator<readonly string[]> {
  yield* readInBatches(
    client,
    `select to_jsonb(t)::text as row from public.${client.escapeIdentifier(table)} t`,
  );
}

/** Jobs that are still to be done, as JSON texts that {@link importJobs} takes. */
export async function* exportJobs(client: ClientBase): AsyncGenerator<readonly string[]> {
  yield* readInBatches(
    client,
    `select jsonb_build_object('job', t.identifier, 'payload', j.payload, 'runAt', j.run_at, 'key', j.key)::text as row
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.attempts < j.max_attempts order by j.id`,
  );
}

async function* readInBatches(client: ClientBase, query: string): AsyncGenerator<readonly string[]> {
  await client.query(`declare exported no scroll cursor for ${query}`);
  for (;;) {
    const found = await client.query(`fetch ${batch} from exported`);
    if (found.rows.length === 0) break;
    yield found.rows.map((row: { row: string }) => row.row);
  }
  await client.query('close exported');
}
