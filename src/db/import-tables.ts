import type { ClientBase } from 'pg';
import { ownerRole } from './roles.ts';

interface Rule {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Whether no organisation and no account lives in a database, or it was never migrated. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  for (const table of ['organisation', 'account']) {
    const there = await client.query('select to_regclass($1) is not null as there', [`public.${table}`]);
    if (there.rows[0].there !== true) continue;
    const found = await client.query(`select exists (select from ${table}) as held`);
    if (found.rows[0].held === true) return false;
  }
  return true;
}

/**
 * Fill empty tables in one transaction. References between tables are taken off while rows come in, in whatever order,
 * and checked again at the end; anything that does not fit undoes the whole.
 */
export async function importing<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query(`begin; set local role ${ownerRole}; select set_config('app.maintenance', 'on', true)`);
  try {
    const rules = await takeReferencesOff(client);
    const result = await work();
    for (const { table, name, definition } of rules) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function takeReferencesOff(client: ClientBase): Promise<readonly Rule[]> {
  const found = await client.query(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
       from pg_constraint c join pg_namespace n on n.oid = c.connamespace
      where n.nspname = 'public' and c.contype = 'f' and c.conparentid = 0`,
  );
  const rules: Rule[] = found.rows;
  for (const { table, name } of rules) await client.query(`alter table ${table} drop constraint ${name}`);
  return rules;
}

/** The columns of a table that are stored rather than worked out. */
export async function listColumns(client: ClientBase, table: string): Promise<readonly string[]> {
  const found = await client.query(
    `select attname as name from pg_attribute
      where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`public.${client.escapeIdentifier(table)}`],
  );
  return found.rows.map((row: { name: string }) => row.name);
}

/** Put rows, each a JSON text as `exportTable` gives, into a table. */
export async function importRows(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: readonly string[],
): Promise<void> {
  const target = `public.${client.escapeIdentifier(table)}`;
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  await client.query(
    `insert into ${target} (${list}) select ${list} from jsonb_populate_recordset(null::${target}, $1::jsonb)`,
    [`[${rows.join(',')}]`],
  );
}

/** Ask again for jobs that were waiting. */
export async function importJobs(client: ClientBase, rows: readonly string[]): Promise<void> {
  await client.query(
    `select graphile_worker.add_job(
       identifier => j ->> 'job', payload => (j -> 'payload')::json, run_at => (j ->> 'runAt')::timestamptz, job_key => j ->> 'key')
       from jsonb_array_elements($1::jsonb) j`,
    [`[${rows.join(',')}]`],
  );
}
