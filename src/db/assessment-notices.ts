import type { Db } from './database.ts';

/** What the assessment organisation last told the provider of one kind, about one enrolment. */
export async function latestNotice(db: Db, organisationId: string, enrolmentId: string, kind: string) {
  return await db
    .selectFrom('assessment_notice')
    .select(['id', 'content', 'created_at'])
    .where('organisation_id', '=', organisationId)
    .where('enrolment_id', '=', enrolmentId)
    .where('kind', '=', kind)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** Whether the provider has this enrolment. */
export async function holdsEnrolment(db: Db, organisationId: string, enrolmentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('enrolment')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', enrolmentId)
    .executeTakeFirst();
  return row !== undefined;
}
