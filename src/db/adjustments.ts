import type { Db, Tx } from './database.ts';

/** Reasonable adjustments of one registration, oldest first. */
export async function listAdjustments(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('reasonable_adjustment as x')
    .leftJoin('person as r', (join) =>
      join.onRef('r.organisation_id', '=', 'x.organisation_id').onRef('r.id', '=', 'x.requested_by'),
    )
    .leftJoin('person as d', (join) =>
      join.onRef('d.organisation_id', '=', 'x.organisation_id').onRef('d.id', '=', 'x.decided_by'),
    )
    .select([
      'x.id',
      'x.kind',
      'x.extra_percent',
      'x.description',
      'x.state',
      'x.reason',
      'r.given_names as requester_given',
      'r.family_name as requester_family',
      'r.name_used as requester_used',
      'd.given_names as decider_given',
      'd.family_name as decider_family',
      'd.name_used as decider_used',
    ])
    .$narrowType<{ state: 'requested' | 'granted' | 'refused' }>()
    .where('x.organisation_id', '=', organisationId)
    .where('x.registration_id', '=', registrationId)
    .orderBy('x.created_at')
    .orderBy('x.id')
    .execute();
}

/** An adjustment as lists read it. */
export type AdjustmentRow = Awaited<ReturnType<typeof listAdjustments>>[number];

/** One adjustment, locked. */
export async function lockAdjustment(tx: Tx, organisationId: string, id: string) {
  return await tx
    .selectFrom('reasonable_adjustment')
    .select(['id', 'registration_id', 'kind', 'extra_percent', 'state'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Add a request for an adjustment. */
export async function insertAdjustment(
  tx: Tx,
  one: {
    readonly organisationId: string;
    readonly id: string;
    readonly registrationId: string;
    readonly kind: string;
    readonly extraPercent: number | null;
    readonly description: string;
    readonly requestedBy: string;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('reasonable_adjustment')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      registration_id: one.registrationId,
      kind: one.kind,
      extra_percent: one.extraPercent,
      description: one.description,
      state: 'requested',
      requested_by: one.requestedBy,
      created_at: one.createdAt,
    })
    .execute();
}

/** Grant or refuse an adjustment. */
export async function setAdjustment(
  tx: Tx,
  organisationId: string,
  id: string,
  decision: {
    readonly state: 'granted' | 'refused';
    readonly reason: string;
    readonly decided_by: string;
    readonly decided_at: Date;
  },
): Promise<void> {
  await tx
    .updateTable('reasonable_adjustment')
    .set(decision)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}
