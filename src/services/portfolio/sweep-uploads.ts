import { abandonUploads } from '#db/files.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import type { Context, Services } from '../context.ts';
import { systemContext } from '../system-context.ts';
import { inTransaction } from '../transaction.ts';

/** An upload that no row speaks of any more has no reason to keep its bytes after a week. */
const forgottenAfter = 7 * 24 * 60 * 60 * 1000;

/** Give up every upload whose time is over, and forget its bytes and those that were left over. Gives how many were given up. */
export async function sweepUploads(services: Services): Promise<number> {
  const organisations = await services.database.outside((tx) =>
    tx.selectFrom('organisation').select('id').orderBy('id').execute(),
  );
  let abandoned = 0;
  for (const { id } of organisations)
    abandoned += await abandonOldUploads(systemContext(services, id, 'sweep of uploads'));
  const before = services.now().getTime() - forgottenAfter;
  for (const { id, lastChangedAt } of await services.uploads.list()) {
    if (lastChangedAt.getTime() < before) await services.uploads.remove(id);
  }
  return abandoned;
}

async function abandonOldUploads(ctx: Context): Promise<number> {
  const { organisationId } = ctx.actor;
  const ids = await inTransaction(ctx, async (tx) => {
    const abandoned = await abandonUploads(tx, organisationId, ctx.now);
    if (abandoned.length === 0) {
      nothingToAudit(tx, 'there was nothing to give up');
      return abandoned;
    }
    await recordAudit(tx, ctx, {
      type: 'portfolio.uploads-abandoned',
      subjectType: 'organisation',
      subjectId: organisationId,
      detail: { uploads: abandoned },
    });
    return abandoned;
  });
  for (const id of ids) await ctx.uploads.remove(id);
  return ids.length;
}
