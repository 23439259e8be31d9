import { sql } from 'kysely';
import type { Tx } from './database.ts';
import type { RowKey } from './evidence.ts';

/** A new piece of evidence: a draft. */
export interface NewEvidence {
  readonly organisationId: string;
  readonly id: string;
  readonly enrolmentId: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string | null;
  readonly madeOn: string | null;
  readonly createdAt: Date;
}

/** Add a draft. */
export async function insertEvidence(tx: Tx, one: NewEvidence): Promise<void> {
  await tx
    .insertInto('evidence')
    .values({
      organisation_id: one.organisationId,
      id: one.id,
      enrolment_id: one.enrolmentId,
      kind: one.kind,
      title: one.title,
      text: one.text,
      made_on: one.madeOn,
      state: 'draft',
      created_at: one.createdAt,
    })
    .execute();
}

/** What may be changed of a piece of evidence; every change raises the version. */
export interface EvidenceChange {
  readonly title?: string;
  readonly text?: string | null;
  readonly made_on?: string | null;
  readonly state?: string;
  readonly submitted_at?: Date | null;
  readonly decided_at?: Date | null;
}

/** Change a piece and give its new version. */
export async function setEvidence(tx: Tx, key: RowKey, change: EvidenceChange): Promise<number> {
  const row = await tx
    .updateTable('evidence')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('organisation_id', '=', key.organisationId)
    .where('id', '=', key.id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Set the state of several pieces at once. */
export async function setEvidenceStates(
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
  state: string,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('evidence')
    .set({ state, version: sql<number>`version + 1` })
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', [...ids])
    .execute();
}

/** A claim as it is to stand. */
export interface ClaimChange {
  readonly method: string;
  readonly ref: string;
  readonly state: string;
}

/** Make the claims of a piece exactly these. What was said of a claim that stays is kept. */
export async function putClaims(
  tx: Tx,
  key: RowKey & { readonly enrolmentId: string },
  claims: readonly ClaimChange[],
): Promise<void> {
  const kept = claims.map(({ method, ref }) => sql`(${method}, ${ref})`);
  let gone = tx
    .deleteFrom('evidence_criterion')
    .where('organisation_id', '=', key.organisationId)
    .where('evidence_id', '=', key.id);
  if (kept.length > 0) gone = gone.where(sql<boolean>`(method, criterion_ref) not in (${sql.join(kept)})`);
  await gone.execute();
  if (claims.length === 0) return;
  await tx
    .insertInto('evidence_criterion')
    .values(
      claims.map(({ method, ref, state }) => ({
        organisation_id: key.organisationId,
        evidence_id: key.id,
        enrolment_id: key.enrolmentId,
        method,
        criterion_ref: ref,
        state,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'evidence_id', 'method', 'criterion_ref'])
        .doUpdateSet(({ ref }) => ({ state: ref('excluded.state') })),
    )
    .execute();
}

/** Write a tutor's answer to one claim. */
export async function answerClaim(
  tx: Tx,
  key: RowKey,
  answer: ClaimChange & {
    readonly feedback: string | null;
    readonly decidedBy: string;
    readonly decidedAt: Date;
  },
): Promise<void> {
  await tx
    .updateTable('evidence_criterion')
    .set({
      state: answer.state,
      feedback: answer.feedback,
      decided_by: answer.decidedBy,
      decided_at: answer.decidedAt,
    })
    .where('organisation_id', '=', key.organisationId)
    .where('evidence_id', '=', key.id)
    .where('method', '=', answer.method)
    .where('criterion_ref', '=', answer.ref)
    .execute();
}

/** Add a comment. */
export async function insertComment(
  tx: Tx,
  comment: {
    readonly organisationId: string;
    readonly id: string;
    readonly evidenceId: string;
    readonly authorId: string;
    readonly text: string;
    readonly createdAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('evidence_comment')
    .values({
      organisation_id: comment.organisationId,
      id: comment.id,
      evidence_id: comment.evidenceId,
      author_id: comment.authorId,
      text: comment.text,
      created_at: comment.createdAt,
    })
    .execute();
}
