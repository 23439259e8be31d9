import { z } from 'zod';
import type { Tx } from '#db/database.ts';
import {
  type AttemptRow,
  countReleased,
  insertResult,
  listAttempts,
  listJudgements,
  lockRegistration,
  moveAttempts,
  putSampling,
  setAttemptGrade,
  setRegistration,
} from '#db/results.ts';
import type { AttemptInput, Judgement } from '#domain/grading/attempt-input.ts';
import { gradePlan } from '#domain/grading/grade-plan.ts';
import type { Grading } from '#domain/grading/grading-result.ts';
import { criteriaToSpare } from '#domain/quality/criteria-to-spare.ts';
import { samplingDecision } from '#domain/quality/sampling.ts';
import { Refusal } from '#domain/refusal.ts';
import { Grade } from '#domain/standards/values.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { type PinnedPlan, readEffectivePlan } from '../standards/effective-plan.ts';

const Choices = z.record(z.string(), z.array(z.string()));

/** States of an attempt whose sheet is finished. */
const finished: readonly string[] = ['submitted', 'graded', 'confirmed', 'released'];

type Registration = NonNullable<Awaited<ReturnType<typeof lockRegistration>>>;

/** Everything about a registration that grading looks at. */
interface Assessed {
  readonly registration: Registration;
  readonly plan: PinnedPlan;
  readonly attempts: readonly AttemptRow[];
  readonly grading: Grading;
}

/**
 * Grade an attempt whose sheet was just submitted, in the transaction of the submission, and compute the overall result
 * once no attempt is open. The grade is worked out from the stored judgements and never taken from anybody.
 */
export async function gradeAttemptAndResult(
  tx: Tx,
  ctx: Context,
  attemptId: string,
  registrationId: string,
): Promise<void> {
  const assessed = await assess(tx, ctx, registrationId);
  const attempt = assessed.attempts.find(({ id }) => id === attemptId);
  if (!attempt) throw new Refusal('not-found');
  const graded = assessed.grading.methods.find(({ method }) => method === attempt.method);
  if (!graded || graded.grade === null) {
    throw new Refusal('grade-undecided', {
      reason: graded?.undecided ?? 'The method gives no grade.',
      method: attempt.method,
    });
  }
  const { organisationId } = ctx.actor;
  await setAttemptGrade(
    tx,
    { organisationId, id: attemptId },
    { state: 'graded', grade: graded.grade, proof: graded.because, at: ctx.now },
  );
  await recordAudit(tx, ctx, {
    type: 'results.attempt-graded',
    subjectType: 'attempt',
    subjectId: attemptId,
    detail: {
      method: attempt.method,
      number: attempt.number,
      grade: graded.grade,
      planHash: assessed.plan.hash,
    },
  });
  const open = assessed.attempts.filter(
    ({ id, state }) => id !== attemptId && !finished.includes(state) && state !== 'void',
  );
  if (open.length > 0)
    await setRegistration(tx, { organisationId, id: registrationId }, { state: 'in-assessment' });
  else await computeResult(tx, ctx, assessed);
}

async function assess(tx: Tx, ctx: Context, registrationId: string): Promise<Assessed> {
  const { organisationId } = ctx.actor;
  const registration = await lockRegistration(tx, organisationId, registrationId);
  if (!registration || registration.plan_hash === null) throw new Refusal('not-found');
  const plan = await readEffectivePlan(tx, registration.plan_hash);
  const attempts = await listAttempts(tx, organisationId, registrationId);
  const counted = attempts.filter(({ state }) => finished.includes(state));
  const judgements = await listJudgements(
    tx,
    organisationId,
    counted.map(({ id }) => id),
  );
  const inputs = counted.map((attempt) =>
    attemptInput(
      attempt,
      judgements.filter(({ attempt_id }) => attempt_id === attempt.id),
    ),
  );
  const grading = gradePlan(plan.plan, {
    choices: Choices.parse(registration.choices),
    options: registration.options,
    attempts: inputs,
  });
  return { registration, plan, attempts, grading };
}

