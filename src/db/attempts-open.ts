import type { Tx } from './database.ts';

/** A first attempt, or one that a decided retake opens. */
export interface NewAttempt {
  readonly organisationId: string;
  readonly id: string;
  readonly registrationId: string;
  readonly series: number;
  readonly method: string;
  readonly number: number;
  readonly kind: 'first' | 'resit' | 'retake';
  readonly planHash: string;
  readonly createdAt: Date;
}

/** Open attempts. */
export async function insertAttempts(tx: Tx, attempts: readonly NewAttempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await tx
    .insertInto('attempt')
    .values(
      attempts.map((one) => ({
        organisation_id: one.organisationId,
        id: one.id,
        registration_id: one.registrationId,
        series: one.series,
        method: one.method,
        number: one.number,
        kind: one.kind,
        state: 'open',
        plan_hash: one.planHash,
        created_at: one.createdAt,
      })),
    )
    .execute();
}

/** The highest number of an attempt at each method of one registration. */
export async function lastAttemptNumbers(
  tx: Tx,
  organisationId: string,
  registrationId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('attempt')
    .select(({ fn }) => ['method', fn.max('number').as('number')])
    .where('organisation_id', '=', organisationId)
    .where('registration_id', '=', registrationId)
    .groupBy('method')
    .execute();
  return new Map(rows.map(({ method, number }) => [method, number]));
}

/** Decided resits and retakes for which no attempt has been opened. */
export async function listUnopenedActions(tx: Tx, organisationId: string, registrationId: string) {
  return await tx
    .selectFrom('next_action')
    .select(['id', 'method', 'kind'])
    .where('organisation_id', '=', organisationId)
    .where('registration_id', '=', registrationId)
    .where('attempt_id', 'is', null)
    .$narrowType<{ kind: 'resit' | 'retake' }>()
    .orderBy('decided_at')
    .execute();
}

/** Name the attempt that a decision opened. */
export async function setActionAttempt(
  tx: Tx,
  organisationId: string,
  actionId: string,
  attemptId: string,
): Promise<void> {
  await tx
    .updateTable('next_action')
    .set({ attempt_id: attemptId })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', actionId)
    .execute();
}
