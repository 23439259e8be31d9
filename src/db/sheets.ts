import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** Every event of one attempt's sheet, each device's in its own order. */
export async function listSheetEvents(db: Db, organisationId: string, attemptId: string) {
  return await db
    .selectFrom('sheet_event')
    .select(['device_id', 'sequence', 'kind', 'payload', 'device_at', 'hash', 'person_id'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('device_id')
    .orderBy('sequence')
    .execute();
}

/** An event as it is held. */
export type SheetEventRow = Awaited<ReturnType<typeof listSheetEvents>>[number];

/** Add events of one device. */
export async function insertSheetEvents(
  tx: Tx,
  sheet: {
    readonly organisationId: string;
    readonly attemptId: string;
    readonly bookingId: string;
    readonly deviceId: string;
    readonly personId: string;
    readonly receivedAt: Date;
  },
  events: readonly {
    readonly sequence: number;
    readonly kind: string;
    readonly payload: unknown;
    readonly deviceAt: Date;
    readonly hash: string;
  }[],
): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insertInto('sheet_event')
    .values(
      events.map((event) => ({
        organisation_id: sheet.organisationId,
        device_id: sheet.deviceId,
        sequence: event.sequence,
        attempt_id: sheet.attemptId,
        booking_id: sheet.bookingId,
        kind: event.kind,
        payload: json(event.payload),
        device_at: event.deviceAt,
        received_at: sheet.receivedAt,
        person_id: sheet.personId,
        hash: event.hash,
      })),
    )
    .execute();
}

/** Submissions of the attempts given, in order. */
export async function listSubmissions(db: Db, organisationId: string, attemptIds: readonly string[]) {
  if (attemptIds.length === 0) return [];
  return await db
    .selectFrom('sheet_submission')
    .select([
      'attempt_id',
      'number',
      'device_id',
      'event_count',
      'last_hash',
      'sent_back_at',
      'sent_back_reason',
    ])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', 'in', [...attemptIds])
    .orderBy('attempt_id')
    .orderBy('number')
    .execute();
}

/** A submission as it is held. */
export type SubmissionRow = Awaited<ReturnType<typeof listSubmissions>>[number];

/** Which of the attempts given have any event. */
export async function listStartedSheets(
  db: Db,
  organisationId: string,
  attemptIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (attemptIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('sheet_event')
    .select('attempt_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', 'in', [...attemptIds])
    .execute();
  return new Set(rows.map(({ attempt_id }) => attempt_id));
}

/** Record a submission. */
export async function insertSubmission(
  tx: Tx,
  one: {
    readonly organisationId: string;
    readonly attemptId: string;
    readonly deviceId: string;
    readonly eventCount: number;
    readonly lastHash: string;
    readonly submittedBy: string;
    readonly submittedAt: Date;
    readonly number: number;
  },
): Promise<void> {
  await tx
    .insertInto('sheet_submission')
    .values({
      organisation_id: one.organisationId,
      attempt_id: one.attemptId,
      device_id: one.deviceId,
      event_count: one.eventCount,
      last_hash: one.lastHash,
      submitted_by: one.submittedBy,
      submitted_at: one.submittedAt,
      number: one.number,
    })
    .execute();
}

/** Put the judgements of an attempt in place of those before. */
export async function putJudgements(
  tx: Tx,
  organisationId: string,
  attemptId: string,
  judgements: readonly {
    readonly ref: string;
    readonly judgement: string;
    readonly note: string | null;
    readonly atSeconds: number | null;
  }[],
): Promise<void> {
  await tx
    .deleteFrom('judgement')
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .execute();
  if (judgements.length === 0) return;
  await tx
    .insertInto('judgement')
    .values(
      judgements.map(({ ref, judgement, note, atSeconds }) => ({
        organisation_id: organisationId,
        attempt_id: attemptId,
        criterion_ref: ref,
        judgement,
        note,
        at_seconds: atSeconds,
      })),
    )
    .execute();
}
