import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** Key of a request as one of the two organisations keeps it. */
export interface RequestKey {
  readonly organisationId: string;
  readonly id: string;
}

/** What is asked for. */
export interface RequestFacts {
  readonly reference: string | null;
  readonly title: string;
  readonly neededBy: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly note: string;
}

/** The assessment organisations in which somebody writes plans on the day given, by name. */
export async function listAuthorOrganisations(db: Db, today: string) {
  const found = await sql<{ id: string; name: string }>`
    select id, name from standards_author_organisations(${today}::date)`.execute(db);
  return found.rows;
}

/** Add a request. */
export async function insertRequest(
  tx: Tx,
  request: RequestKey &
    RequestFacts & {
      readonly side: 'asker' | 'author';
      readonly counterpartId: string;
      readonly counterpartName: string;
      readonly state: string;
      readonly askedBy: string | null;
      readonly at: Date;
    },
): Promise<void> {
  await tx
    .insertInto('standard_request')
    .values({
      organisation_id: request.organisationId,
      id: request.id,
      side: request.side,
      counterpart_id: request.counterpartId,
      counterpart_name: request.counterpartName,
      reference: request.reference,
      title: request.title,
      needed_by: request.neededBy,
      contact_name: request.contactName,
      contact_email: request.contactEmail,
      note: request.note,
      state: request.state,
      asked_by: request.askedBy,
      created_at: request.at,
      changed_at: request.at,
    })
    .execute();
}

/** A request's row on the side given; undefined when the organisation has none. */
export async function findRequest(db: Db, key: RequestKey, side?: 'asker' | 'author') {
  return await db
    .selectFrom('standard_request')
    .selectAll()
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .$if(side !== undefined, (query) => query.where('side', '=', side ?? ''))
    .executeTakeFirst();
}

/** A request's row. */
export type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>;

/** Lock a request for a change. */
export async function lockRequest(tx: Tx, key: RequestKey): Promise<RequestRow | undefined> {
  return await tx
    .selectFrom('standard_request')
    .selectAll()
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .forUpdate()
    .executeTakeFirst();
}

/** Lock the requests from which a draft was started. */
export async function lockRequestsOfDraft(tx: Tx, organisationId: string, draftId: string) {
  return await tx
    .selectFrom('standard_request')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('draft_id', '=', draftId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** One page of requests: the open ones first, by the day they are needed; then those that are over. */
export async function listRequestRows(
  db: Db,
  wanted: {
    readonly organisationId: string;
    readonly side: 'asker' | 'author';
    readonly draftId?: string | undefined;
    readonly after: { readonly over: number; readonly neededBy: string; readonly id: string } | undefined;
    readonly limit: number;
  },
) {
  const over = sql<number>`case when state in ('withdrawn', 'declined', 'published') then 1 else 0 end`;
  const { after } = wanted;
  return await db
    .selectFrom('standard_request')
    .selectAll()
    .select(over.as('over'))
    .where('organisation_id', '=', wanted.organisationId)
    .where('side', '=', wanted.side)
    .$if(wanted.draftId !== undefined, (query) => query.where('draft_id', '=', wanted.draftId ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(${over}, needed_by, id) > (${after?.over ?? 0}::int, ${after?.neededBy ?? ''}::date, ${after?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy(over)
    .orderBy('needed_by')
    .orderBy('id')
    .limit(wanted.limit)
    .execute();
}

/** Change a request. */
export async function updateRequest(
  tx: Tx,
  key: RequestKey,
  change: {
    readonly state: string;
    readonly draftId?: string | undefined;
    readonly published?: { readonly reference: string; readonly edition: string } | undefined;
  },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('standard_request')
    .set({
      state: change.state,
      changed_at: at,
      ...(change.draftId === undefined ? {} : { draft_id: change.draftId }),
      ...(change.published === undefined
        ? {}
        : { published_reference: change.published.reference, published_edition: change.published.edition }),
    })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .execute();
}

/** Hang a file on a request. */
export async function insertRequestDocument(tx: Tx, key: RequestKey, fileId: string, at: Date) {
  await tx
    .insertInto('standard_request_document')
    .values({ organisation_id: key.organisationId, request_id: key.id, file_id: fileId, added_at: at })
    .execute();
}

/** Take a file off a request; false when it does not hang on it. */
export async function removeRequestDocument(
  tx: Tx,
  key: RequestKey,
  fileId: string,
  at: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable('standard_request_document')
    .set({ removed_at: at })
    .where('organisation_id', '=', key.organisationId)
    .where('request_id', '=', key.id)
    .where('file_id', '=', fileId)
    .where('removed_at', 'is', null)
    .returning('file_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The files of a request, in the order in which they were added. */
export async function listRequestDocuments(db: Db, key: RequestKey) {
  return await db
    .selectFrom('standard_request_document as d')
    .innerJoin('file as f', (join) =>
      join.onRef('f.organisation_id', '=', 'd.organisation_id').onRef('f.id', '=', 'd.file_id'),
    )
    .select(['f.id', 'f.name', 'f.media_type', 'f.bytes', 'f.sha256', 'f.scan'])
    .where('d.organisation_id', '=', key.organisationId)
    .where('d.request_id', '=', key.id)
    .where('d.removed_at', 'is', null)
    .orderBy('d.added_at')
    .orderBy('f.id')
    .execute();
}

/** Something that happened to a request. */
export interface RequestEvent {
  readonly id: string;
  readonly state: string;
  readonly byName: string;
  readonly byOrganisation: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Keep what happened to a request. */
export async function insertRequestEvent(tx: Tx, key: RequestKey, event: RequestEvent): Promise<void> {
  await tx
    .insertInto('standard_request_event')
    .values({
      organisation_id: key.organisationId,
      request_id: key.id,
      id: event.id,
      state: event.state,
      by_name: event.byName,
      by_organisation: event.byOrganisation,
      reason: event.reason,
      happened_at: event.at,
    })
    .execute();
}

/** What happened to a request, oldest first. */
export async function listRequestEvents(db: Db, key: RequestKey) {
  return await db
    .selectFrom('standard_request_event')
    .select(['id', 'state', 'by_name', 'by_organisation', 'reason', 'happened_at'])
    .where('organisation_id', '=', key.organisationId)
    .where('request_id', '=', key.id)
    .orderBy('happened_at')
    .orderBy('id')
    .execute();
}

/** The letter addresses of an organisation's standards authors on the day given. */
export async function listAuthorAddresses(
  db: Db,
  organisationId: string,
  today: string,
): Promise<readonly { readonly personId: string; readonly email: string }[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'm.organisation_id').onRef('p.id', '=', 'm.person_id'),
    )
    .select(['p.id', 'p.email'])
    .distinct()
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', '=', 'standards-author')
    .where('m.starts_on', '<=', today)
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>', today)]))
    .orderBy('p.id')
    .execute();
  return rows.flatMap(({ id, email }) => (email === null ? [] : [{ personId: id, email }]));
}
