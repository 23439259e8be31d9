import { z } from 'zod';
import type { Db, Tx } from '#db/database.ts';
import { insertNextAction, listNextActions, listRequestsOf } from '#db/next-actions.ts';
import { listReleases } from '#db/releases.ts';
import { insertAttempt, listAttempts, lockRegistration, setRegistration } from '#db/results.ts';
import { Refusal } from '#domain/refusal.ts';
import { checkFurtherAttempt } from '#domain/results/further-attempt.ts';
import { reassessmentOptions } from '#domain/results/reassessment.ts';
import type { AttemptRecord, ReassessmentFacts } from '#domain/results/reassessment-facts.ts';
import type { RuleFinding } from '#domain/rule-finding.ts';
import { Grade, type Source } from '#domain/standards/values.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { askForGatewayAgain } from '../gateway/gateway-again.ts';
import { type PinnedPlan, readEffectivePlan } from '../standards/effective-plan.ts';
import { inTransaction, reading } from '../transaction.ts';

const Kind = z.enum(['first', 'resit', 'retake']);
const FurtherKind = z.enum(['resit', 'retake']);

interface RegistrationRow {
  readonly id: string;
  readonly plan_hash: string | null;
  readonly gateway_accepted_on: string | null;
  readonly starts_on: string;
  readonly submitted_at: Date;
  readonly series: number;
}

/** What the rules say of every method of a registration, with what they were told. */
async function readOptions(db: Db, ctx: Context, registration: RegistrationRow) {
  const { organisationId } = ctx.actor;
  if (registration.plan_hash === null) return undefined;
  const plan = await readEffectivePlan(db, registration.plan_hash);
  const attempts = (await listAttempts(db, organisationId, registration.id)).filter(
    ({ state }) => state !== 'void',
  );
  const releases = await listReleases(db, organisationId, registration.id);
  const requests = await listRequestsOf(
    db,
    organisationId,
    attempts.map(({ id }) => id),
  );
  const actions = await listNextActions(db, organisationId, registration.id);
  const released = (at: Date | null) => releases.find(({ released_at }) => at !== null && released_at >= at);
  const history = attempts.map((attempt): AttemptRecord => {
    const release = released(attempt.graded_at);
    return {
      method: attempt.method,
      kind: Kind.parse(attempt.kind),
      grade: release && attempt.state === 'released' ? Grade.parse(attempt.grade) : null,
      ...(release ? { resultOn: londonDayOf(release.released_at.toISOString()) } : {}),
      exceptional: requests.some(({ attempt_id, state }) => attempt_id === attempt.id && state === 'granted'),
    };
  });
  const facts = factsOf(ctx, registration, { releases, actions });
  return { plan, attempts, actions, facts, history, options: reassessmentOptions(plan.plan, history, facts) };
}

function factsOf(
  ctx: Context,
  registration: RegistrationRow,
  {
    releases,
    actions,
  }: {
    readonly releases: readonly { readonly released_at: Date }[];
    readonly actions: Awaited<ReturnType<typeof listNextActions>>;
  },
): ReassessmentFacts {
  const today = londonDayOf(ctx.now.toISOString());
  const last = releases.at(-1);
  const resultOn = last && londonDayOf(last.released_at.toISOString());
  const waiting = actions.filter(({ attempt_id }) => attempt_id === null);
  return {
    today,
    origins: {
      start: registration.starts_on,
      'gateway-submitted': londonDayOf(registration.submitted_at.toISOString()),
      ...(registration.gateway_accepted_on === null
        ? {}
        : { 'gateway-accepted': registration.gateway_accepted_on }),
      ...(resultOn === undefined
        ? {}
        : { result: resultOn, 'last-result': resultOn, 'fail-notification': resultOn }),
    },
    decisions: Object.fromEntries(
      waiting.map(({ method, kind }) => [method, { kind: FurtherKind.parse(kind) }]),
    ),
    employerRequests: Object.fromEntries(
      actions
        .filter(({ authority }) => authority !== null)
        .map(({ method, authority, decided_at }) => [
          method,
          { name: authority ?? '', on: londonDayOf(decided_at.toISOString()) },
        ]),
    ),
    ...(registration.series > 1 && registration.gateway_accepted_on !== null
      ? { gatewayAgainOn: registration.gateway_accepted_on }
      : {}),
  };
}

/** What the rules allow after a fail, method by method. The apprentice reads their own; staff with their role. */
export async function getReassessment(ctx: Context, { registrationId }: { readonly registrationId: string }) {
  const { organisationId, personId, role } = ctx.actor;
  if (role !== 'apprentice') authorise(ctx, 'results.read');
  return await reading(ctx, async (db) => {
    const registration = await db
      .selectFrom('registration')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('id', '=', registrationId)
      .executeTakeFirst();
    if (!registration || (role === 'apprentice' && registration.person_id !== personId))
      throw new Refusal('not-found');
    const read = await readOptions(db, ctx, registration);
    if (!read) return { options: [] };
    const { plan, options, actions } = read;
    return {
      options: options
        .filter(
          ({ refusals }) =>
            !refusals.some(({ code }) => code === 'already-passed' || code === 'not-attempted'),
        )
        .map((option) => {
          const decided = actions.findLast(({ method }) => method === option.method);
          const [route] = option.routes;
          return {
            method: option.method,
            title: option.title,
            mayAttempt: option.mayAttempt,
            kinds: option.routes.map(({ kind }) => kind),
            attemptsLeft: option.attemptsLeft,
            cap: route?.cap.says ?? null,
            completeBy: option.mustBeCompleteBy ?? null,
            gatewayAgain: option.routes.some(({ gatewayAgain }) => gatewayAgain),
            learning: route?.learningSays ?? null,
            reasons: option.reasons.map(({ reason, source }) => ({
              text: reason,
              source: source ? ruleSource(plan, source) : null,
            })),
            refusals: option.refusals.map(({ reason }) => reason),
            decided: decided
              ? {
                  kind: decided.kind,
                  reason: decided.reason,
                  by: decided.by,
                  at: decided.decided_at.toISOString(),
                }
              : null,
          };
        }),
    };
  });
}

