import { insertComment, putClaims, setEvidence } from '#db/evidence-writes.ts';
import { missingForSubmission, takenBack } from '#domain/portfolio/evidence-rules.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import {
  type OpenedEvidence,
  openEvidence,
  progressKeyOf,
  readableEvidence,
  requireStanding,
  requireVersion,
  viewerOf,
} from './evidence-access.ts';
import { updateProgress } from './progress.ts';

interface Step {
  readonly evidenceId: string;
  readonly version: number;
}

/** Submit one's own evidence for feedback: every claim that is not accepted yet waits for an answer. */
export async function submitEvidence(ctx: Context, { evidenceId, version: seen }: Step) {
  authorise(ctx, 'portfolio.submit-evidence');
  return await inTransaction(ctx, async (tx) => {
    const opened = await openEvidence(tx, ctx, evidenceId);
    const { row, enrolment, claims, abilities } = opened;
    requireStanding(abilities.edit, viewerOf(ctx, row.person_id));
    requireVersion(row, seen);
    const missing = missingForSubmission(opened.facts);
    if (missing) throw new Refusal('evidence-incomplete', { reason: missing });
    const key = { organisationId: ctx.actor.organisationId, id: row.id };
    const waiting = claims.filter(({ state }) => state !== 'accepted');
    await putClaims(
      tx,
      { ...key, enrolmentId: enrolment.id },
      claims.map((claim) => ({ ...claim, state: claim.state === 'accepted' ? 'accepted' : 'submitted' })),
    );
    const version = await setEvidence(tx, key, { state: 'submitted', submitted_at: ctx.now });
    await updateProgress(tx, ctx, progressKeyOf(enrolment));
    await recordAudit(tx, ctx, {
      type: 'portfolio.evidence-submitted',
      subjectType: 'evidence',
      subjectId: row.id,
      detail: { version, claims: waiting.map(({ method, ref }) => `${method}/${ref}`) },
    });
    return { id: row.id, version };
  });
}

/** Take submitted evidence back before it is judged. */
export async function takeBackEvidence(ctx: Context, { evidenceId, version: seen }: Step) {
  authorise(ctx, 'portfolio.submit-evidence');
  return await inTransaction(ctx, async (tx) => {
    const { row, enrolment, claims, abilities } = await openEvidence(tx, ctx, evidenceId);
    requireStanding(abilities.takeBack, viewerOf(ctx, row.person_id));
    requireVersion(row, seen);
    const back = takenBack(claims);
    const key = { organisationId: ctx.actor.organisationId, id: row.id };
    await putClaims(tx, { ...key, enrolmentId: enrolment.id }, back.claims);
    const version = await setEvidence(tx, key, { state: back.state, submitted_at: null });
    await updateProgress(tx, ctx, progressKeyOf(enrolment));
    await recordAudit(tx, ctx, {
      type: 'portfolio.evidence-taken-back',
      subjectType: 'evidence',
      subjectId: row.id,
      detail: { version },
    });
    return { id: row.id, version };
  });
}

/** Remove a draft of one's own. What was submitted once stays, because a tutor has seen it. */
export async function removeEvidence(ctx: Context, { evidenceId }: { readonly evidenceId: string }) {
  authorise(ctx, 'portfolio.add-evidence');
  return await inTransaction(ctx, async (tx) => {
    const { row, enrolment, abilities }: OpenedEvidence = await openEvidence(tx, ctx, evidenceId);
    requireStanding(abilities.remove, viewerOf(ctx, row.person_id));
    await setEvidence(tx, { organisationId: ctx.actor.organisationId, id: row.id }, { state: 'withdrawn' });
    await updateProgress(tx, ctx, progressKeyOf(enrolment));
    await recordAudit(tx, ctx, {
      type: 'portfolio.evidence-removed',
      subjectType: 'evidence',
      subjectId: row.id,
      detail: {},
    });
    return { done: true as const };
  });
}

/** Comment on evidence: its apprentice, or staff who may read it. */
export async function commentOnEvidence(
  ctx: Context,
  { evidenceId, text }: { readonly evidenceId: string; readonly text: string },
) {
  return await inTransaction(ctx, async (tx) => {
    const row = await readableEvidence(tx, ctx, evidenceId);
    const id = ctx.newId();
    await insertComment(tx, {
      organisationId: ctx.actor.organisationId,
      id,
      evidenceId: row.id,
      authorId: ctx.actor.personId,
      text,
      createdAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      type: 'portfolio.evidence-commented',
      subjectType: 'evidence',
      subjectId: row.id,
      detail: { commentId: id },
    });
    return { done: true as const };
  });
}
