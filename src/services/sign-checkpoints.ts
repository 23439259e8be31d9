import { nothingToAudit } from './audit.ts';
import { signCheckpoint } from './audit-checkpoint.ts';
import type { Context, Services } from './context.ts';
import { systemContext } from './system-context.ts';
import { inTransaction } from './transaction.ts';

/** Sign where the chain of the context's organisation stands. */
export async function signCheckpointOf(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    nothingToAudit(tx, 'a checkpoint is part of the audit itself');
    await signCheckpoint(tx, ctx);
  });
}

/** Sign where the chain of every organisation stands: each night, and before a backup. */
export async function signCheckpoints(services: Services): Promise<void> {
  const organisations = await services.database.outside((tx) =>
    tx.selectFrom('organisation').select('id').orderBy('id').execute(),
  );
  for (const { id } of organisations) await signCheckpointOf(systemContext(services, id, 'checkpoint'));
}
