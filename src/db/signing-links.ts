import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** A link to insert. */
export interface NewSigningLink {
  readonly organisationId: string;
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly purpose: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: unknown;
  readonly name: string;
  readonly email: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = [
  'organisation_id',
  'id',
  'purpose',
  'subject_type',
  'subject_id',
  'detail',
  'name',
  'email',
  'created_by',
  'created_at',
  'expires_at',
  'opened_at',
  'answered_at',
  'answer',
  'comment',
  'revoked_at',
] as const;

/** Whose organisation a token's link belongs to. The bearer cannot know, so this reads past tenancy. */
export async function findSigningLinkByToken(
  tx: Tx,
  tokenHash: Buffer,
): Promise<{ readonly organisation_id: string; readonly id: string } | undefined> {
  const { rows } = await sql<{
    organisation_id: string;
    id: string;
  }>`select organisation_id, id from find_signing_link(${tokenHash})`.execute(tx);
  return rows[0];
}

/** One link. */
export async function findSigningLink(db: Db, organisationId: string, id: string) {
  return await db
    .selectFrom('signing_link')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A row of the table, without the token's hash. */
export type SigningLinkRow = NonNullable<Awaited<ReturnType<typeof findSigningLink>>>;

/** One link, held until the transaction ends. */
export async function lockSigningLink(tx: Tx, organisationId: string, id: string) {
  return await tx
    .selectFrom('signing_link')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The links about one subject, newest first. */
export async function listSigningLinks(
  db: Db,
  organisationId: string,
  subject: { readonly type: string; readonly id: string },
) {
  return await db
    .selectFrom('signing_link')
    .select(columns)
    .where('organisation_id', '=', organisationId)
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Add a link. */
export async function insertSigningLink(tx: Tx, link: NewSigningLink): Promise<void> {
  await tx
    .insertInto('signing_link')
    .values({
      organisation_id: link.organisationId,
      id: link.id,
      token_hash: link.tokenHash,
      purpose: link.purpose,
      subject_type: link.subjectType,
      subject_id: link.subjectId,
      detail: json(link.detail),
      name: link.name,
      email: link.email,
      created_by: link.createdBy,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** What of a link changes. */
export interface SigningLinkChange {
  readonly token_hash?: Buffer;
  readonly expires_at?: Date;
  readonly opened_at?: Date;
  readonly answered_at?: Date;
  readonly answer?: 'agree' | 'decline';
  readonly comment?: string | null;
  readonly revoked_at?: Date;
}

/** Change a link. */
export async function updateSigningLink(
  tx: Tx,
  organisationId: string,
  id: string,
  change: SigningLinkChange,
): Promise<void> {
  await tx
    .updateTable('signing_link')
    .set(change)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}
