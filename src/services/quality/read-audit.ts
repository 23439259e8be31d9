import { listAuditRows } from '#db/audit-rows.ts';
import { authorise, type Context } from '../context.ts';
import { pageOf, readCursor } from '../pages.ts';
import { reading } from '../transaction.ts';
import { verifyAudit } from '../verify-audit.ts';

/** The audit of the actor's organisation, newest first. */
export async function listAudit(
  ctx: Context,
  query: {
    readonly subjectId?: string | undefined;
    readonly type?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
) {
  authorise(ctx, 'quality.read-audit');
  const after = readCursor(query.cursor, 1);
  const before = after === undefined ? undefined : Number(after[0]);
  const rows = await reading(ctx, (db) => listAuditRows(db, ctx.actor.organisationId, { ...query, before }));
  return pageOf(
    rows,
    query.limit,
    (row) => ({
      sequence: row.sequence,
      at: row.occurred_at.toISOString(),
      type: row.type,
      by: row.by ?? (row.role === 'system' ? 'Guildmark' : row.role),
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      detail: detailOf(row.detail),
      hash: row.hash.toString('hex'),
    }),
    (row) => [row.sequence],
  );
}

function detailOf(detail: unknown): Record<string, unknown> {
  return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? { ...detail } : { detail };
}

/** Whether the chain of the organisation's audit holds, and up to which signed checkpoint. */
export async function checkAudit(ctx: Context) {
  authorise(ctx, 'quality.read-audit');
  const [verdict] = await verifyAudit(ctx.database, ctx.actor.organisationId);
  return {
    holds: verdict?.holds ?? true,
    events: verdict?.entries ?? 0,
    upTo: verdict?.brokenAt ? verdict.brokenAt.sequence - 1 : (verdict?.entries ?? 0),
    checkpoint: verdict?.checkpoint?.sequence ?? null,
    brokenAt: verdict?.brokenAt?.sequence ?? null,
  };
}
