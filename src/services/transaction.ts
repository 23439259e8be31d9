import type { Db, Tx } from '#db/database.ts';
import type { Context } from './context.ts';

/** Run a use case's writes in one transaction of the actor's organisation. */
export function inTransaction<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.database.write(ctx.actor, work);
}

/** Read in one read-only transaction of the actor's organisation. */
export function reading<T>(ctx: Context, work: (db: Db) => Promise<T>): Promise<T> {
  return ctx.database.read(ctx.actor, work);
}
