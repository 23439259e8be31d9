import { json } from '#db/json.ts';
import { gradeAttemptAndResult } from '#services/results/compute-result.ts';
import { pinEffectivePlan, resolveFor } from '#services/standards/effective-plan.ts';
import { inTransaction } from '#services/transaction.ts';
import type { SignedIn, TestApi } from './http.ts';

const plans = { ST0072: ['AP02', 'futurequals'], ST0071: ['2024-09', 'open-awards'] } as const;

/** A standard whose plan and policy the tests of results use. */
export type TestedReference = keyof typeof plans;

/** An assessment organisation with everybody who takes part in a result, signed in. */
export interface AssessmentFloor {
  readonly api: TestApi;
  readonly organisation: string;
  readonly operations: SignedIn;
  readonly assessor: SignedIn;
  readonly assurer: SignedIn;
  readonly auditor: SignedIn;
}

/** A registration whose gateway is accepted, with an open first attempt at every method. */
export interface Assessed {
  readonly registrationId: string;
  readonly reference: TestedReference;
  readonly apprentice: SignedIn;
  /** Id of the first attempt, by method. */
  readonly attempts: ReadonlyMap<string, string>;
}

/** References that were not met, by method. */
export type NotMet = Readonly<Record<string, readonly string[]>>;

/** An assessment organisation with operations, an assessor, a quality assurer and an auditor. */
export async function anAssessmentFloor(api: TestApi): Promise<AssessmentFloor> {
  const operations = await api.as('assessment-operations');
  const organisation = operations.organisationId;
  return {
    api,
    organisation,
    operations,
    assessor: await api.as('independent-assessor', { organisation }),
    assurer: await api.as('internal-quality-assurer', { organisation }),
    auditor: await api.as('auditor', { organisation }),
  };
}

function planOf(api: TestApi, reference: TestedReference) {
  const [edition, policyId] = plans[reference];
  return resolveFor(api.services.plans, {
    reference,
    edition,
    policyId,
    startsOn: '2025-01-06',
    standardVersion: '1.1',
    options: [],
    today: '2026-11-22',
  });
}

/** A registration as an accepted gateway leaves it. */
export async function aRegistration(
  floor: AssessmentFloor,
  reference: TestedReference = 'ST0072',
): Promise<Assessed> {
  const { api, organisation } = floor;
  const { newId } = api.services;
  const apprentice = await api.as('apprentice', { organisation });
  const plan = planOf(api, reference);
  const registrationId = newId();
  const ctx = api.systemContext(organisation);
  const attempts = new Map(plan.plan.methods.map(({ id }) => [id, newId()]));
  await ctx.database.write(ctx.actor, async (tx) => {
    await pinEffectivePlan(tx, plan, ctx.now);
    await tx
      .insertInto('registration')
      .values({
        ...registrationFacts(reference),
        organisation_id: organisation,
        id: registrationId,
        gateway_id: newId(),
        enrolment_id: newId(),
        person_id: apprentice.personId,
        plan_hash: plan.hash,
        submitted_at: ctx.now,
      })
      .execute();
    await tx
      .insertInto('attempt')
      .values(
        [...attempts].map(([method, id]) => ({
          organisation_id: organisation,
          id,
          registration_id: registrationId,
          series: 1,
          method,
          number: 1,
          kind: 'first',
          state: 'open',
          plan_hash: plan.hash,
          assessor_id: floor.assessor.personId,
          created_at: ctx.now,
        })),
      )
      .execute();
  });
  return { registrationId, reference, apprentice, attempts };
}

function registrationFacts(reference: TestedReference) {
  const [edition, policyId] = plans[reference];
  return {
    provider_name: 'Provider',
    uln: '1000000043',
    uln_kind: 'known',
    date_of_birth: '2004-01-01',
    reference,
    standard_version: '1.1',
    plan_edition: edition,
    policy_id: policyId,
    starts_on: '2025-01-06',
    employer_name: 'Employer',
    employer_contact: json({}),
    choices: json({}),
    formats: json({}),
    involved: json([]),
    series: 1,
    state: 'in-assessment',
    gateway_accepted_on: '2026-10-01',
    window_ends_on: '2027-01-01',
  };
}

/** Judge an attempt as its submitted sheet would and grade it: everything met but the references given. */
export async function judgeAttempt(
  { api, organisation }: AssessmentFloor,
  { registrationId, reference }: Assessed,
  attemptId: string,
  notMet: readonly string[] = [],
): Promise<void> {
  const ctx = api.systemContext(organisation);
  await inTransaction(ctx, async (tx) => {
    const { method } = await tx
      .selectFrom('attempt')
      .select('method')
      .where('organisation_id', '=', organisation)
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow();
    const criteria = planOf(api, reference).plan.methods.find(({ id }) => id === method)?.criteria ?? [];
    await tx
      .deleteFrom('judgement')
      .where('organisation_id', '=', organisation)
      .where('attempt_id', '=', attemptId)
      .execute();
    await tx
      .insertInto('judgement')
      .values(
        criteria.map(({ ref }) => ({
          organisation_id: organisation,
          attempt_id: attemptId,
          criterion_ref: ref,
          judgement: notMet.includes(ref) ? 'not-met' : 'met',
          note: notMet.includes(ref) ? 'Not seen.' : null,
        })),
      )
      .execute();
    await tx
      .updateTable('attempt')
      .set({ state: 'submitted' })
      .where('organisation_id', '=', organisation)
      .where('id', '=', attemptId)
      .execute();
    await gradeAttemptAndResult(tx, ctx, attemptId, registrationId);
  });
}

/** A registration with every method judged; gives the id of its computed result too. */
export async function anAssessedRegistration(
  floor: AssessmentFloor,
  notMet: NotMet = {},
  reference: TestedReference = 'ST0072',
): Promise<Assessed & { readonly resultId: string }> {
  const one = await aRegistration(floor, reference);
  for (const [method, id] of one.attempts) await judgeAttempt(floor, one, id, notMet[method]);
  return { ...one, resultId: await latestResultOf(floor, one.registrationId) };
}

/** Id of the result of a registration that was computed last. */
export async function latestResultOf({ api }: AssessmentFloor, registrationId: string): Promise<string> {
  const [row] = await api.query(
    'select id from overall_result where registration_id = $1 order by computed_at desc, id desc limit 1',
    [registrationId],
  );
  return String(row?.id);
}
