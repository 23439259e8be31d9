import type { Tx } from './database.ts';
import { json } from './json.ts';

/** Something that the assessment organisation told the provider about one enrolment. */
export interface NewNotice {
  readonly organisationId: string;
  readonly id: string;
  readonly enrolmentId: string;
  readonly kind: 'gateway-accepted' | 'booking-changed' | 'result-released';
  readonly content: unknown;
  readonly createdAt: Date;
}

/** Keep a notice; the latest of a kind is how things stand. */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  await tx
    .insertInto('assessment_notice')
    .values({
      organisation_id: notice.organisationId,
      id: notice.id,
      enrolment_id: notice.enrolmentId,
      kind: notice.kind,
      content: json(notice.content),
      created_at: notice.createdAt,
    })
    .execute();
}
