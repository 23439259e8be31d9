import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** Decisions on resits and retakes of a registration, first to last, with who decided. */
export async function listNextActions(db: Db, organisationId: string, registrationId: string) {
  return await db
    .selectFrom('next_action as n')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'n.organisation_id').onRef('p.id', '=', 'n.decided_by'),
    )
    .select([
      'n.id',
      'n.method',
      'n.kind',
      'n.reason',
      'n.authority',
      'n.decided_at',
      'n.attempt_id',
      sql<string>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('by'),
    ])
    .where('n.organisation_id', '=', organisationId)
    .where('n.registration_id', '=', registrationId)
    .orderBy('n.decided_at')
    .execute();
}

/** A decision on a resit or a retake. */
export interface NewNextAction {
  readonly organisationId: string;
  readonly id: string;
  readonly registrationId: string;
  readonly method: string;
  readonly kind: string;
  readonly reason: string;
  readonly authority: string | null;
  readonly cap: unknown;
  readonly completeBy: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly attemptId: string | null;
}

/** Record a decision. */
export async function insertNextAction(tx: Tx, action: NewNextAction): Promise<void> {
  await tx
    .insertInto('next_action')
    .values({
      organisation_id: action.organisationId,
      id: action.id,
      registration_id: action.registrationId,
      method: action.method,
      kind: action.kind,
      reason: action.reason,
      authority: action.authority,
      cap: json(action.cap),
      complete_by_on: action.completeBy,
      decided_by: action.decidedBy,
      decided_at: action.decidedAt,
      attempt_id: action.attemptId,
    })
    .execute();
}

/** Requests for exceptional circumstances of attempts. */
export async function listRequestsOf(db: Db, organisationId: string, attemptIds: readonly string[]) {
  if (attemptIds.length === 0) return [];
  return await db
    .selectFrom('exceptional_request')
    .select(['id', 'attempt_id', 'state'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', 'in', [...attemptIds])
    .execute();
}

/** Ask for exceptional circumstances. */
export async function insertRequest(
  tx: Tx,
  request: {
    readonly organisationId: string;
    readonly id: string;
    readonly attemptId: string;
    readonly description: string;
    readonly inTime: boolean;
    readonly requestedBy: string;
    readonly requestedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('exceptional_request')
    .values({
      organisation_id: request.organisationId,
      id: request.id,
      attempt_id: request.attemptId,
      description: request.description,
      state: 'requested',
      in_time: request.inTime,
      requested_by: request.requestedBy,
      requested_at: request.requestedAt,
    })
    .execute();
}

/** Decide a request that is open; undefined when there is no such open request. */
export async function decideRequest(
  tx: Tx,
  key: { readonly organisationId: string; readonly id: string },
  decision: { readonly state: string; readonly reason: string; readonly by: string; readonly at: Date },
) {
  return await tx
    .updateTable('exceptional_request')
    .set({ state: decision.state, reason: decision.reason, decided_by: decision.by, decided_at: decision.at })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .where('state', '=', 'requested')
    .returning(['id', 'attempt_id'])
    .executeTakeFirst();
}

/** Attempts after a failed one at the same method whose cap its granted circumstances lift. */
export async function liftCap(tx: Tx, organisationId: string, failedAttemptId: string): Promise<void> {
  const failed = await tx
    .selectFrom('attempt')
    .select(['registration_id', 'method', 'number'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', failedAttemptId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('attempt')
    .set({ exceptional: true, version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('registration_id', '=', failed.registration_id)
    .where('method', '=', failed.method)
    .where('number', '=', failed.number + 1)
    .where('grade', 'is', null)
    .execute();
}

/** Requests for exceptional circumstances, open ones and the oldest first. */
export async function listRequests(db: Db, organisationId: string, after: string | undefined, limit: number) {
  let rows = db
    .selectFrom('exceptional_request as x')
    .innerJoin('attempt as a', (join) =>
      join.onRef('a.organisation_id', '=', 'x.organisation_id').onRef('a.id', '=', 'x.attempt_id'),
    )
    .innerJoin('registration as r', (join) =>
      join.onRef('r.organisation_id', '=', 'a.organisation_id').onRef('r.id', '=', 'a.registration_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.person_id'),
    )
    .select([
      'x.id',
      'x.attempt_id',
      'x.description',
      'x.in_time',
      'x.state',
      'x.reason',
      'x.requested_at',
      'a.method',
      sql<string>`coalesce(p.name_used, p.given_names || ' ' || p.family_name)`.as('apprentice'),
    ])
    .where('x.organisation_id', '=', organisationId)
    .orderBy('x.id')
    .limit(limit + 1);
  if (after) rows = rows.where('x.id', '>', after);
  return await rows.execute();
}

/** Decided resits and retakes for which no attempt has been opened yet, first to last. */
export async function listUnopenedActions(db: Db, organisationId: string, registrationId: string) {
  return await db
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
