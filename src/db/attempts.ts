import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** States of an attempt. */
export type AttemptState =
  | 'open'
  | 'booked'
  | 'in-progress'
  | 'submitted'
  | 'graded'
  | 'confirmed'
  | 'released'
  | 'void';

function attempts(db: Db, organisationId: string) {
  return db
    .selectFrom('attempt as a')
    .leftJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.assessor_id'),
    )
    .leftJoin('next_action as n', (join) =>
      join.onRef('n.organisation_id', '=', 'a.organisation_id').onRef('n.attempt_id', '=', 'a.id'),
    )
    .select([
      'a.id',
      'a.registration_id',
      'a.series',
      'a.method',
      'a.number',
      'a.kind',
      'a.state',
      'a.exceptional',
      'a.assessor_id',
      'a.plan_hash',
      'a.grade',
      'a.version',
      'p.given_names',
      'p.family_name',
      'p.name_used',
      'n.cap',
      'n.complete_by_on',
    ])
    .where('a.organisation_id', '=', organisationId);
}

/** All attempts of one registration, in order of method and number. */
export async function listAttempts(db: Db, organisationId: string, registrationId: string) {
  return await attempts(db, organisationId)
    .where('a.registration_id', '=', registrationId)
    .orderBy('a.method')
    .orderBy('a.number')
    .execute();
}

/** An attempt as lists read it. */
export type AttemptRow = Awaited<ReturnType<typeof listAttempts>>[number];

/** Which registration an attempt belongs to. */
export async function findAttemptRegistration(db: Db, organisationId: string, attemptId: string) {
  const row = await db
    .selectFrom('attempt')
    .select('registration_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', attemptId)
    .executeTakeFirst();
  return row?.registration_id;
}

/** Change the state of an attempt, and who assesses it. */
export async function setAttempt(
  tx: Tx,
  organisationId: string,
  id: string,
  change: { readonly state?: AttemptState; readonly assessor_id?: string | null },
): Promise<void> {
  await tx
    .updateTable('attempt')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}

/** Judgements of the last attempt at the same method before this one. */
export async function listEarlierJudgements(
  db: Db,
  organisationId: string,
  attempt: { readonly registration_id: string; readonly method: string; readonly number: number },
) {
  return await db
    .selectFrom('judgement as j')
    .innerJoin('attempt as a', (join) =>
      join.onRef('a.organisation_id', '=', 'j.organisation_id').onRef('a.id', '=', 'j.attempt_id'),
    )
    .select(['j.criterion_ref as ref', 'j.judgement'])
    .$narrowType<{ judgement: 'met' | 'not-met' }>()
    .where('j.organisation_id', '=', organisationId)
    .where('a.registration_id', '=', attempt.registration_id)
    .where('a.method', '=', attempt.method)
    .where('a.number', '=', attempt.number - 1)
    .orderBy('j.criterion_ref')
    .execute();
}
