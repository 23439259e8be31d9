import type pg from 'pg';

/** Work in one transaction of the tables' owner on the rows of an organisation. Loading and restoring alone do this, never a request. */
export async function ownerTransaction<T>(
  pool: pg.Pool,
  organisationId: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      "select set_config('app.maintenance', 'on', true), set_config('app.organisation_id', $1, true)",
      [organisationId],
    );
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
