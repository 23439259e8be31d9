import { answerClaim, insertComment, setEvidence } from '#db/evidence-writes.ts';
import { type ClaimAnswer, judgeClaims } from '#domain/portfolio/judgement.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction } from '../transaction.ts';
import { openEvidence, progressKeyOf, requireVersion } from './evidence-access.ts';
import { updateProgress } from './progress.ts';

/** A tutor's judgement of one piece. */
export interface JudgeEvidenceInput {
  readonly evidenceId: string;
  readonly claims: readonly ClaimAnswer[];
  readonly comment?: string | undefined;
  readonly version: number;
}

/**
 * Accept or refer evidence claim by claim. Any tutor of the provider may; each claim keeps who judged it, which is what an
 * independence check later reads.
 */
export async function judgeEvidence(ctx: Context, input: JudgeEvidenceInput) {
  authorise(ctx, 'portfolio.judge-evidence');
  return await inTransaction(ctx, async (tx) => {
    const { organisationId, personId } = ctx.actor;
    const { row, enrolment, claims, abilities } = await openEvidence(tx, ctx, input.evidenceId);
    if (row.person_id === personId)
      throw new Refusal('not-permitted', { reason: 'Nobody judges their own evidence.' });
    requireVersion(row, input.version);
    if (!abilities.judge.allowed) throw new Refusal('evidence-state', { reason: abilities.judge.reason });
    const judgement = judgeClaims(claims, input.claims);
    if (!judgement.ok) throw new Refusal('invalid-request', { issues: judgement.issues });
    const key = { organisationId, id: row.id };
    for (const answer of judgement.answers) {
      await answerClaim(tx, key, {
        ...answer,
        feedback: answer.feedback?.trim() || null,
        decidedBy: personId,
        decidedAt: ctx.now,
      });
    }
    if (input.comment) {
      await insertComment(tx, {
        organisationId,
        id: ctx.newId(),
        evidenceId: row.id,
        authorId: personId,
        text: input.comment,
        createdAt: ctx.now,
      });
    }
    const version = await setEvidence(tx, key, { state: judgement.state, decided_at: ctx.now });
    await updateProgress(tx, ctx, progressKeyOf(enrolment));
    await recordAudit(tx, ctx, {
      type: 'portfolio.evidence-judged',
      subjectType: 'evidence',
      subjectId: row.id,
      detail: {
        version,
        state: judgement.state,
        isOwnTutor: enrolment.tutor_person_id === personId,
        accepted: refsOf(judgement.answers, 'accepted'),
        referred: refsOf(judgement.answers, 'referred'),
      },
    });
    return { id: row.id, version };
  });
}

function refsOf(answers: readonly ClaimAnswer[], state: ClaimAnswer['state']): string[] {
  return answers
    .filter((answer) => answer.state === state)
    .map(({ method, ref }) => `${method}/${ref}`)
    .sort();
}
