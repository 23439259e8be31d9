import type { Db, Tx } from './database.ts';
import { json } from './json.ts';

/** States of something handed in. */
export type ProductRecordState = 'received' | 'accepted' | 'returned' | 'superseded';

function products(db: Db, organisationId: string) {
  return db
    .selectFrom('attempt_product as x')
    .innerJoin('file as f', (join) =>
      join.onRef('f.organisation_id', '=', 'x.organisation_id').onRef('f.id', '=', 'x.file_id'),
    )
    .select([
      'x.id',
      'x.attempt_id',
      'x.product_id',
      'x.file_id',
      'x.counted_words',
      'x.declared_words',
      'x.verdict',
      'x.late',
      'x.state',
      'x.reason',
      'x.received_at',
      'f.name',
      'f.media_type',
      'f.bytes',
    ])
    .$narrowType<{ state: ProductRecordState }>()
    .where('x.organisation_id', '=', organisationId);
}

/** Everything handed in to one or more attempts, newest first. */
export async function listProducts(db: Db, organisationId: string, attemptIds: readonly string[]) {
  if (attemptIds.length === 0) return [];
  return await products(db, organisationId)
    .where('x.attempt_id', 'in', [...attemptIds])
    .orderBy('x.received_at', 'desc')
    .orderBy('x.id', 'desc')
    .execute();
}

/** Something handed in, with its file. */
export type ProductRow = Awaited<ReturnType<typeof listProducts>>[number];

/** One thing handed in, locked. */
export async function lockProduct(tx: Tx, organisationId: string, id: string) {
  return await products(tx, organisationId).where('x.id', '=', id).forUpdate('x').executeTakeFirst();
}

/** The file to be handed in: uploaded for this attempt by this person. */
export async function findProductFile(
  db: Db,
  organisationId: string,
  query: { readonly fileId: string; readonly attemptId: string; readonly personId: string },
) {
  return await db
    .selectFrom('file')
    .select(['id', 'sha256', 'name', 'media_type', 'bytes', 'scan'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', query.fileId)
    .where('purpose', '=', 'product')
    .where('subject_id', '=', query.attemptId)
    .where('uploaded_by', '=', query.personId)
    .executeTakeFirst();
}

/** Add something handed in; what was handed in for the same product and neither returned nor replaced is superseded. */
export async function insertProduct(
  tx: Tx,
  one: {
    readonly organisationId: string;
    readonly id: string;
    readonly attemptId: string;
    readonly productId: string;
    readonly fileId: string;
    readonly countedWords: number | null;
    readonly declaredWords: number | null;
    readonly verdict: unknown;
    readonly late: boolean;
    readonly state: ProductRecordState;
    readonly submittedBy: string;
    readonly receivedAt: Date;
  },
): Promise<void> {
  await tx
    .updateTable('attempt_product')
    .set({ state: 'superseded' })
    .where('organisation_id', '=', one.organisationId)
    .where('attempt_id', '=', one.attemptId)
    .where('product_id', '=', one.productId)
    .where('state', 'in', ['received', 'accepted'])
    .execute();
  await tx
    .insertInto('attempt_product')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      attempt_id: one.attemptId,
      product_id: one.productId,
      file_id: one.fileId,
      counted_words: one.countedWords,
      declared_words: one.declaredWords,
      verdict: json(one.verdict),
      late: one.late,
      state: one.state,
      submitted_by: one.submittedBy,
      received_at: one.receivedAt,
    })
    .execute();
}

/** Accept or return something handed in. */
export async function setProduct(
  tx: Tx,
  organisationId: string,
  id: string,
  change: { readonly state: ProductRecordState; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('attempt_product')
    .set(change)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .execute();
}