/** A rule's source as screens show it, with the document's title in place of its id. */
export function ruleSource(
  { plan }: Pick<PinnedPlan, 'plan'>,
  source: Source,
): { document: string; section: string; words?: string } {
  const document = plan.documents.find(({ id }) => id === source.document)?.title ?? source.document;
  return {
    document,
    section: source.section,
    ...(source.words === undefined ? {} : { words: source.words }),
  };
}

/** What somebody decides on a failed method. */
export interface NextActionInput {
  readonly registrationId: string;
  readonly method: string;
  readonly kind: 'resit' | 'retake';
  readonly reason: string;
  readonly authority?: string | undefined;
}

type Read = NonNullable<Awaited<ReturnType<typeof readOptions>>>;

/** What the rules say of the attempt wanted; refuses with every reason. */
function checkWanted(read: Read, input: NextActionInput) {
  const asked =
    input.authority === undefined ? {} : { [input.method]: { name: input.authority, on: read.facts.today } };
  const facts = { ...read.facts, employerRequests: { ...read.facts.employerRequests, ...asked } };
  const option = reassessmentOptions(read.plan.plan, read.history, facts).find(
    ({ method }) => method === input.method,
  );
  if (!option) {
    throw new Refusal('invalid-request', {
      issues: [{ path: 'body.method', message: 'This plan has no such method.' }],
    });
  }
  const route = option.routes.find(({ kind }) => kind === input.kind);
  const waitsForGateway = route?.gatewayAgain === true && facts.gatewayAgainOn === undefined;
  const assumed = waitsForGateway ? { ...facts, gatewayAgainOn: facts.today } : facts;
  refuse(checkFurtherAttempt(option, { kind: input.kind }, assumed).refusals, read.plan);
  return { option, route, waitsForGateway };
}

/**
 * Decide on a resit or a retake. Where the rules want the gateway again the provider is asked for it and the attempt
 * opens when the new gateway is accepted; else the attempt opens now.
 */
export async function decideNextAction(ctx: Context, input: NextActionInput) {
  authorise(ctx, 'results.decide-next-action');
  const { organisationId, personId } = ctx.actor;
  return await inTransaction(ctx, async (tx) => {
    const registration = await lockRegistration(tx, organisationId, input.registrationId);
    const read = registration && (await readOptions(tx, ctx, registration));
    if (!registration || !read) throw new Refusal('not-found');
    const { option, route, waitsForGateway } = checkWanted(read, input);
    const opens = {
      registration,
      method: input.method,
      kind: input.kind,
      planHash: read.plan.hash,
      attempts: read.attempts,
    };
    const attemptId = waitsForGateway ? null : await openAttempt(tx, ctx, opens);
    const id = ctx.newId();
    await insertNextAction(tx, {
      organisationId,
      id,
      registrationId: registration.id,
      method: input.method,
      kind: input.kind,
      reason: input.reason,
      authority: input.authority ?? null,
      cap: route?.cap ?? {},
      completeBy: option.mustBeCompleteBy ?? null,
      decidedBy: personId,
      decidedAt: ctx.now,
      attemptId,
    });
    if (waitsForGateway) await askForGatewayAgain(tx, ctx, input);
    else await setRegistration(tx, { organisationId, id: registration.id }, { state: 'in-assessment' });
    await recordAudit(tx, ctx, {
      type: 'results.next-action-decided',
      subjectType: 'registration',
      subjectId: registration.id,
      detail: { method: input.method, kind: input.kind, attemptId, authority: input.authority !== undefined },
      text: input.reason,
    });
    return { id };
  });
}

function refuse(refusals: readonly RuleFinding[], plan: PinnedPlan): void {
  if (refusals.length === 0) return;
  throw new Refusal('no-further-attempt', {
    reason: refusals.map(({ reason }) => reason).join(' '),
    rules: refusals.map(({ reason, source }) => ({
      reason,
      source: source ? ruleSource(plan, source) : null,
    })),
  });
}

/** Open the next attempt at a method. Granted exceptional circumstances of the failed attempt lift its cap. */
export async function openAttempt(
  tx: Tx,
  ctx: Context,
  wanted: {
    readonly registration: { readonly id: string; readonly series: number };
    readonly method: string;
    readonly kind: 'resit' | 'retake';
    readonly planHash: string;
    readonly attempts: Awaited<ReturnType<typeof listAttempts>>;
  },
): Promise<string> {
  const { organisationId } = ctx.actor;
  const own = wanted.attempts.filter(({ method }) => method === wanted.method);
  const last = own.at(-1);
  const requests = await listRequestsOf(tx, organisationId, last ? [last.id] : []);
  const id = ctx.newId();
  await insertAttempt(tx, {
    organisationId,
    id,
    registrationId: wanted.registration.id,
    series: wanted.registration.series,
    method: wanted.method,
    number: Math.max(0, ...own.map(({ number }) => number)) + 1,
    kind: wanted.kind,
    exceptional: requests.some(({ state }) => state === 'granted'),
    planHash: wanted.planHash,
    createdAt: ctx.now,
  });
  return id;
}
