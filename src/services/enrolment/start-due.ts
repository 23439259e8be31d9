import { sql } from 'kysely';
import { londonDayOf } from '#domain/time/london.ts';
import { nothingToAudit, recordAudit } from '../audit.ts';
import type { Services } from '../context.ts';
import { systemContext } from '../system-context.ts';
import { inTransaction } from '../transaction.ts';

/** Put apprentices whose first day has come on programme: one transaction for each provider. Gives how many. */
export async function startDueEnrolments(services: Services): Promise<number> {
  const providers = await services.database.outside((tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('kind', '=', 'training-provider')
      .orderBy('id')
      .execute(),
  );
  let started = 0;
  for (const { id } of providers) started += await startAt(services, id);
  return started;
}

async function startAt(services: Services, organisationId: string): Promise<number> {
  const ctx = systemContext(services, organisationId, services.newId());
  const today = londonDayOf(ctx.now.toISOString());
  return await inTransaction(ctx, async (tx) => {
    const rows = await tx
      .updateTable('enrolment')
      .set({ state: 'on-programme', version: sql<number>`version + 1` })
      .where('organisation_id', '=', organisationId)
      .where('state', '=', 'enrolled')
      .where('starts_on', '<=', today)
      .returning('id')
      .execute();
    if (rows.length === 0) nothingToAudit(tx, 'Nobody starts today.');
    for (const { id } of rows)
      await recordAudit(tx, ctx, {
        type: 'enrolment.started',
        subjectType: 'enrolment',
        subjectId: id,
        detail: { on: today },
      });
    return rows.length;
  });
}
