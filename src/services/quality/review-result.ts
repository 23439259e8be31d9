import type { Tx } from '#db/database.ts';
import {
  insertReview,
  listAttempts,
  listParts,
  lockResult,
  putSampling,
  setResultState,
} from '#db/results.ts';
import type { Permission } from '#domain/people/permissions.ts';
import { checkQualityAssurer, type PartTaken } from '#domain/quality/independence.ts';
import { Refusal } from '#domain/refusal.ts';
import { auditRefusal, recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { openAgain } from '../results/open-again.ts';
import { readEffectivePlan } from '../standards/effective-plan.ts';
import { inTransaction, reading } from '../transaction.ts';

type Result = NonNullable<Awaited<ReturnType<typeof lockResult>>>;

/** Lock a result and refuse when it is not the organisation's or was changed since it was read. */
export async function changeResult<T>(
  ctx: Context,
  permission: Permission,
  wanted: { readonly resultId: string; readonly version: number },
  work: (tx: Tx, result: Result) => Promise<T>,
): Promise<T> {
  authorise(ctx, permission);
  return await inTransaction(ctx, async (tx) => {
    const result = await lockResult(tx, ctx.actor.organisationId, wanted.resultId);
    if (!result) throw new Refusal('not-found');
    if (result.version !== wanted.version) throw new Refusal('stale-version', { current: result.version });
    return await work(tx, result);
  });
}

/** Change the drawn sampling decision, with a reason. Taking a result out of the sample after it was looked at is refused. */
export async function decideSampling(
  ctx: Context,
  input: {
    readonly resultId: string;
    readonly sampled: boolean;
    readonly reason: string;
    readonly version: number;
  },
) {
  return await changeResult(ctx, 'quality.decide-sampling', input, async (tx, result) => {
    if (result.state !== 'agreed' && result.state !== 'in-quality-assurance') {
      throw new Refusal('not-in-sample', {
        reason: 'Sampling is decided before a result is released or sent back.',
      });
    }
    const key = { organisationId: ctx.actor.organisationId, id: result.id };
    await putSampling(tx, {
      organisationId: key.organisationId,
      resultId: result.id,
      sampled: input.sampled,
      reasons: [input.reason],
      decidedBy: ctx.actor.personId,
      decidedAt: ctx.now,
    });
    const version = await setResultState(tx, key, input.sampled ? 'in-quality-assurance' : 'agreed');
    await recordAudit(tx, ctx, {
      type: 'quality.sampling-changed',
      subjectType: 'overall-result',
      subjectId: result.id,
      detail: { sampled: input.sampled },
      text: input.reason,
    });
    return { id: result.id, version };
  });
}

/** Who took which part in a registration's assessment. */
export async function partsOf(ctx: Context, registrationId: string): Promise<PartTaken[]> {
  const { organisationId } = ctx.actor;
  return await reading(ctx, async (db) => {
    const attempts = await listAttempts(db, organisationId, registrationId);
    const { bookings, decisions } = await listParts(db, organisationId, registrationId);
    return [
      ...attempts.flatMap(({ assessor_id, method }): PartTaken[] =>
        assessor_id === null ? [] : [{ personId: assessor_id, part: 'assessed', says: method }],
      ),
      ...bookings.flatMap(({ assessor_id, booked_by, method }): PartTaken[] => [
        { personId: assessor_id, part: 'assessed', says: method },
        { personId: booked_by, part: 'booked', says: method },
      ]),
      ...decisions.flatMap(({ decided_by }): PartTaken[] =>
        decided_by === null
          ? []
          : [{ personId: decided_by, part: 'decided-gateway', says: 'this apprentice' }],
      ),
    ];
  });
}

/** What the quality assurer says of a sampled result. */
export interface ReviewInput {
  readonly resultId: string;
  readonly outcome: 'agree' | 'send-back';
  readonly criteria: readonly { readonly method: string; readonly ref: string; readonly note: string }[];
  readonly method?: string | undefined;
  readonly reason?: string | undefined;
  readonly version: number;
}

/** Agree with a sampled result, or send it back to the assessor with what to look at again. */
export async function reviewResult(ctx: Context, input: ReviewInput) {
  authorise(ctx, 'quality.review-result');
  await refuseInvolved(ctx, input.resultId);
  return await changeResult(ctx, 'quality.review-result', input, async (tx, result) => {
    if (result.state !== 'in-quality-assurance') throw new Refusal('not-in-sample');
    const methods = methodsNamed(input);
    if (input.outcome === 'send-back') refuseEmptySendBack(input, methods);
    const { organisationId, personId } = ctx.actor;
    await insertReview(tx, {
      organisationId,
      id: ctx.newId(),
      resultId: result.id,
      reviewerId: personId,
      outcome: input.outcome,
      reason: input.reason ?? null,
      criteria: input.criteria,
      createdAt: ctx.now,
    });
    const isAgreed = input.outcome === 'agree';
    if (!isAgreed) {
      await openAgain(tx, ctx, {
        registrationId: result.registration_id,
        methods,
        reason: sendBackReason(input),
      });
    }
    const version = await setResultState(
      tx,
      { organisationId, id: result.id },
      isAgreed ? 'agreed' : 'sent-back',
    );
    await recordAudit(tx, ctx, {
      type: isAgreed ? 'quality.result-agreed' : 'quality.result-sent-back',
      subjectType: 'overall-result',
      subjectId: result.id,
      detail: { methods, criteria: input.criteria.map(({ method, ref }) => `${method}/${ref}`) },
      text: input.reason,
    });
    return { id: result.id, version };
  });
}

function methodsNamed({ criteria, method }: ReviewInput): string[] {
  return [...new Set([...criteria.map((one) => one.method), ...(method === undefined ? [] : [method])])];
}

/** What the assessor reads on the sheet that is open again. */
function sendBackReason({ reason, criteria }: ReviewInput): string {
  return [reason, ...criteria.map(({ ref, note }) => `${ref}: ${note}`)].filter(Boolean).join('\n');
}

function refuseEmptySendBack({ reason }: ReviewInput, methods: readonly string[]): void {
  const issues = [
    ...(reason
      ? []
      : [{ path: 'body.reason', message: 'Say why it is sent back; the assessor reads this.' }]),
    ...(methods.length > 0
      ? []
      : [{ path: 'body.criteria', message: 'Name the method or the criteria to look at again.' }]),
  ];
  if (issues.length > 0) throw new Refusal('invalid-request', { issues });
}

async function refuseInvolved(ctx: Context, resultId: string): Promise<void> {
  const { organisationId, personId } = ctx.actor;
  const found = await reading(ctx, async (db) => {
    const result = await db
      .selectFrom('overall_result')
      .select(['registration_id', 'plan_hash'])
      .where('organisation_id', '=', organisationId)
      .where('id', '=', resultId)
      .executeTakeFirst();
    return (
      result && {
        registrationId: result.registration_id,
        plan: (await readEffectivePlan(db, result.plan_hash)).plan,
      }
    );
  });
  if (!found) throw new Refusal('not-found');
  const findings = checkQualityAssurer({ personId }, await partsOf(ctx, found.registrationId), found.plan);
  if (findings.length === 0) return;
  const refusal = new Refusal('reviewer-not-independent', {
    reason: findings.map(({ reason }) => reason).join(' '),
  });
  await auditRefusal(ctx, refusal, {
    action: 'quality.review-result',
    subjectType: 'overall-result',
    subjectId: resultId,
  });
  throw refusal;
}
