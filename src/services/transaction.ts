import type { Db, Tx } from '#db/database.ts';
import { beginAudit, flushAudit } from './audit.ts';
import type { Context } from './context.ts';

/**
 * Run a use case's writes in one transaction of the actor's organisation. There is no change without an audit
 * event: work that records none fails, unless it says why with `nothingToAudit`. The work may run more than once, when the
 * database asks for it; it changes nothing outside the transaction.
 */
export function inTransaction<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.database.write(ctx.actor, async (tx) => {
    beginAudit(tx);
    const result = await work(tx);
    await flushAudit(tx);
    return result;
  });
}

/** Read in one read-only transaction of the actor's organisation. */
export function reading<T>(ctx: Context, work: (db: Db) => Promise<T>): Promise<T> {
  return ctx.database.read(ctx.actor, work);
}
