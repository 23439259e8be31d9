import type { Tx } from '#db/database.ts';
import { insertRelease, listReleases, listViewers, reopenRelease } from '#db/releases.ts';
import {
  findResultRow,
  listAttempts,
  lockRegistration,
  moveAttempts,
  setRegistration,
  setResultState,
} from '#db/results.ts';
import { Grading } from '#domain/grading/grading-result.ts';
import { Refusal } from '#domain/refusal.ts';
import { missingFor, type ReleasedContent, resultSentence } from '#domain/results/released-content.ts';
import { Grade } from '#domain/standards/values.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { enqueue } from '../enqueue.ts';
import { sendMessage } from '../exchange.ts';
import { changeResult } from '../quality/review-result.ts';
import { readEffectivePlan } from '../standards/effective-plan.ts';
import type { ReceivedRelease } from './my-results.ts';
import { openAgain } from './open-again.ts';

/**
 * Release an agreed result: a row of its own that the apprentice reads. When the last release was reopened, this one
 * supersedes it; both are kept, and everybody who saw the first is told.
 */
export async function releaseResult(
  ctx: Context,
  input: { readonly resultId: string; readonly version: number },
) {
  return await changeResult(ctx, 'results.release', input, async (tx, result) => {
    if (result.state !== 'agreed')
      throw new Refusal('not-releasable', { reason: whyNotReleasable(result.state) });
    const { organisationId } = ctx.actor;
    const registration = await lockRegistration(tx, organisationId, result.registration_id);
    if (!registration) throw new Refusal('not-found');
    const earlier = await listReleases(tx, organisationId, registration.id);
    const reopened = earlier.findLast(
      ({ reopened_at, superseded_at }) => reopened_at !== null && superseded_at === null,
    );
    const content = await releasedContent(tx, ctx, result.id, registration.id);
    const id = ctx.newId();
    await insertRelease(tx, {
      organisationId,
      id,
      registrationId: registration.id,
      resultId: result.id,
      grade: result.grade,
      content,
      planHash: result.plan_hash,
      releasedBy: ctx.actor.personId,
      releasedAt: ctx.now,
      supersedes: reopened ? { id: reopened.id, reason: reopened.reopened_reason ?? '' } : null,
    });
    const version = await setResultState(tx, { organisationId, id: result.id }, 'released');
    await moveAttempts(tx, { organisationId, registrationId: registration.id }, 'confirmed', 'released');
    await setRegistration(tx, { organisationId, id: registration.id }, { state: 'released' });
    await recordAudit(tx, ctx, {
      type: 'results.result-released',
      subjectType: 'overall-result',
      subjectId: result.id,
      detail: {
        releaseId: id,
        grade: result.grade,
        planHash: result.plan_hash,
        supersedes: reopened?.id ?? null,
      },
    });
    await tellProvider(tx, ctx, registration, { id, content, reopened });
    await tellAll(tx, ctx, registration.person_id, reopened?.id);
    return { id: result.id, version };
  });
}

/** Send the released result to the provider, which keeps a copy of its own. */
async function tellProvider(
  tx: Tx,
  ctx: Context,
  registration: { readonly provider_id: string | null; readonly enrolment_id: string },
  release: {
    readonly id: string;
    readonly content: ReleasedContent;
    readonly reopened: Awaited<ReturnType<typeof listReleases>>[number] | undefined;
  },
): Promise<void> {
  if (registration.provider_id === null) return;
  const { id, content, reopened } = release;
  const supersedes = reopened
    ? {
        id: reopened.id,
        grade: Grade.parse(reopened.grade),
        reason: reopened.reopened_reason ?? '',
        releasedAt: reopened.released_at.toISOString(),
      }
    : null;
  const sent: ReceivedRelease = { id, releasedAt: ctx.now.toISOString(), content, supersedes };
  const payload = { enrolmentId: registration.enrolment_id, content: { ...sent } };
  await sendMessage(tx, ctx, { to: registration.provider_id, kind: 'result-released', payload });
}

function whyNotReleasable(state: string): string {
  if (state === 'in-quality-assurance')
    return 'It is in the sample and waits for a quality assurer to agree.';
  if (state === 'sent-back')
    return 'It was sent back to the assessor; a new result follows when the sheet is submitted again.';
  if (state === 'released') return 'It is released already.';
  return 'A newer result took its place.';
}

