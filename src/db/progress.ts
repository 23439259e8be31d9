import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** Progress as it is kept for lists. */
export interface ProgressRow {
  readonly total: number;
  readonly accepted: number;
  readonly submitted: number;
  readonly referred: number;
  readonly map: unknown;
  readonly byMethod: unknown;
  readonly byKind: unknown;
  readonly evidenceWaiting: number;
  readonly waitingSince: Date | null;
}

/** Write an apprentice's progress in place of what was there. */
export async function putProgress(
  tx: Tx,
  key: { readonly organisationId: string; readonly enrolmentId: string },
  progress: ProgressRow,
  updatedAt: Date,
): Promise<void> {
  const values = {
    criteria_total: progress.total,
    criteria_accepted: progress.accepted,
    criteria_submitted: progress.submitted,
    criteria_referred: progress.referred,
    evidence_waiting: progress.evidenceWaiting,
    waiting_since: progress.waitingSince,
    by_method: json(progress.byMethod),
    by_kind: json(progress.byKind),
    map: json(progress.map),
    updated_at: updatedAt,
  };
  await tx
    .insertInto('enrolment_progress')
    .values({ organisation_id: key.organisationId, enrolment_id: key.enrolmentId, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'enrolment_id']).doUpdateSet(values))
    .execute();
}

/** Claims of one enrolment with the state of the evidence that carries them; withdrawn evidence is left out. */
export async function listClaimStates(db: Db, organisationId: string, enrolmentId: string) {
  return await db
    .selectFrom('evidence_criterion as c')
    .innerJoin('evidence as e', (join) =>
      join.onRef('e.organisation_id', '=', 'c.organisation_id').onRef('e.id', '=', 'c.evidence_id'),
    )
    .select(['c.method', 'c.criterion_ref', 'c.state', 'e.state as evidence_state'])
    .where('c.organisation_id', '=', organisationId)
    .where('c.enrolment_id', '=', enrolmentId)
    .where('e.state', '<>', 'withdrawn')
    .execute();
}

/** How many pieces wait for feedback, and since when. */
export async function countWaiting(db: Db, organisationId: string, enrolmentId: string) {
  const row = await db
    .selectFrom('evidence')
    .select(({ fn }) => [fn.countAll<number>().as('waiting'), fn.min('submitted_at').as('since')])
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), since: row.since };
}
