import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

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

/** Keep what was told. False when the provider has no such enrolment. */
export async function insertNotice(
  tx: Tx,
  one: {
    readonly organisationId: string;
    readonly id: string;
    readonly enrolmentId: string;
    readonly kind: string;
    readonly content: unknown;
    readonly createdAt: Date;
  },
): Promise<boolean> {
  const enrolment = await tx
    .selectFrom('enrolment')
    .select('id')
    .where('organisation_id', '=', one.organisationId)
    .where('id', '=', one.enrolmentId)
    .executeTakeFirst();
  if (!enrolment) return false;
  await tx
    .insertInto('assessment_notice')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      enrolment_id: one.enrolmentId,
      kind: one.kind,
      content: json(one.content),
      created_at: one.createdAt,
    })
    .execute();
  return true;
}