/** What apprentice, provider and employer will read of a result. */
export async function releasedContent(
  tx: Tx,
  ctx: Context,
  resultId: string,
  registrationId: string,
): Promise<ReleasedContent> {
  const { organisationId } = ctx.actor;
  const row = await findResultRow(tx, organisationId, resultId);
  if (!row) throw new Refusal('not-found');
  const { plan } = await readEffectivePlan(tx, row.plan_hash);
  const grading = Grading.parse(row.grading);
  const attempts = await listAttempts(tx, organisationId, registrationId);
  const body = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return {
    registrationId,
    apprentice: row.apprentice,
    planTitle: plan.title,
    reference: plan.reference,
    grade: Grade.parse(row.grade),
    sentence: resultSentence(grading),
    grading,
    planHash: row.plan_hash,
    documents: plan.documents.map(({ id, title }) => ({ id, title })),
    assessmentOrganisation: body.name,
    missing: missingFor(grading, plan),
    nextSteps: nextSteps(grading, body.name),
    attempts: attempts.flatMap(({ id, method, number, kind, grade }) =>
      grade === null
        ? []
        : [
            {
              id,
              method,
              title: plan.methods.find((one) => one.id === method)?.title ?? method,
              number,
              kind,
              grade,
            },
          ],
    ),
  };
}

function nextSteps(grading: Grading, body: string): string[] {
  if (grading.overall.grade !== 'fail')
    return [
      'Your certificate is claimed from the government by the assessment organisation. It goes to your employer or to you.',
    ];
  return [
    'Talk to your tutor and your employer about what was missing. They decide with the assessment organisation whether you take it again as a resit, or as a retake after more learning.',
    `If something outside your control affected you, ask ${body} to consider exceptional circumstances.`,
  ];
}

/** Tell the apprentice, and everybody who saw a result that this one supersedes. */
async function tellAll(
  tx: Tx,
  ctx: Context,
  apprenticeId: string,
  superseded: string | undefined,
): Promise<void> {
  const { organisationId } = ctx.actor;
  const apprentice = await tx
    .selectFrom('person')
    .select('email')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', apprenticeId)
    .executeTakeFirst();
  const viewers = superseded === undefined ? [] : await listViewers(tx, organisationId, superseded);
  const addresses = new Set(
    [apprentice?.email, ...viewers.map(({ email }) => email)].filter(
      (email) => email !== null && email !== undefined,
    ),
  );
  const subject = superseded === undefined ? 'Your result is ready' : 'Your result has been replaced';
  const text =
    superseded === undefined
      ? `Your assessment result has been released. Sign in to read it with its reasons:\n\n${ctx.publicUrl}/results\n`
      : `A result that you saw has been replaced by a new one. Both are kept. Sign in to read the new result and why the first was replaced:\n\n${ctx.publicUrl}/results\n`;
  for (const to of addresses)
    await enqueue(tx, { job: 'mail.send', organisationId, payload: { to, subject, text } });
}

/** Reopen a released result: the sheets of the methods named are open again; the release stays readable until the next one. */
export async function supersedeResult(
  ctx: Context,
  input: {
    readonly resultId: string;
    readonly methods: readonly string[];
    readonly reason: string;
    readonly version: number;
  },
) {
  return await changeResult(ctx, 'results.supersede', input, async (tx, result) => {
    const { organisationId, personId } = ctx.actor;
    const release = (await listReleases(tx, organisationId, result.registration_id)).findLast(
      ({ result_id }) => result_id === result.id,
    );
    if (result.state !== 'released' || !release) throw new Refusal('not-released');
    if (release.superseded_at !== null || release.reopened_at !== null)
      throw new Refusal('not-released', { reason: 'This result has been reopened or replaced already.' });
    await reopenRelease(
      tx,
      { organisationId, id: release.id },
      { by: personId, reason: input.reason, at: ctx.now },
    );
    await openAgain(tx, ctx, {
      registrationId: result.registration_id,
      methods: input.methods,
      reason: input.reason,
    });
    const version = await setResultState(tx, { organisationId, id: result.id }, 'released');
    await recordAudit(tx, ctx, {
      type: 'results.result-reopened',
      subjectType: 'overall-result',
      subjectId: result.id,
      detail: { releaseId: release.id, methods: input.methods },
      text: input.reason,
    });
    return { id: result.id, version };
  });
}