/** An attempt as the grading engine reads it. */
export function attemptInput(
  attempt: Pick<AttemptRow, 'method' | 'kind' | 'exceptional'>,
  judgements: readonly { readonly criterion_ref: string; readonly judgement: string }[],
): AttemptInput {
  return {
    method: attempt.method,
    kind: z.enum(['first', 'resit', 'retake']).parse(attempt.kind),
    exceptional: attempt.exceptional,
    judgements: Object.fromEntries(
      judgements.map(({ criterion_ref, judgement }): [string, Judgement] => [
        criterion_ref,
        judgement === 'met' ? 'met' : 'not-met',
      ]),
    ),
  };
}

async function computeResult(
  tx: Tx,
  ctx: Context,
  { registration, plan, attempts, grading }: Assessed,
): Promise<void> {
  const { grade } = grading.overall;
  if (grade === null) throw new Refusal('grade-undecided', { reason: grading.overall.undecided });
  const { organisationId } = ctx.actor;
  const id = ctx.newId();
  const sampling = await drawSample(tx, ctx, { registration, plan, attempts, grading, resultId: id });
  await insertResult(tx, {
    organisationId,
    id,
    registrationId: registration.id,
    grade,
    grading,
    planHash: plan.hash,
    attempts: attempts.filter(({ state }) => state !== 'void').map((attempt) => attempt.id),
    state: sampling.sampled ? 'in-quality-assurance' : 'agreed',
    computedAt: ctx.now,
  });
  await recordAudit(tx, ctx, {
    type: 'results.result-computed',
    subjectType: 'overall-result',
    subjectId: id,
    detail: { registrationId: registration.id, grade, planHash: plan.hash },
  });
  await putSampling(tx, {
    organisationId,
    resultId: id,
    sampled: sampling.sampled,
    reasons: sampling.reasons.map(({ reason }) => reason),
    decidedBy: null,
    decidedAt: ctx.now,
  });
  await recordAudit(tx, ctx, {
    type: 'quality.sampling-drawn',
    subjectType: 'overall-result',
    subjectId: id,
    detail: {
      sampled: sampling.sampled,
      codes: sampling.reasons.map(({ code }) => code),
      draw: sampling.draw,
    },
  });
  await moveAttempts(tx, { organisationId, registrationId: registration.id }, 'graded', 'confirmed');
  await setRegistration(tx, { organisationId, id: registration.id }, { state: 'results-pending' });
}

async function drawSample(tx: Tx, ctx: Context, facts: Assessed & { readonly resultId: string }) {
  const { registration, plan, attempts, grading } = facts;
  const latest = new Map(
    attempts.filter(({ state }) => finished.includes(state)).map((attempt) => [attempt.method, attempt]),
  );
  const assessors = [...latest.values()].flatMap(({ assessor_id }) =>
    assessor_id === null ? [] : [assessor_id],
  );
  const before = await countReleased(tx, ctx.actor.organisationId, assessors, registration.reference);
  return samplingDecision(plan.plan.qualityAssurance, {
    overall: Grade.parse(grading.overall.grade),
    seed: facts.resultId,
    methods: grading.methods.flatMap((method) => {
      const attempt = latest.get(method.method);
      if (!attempt || method.grade === null) return [];
      const known = before.find(({ assessor_id }) => assessor_id === attempt.assessor_id);
      return [
        {
          title: method.title,
          grade: method.grade,
          attempt: z.enum(['first', 'resit', 'retake']).parse(attempt.kind),
          assessor: {
            name: attempt.assessor ?? 'The assessor',
            resultsBefore: known?.all ?? 0,
            resultsOnStandardBefore: known?.on_standard ?? 0,
          },
          criteriaToSpare: criteriaToSpare(method),
        },
      ];
    }),
  });
}
