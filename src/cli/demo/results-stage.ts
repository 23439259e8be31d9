import type { Actor } from '#services/context.ts';
import { reviewResult } from '#services/quality/review-result.ts';
import { requestExceptional } from '#services/results/exceptional.ts';
import { listMyResults } from '#services/results/my-results.ts';
import { getResult, listResults } from '#services/results/read-results.ts';
import { decideNextAction } from '#services/results/reassessment.ts';
import { releaseResult, supersedeResult } from '#services/results/release-result.ts';
import { type DemoRegistration, lookAt } from './assessment-stage.ts';
import type { World } from './world.ts';

/** The newest result of a registration. */
async function newest(world: World, registration: DemoRegistration, at: Date) {
  const operations = world.as(registration.one.body.operations, at);
  const { items } = await listResults(operations, { limit: 200 });
  const found = items.findLast(
    ({ registrationId, state }) => registrationId === registration.id && state !== 'superseded',
  );
  if (!found) throw new Error(`No result for ${registration.one.facts.name}.`);
  return await getResult(operations, { resultId: found.id });
}

/** The quality assurer agrees where the result is in the sample. */
export async function agree(world: World, registration: DemoRegistration, at: Date): Promise<void> {
  const result = await newest(world, registration, at);
  if (result.state !== 'in-quality-assurance') return;
  await reviewResult(world.as(registration.one.body.assurer, at), {
    resultId: result.id,
    outcome: 'agree',
    criteria: [],
    version: result.version,
  });
}

/** The quality assurer sends the result back with a criterion to look at again. */
export async function sendBack(world: World, registration: DemoRegistration, at: Date): Promise<void> {
  const result = await newest(world, registration, at);
  const method = result.attempts.find(({ judgements }) =>
    judgements.some(({ judgement }) => judgement === 'not-met'),
  );
  const ref = method?.judgements.find(({ judgement }) => judgement === 'not-met')?.ref;
  if (result.state !== 'in-quality-assurance' || !method || !ref) return;
  await reviewResult(world.as(registration.one.body.assurer, at), {
    resultId: result.id,
    outcome: 'send-back',
    reason: 'The note does not say what was asked. Please look at the recording again.',
    criteria: [{ method: method.method, ref, note: 'Which question was this judged on?' }],
    version: result.version,
  });
}

/** Agree and release; the apprentice then reads it when `isRead`. */
export async function release(
  world: World,
  registration: DemoRegistration,
  at: Date,
  isRead = true,
): Promise<void> {
  await agree(world, registration, at);
  const result = await newest(world, registration, at);
  await releaseResult(world.as(registration.one.body.operations, at), {
    resultId: result.id,
    version: result.version,
  });
  await world.doJobs(at);
  if (isRead)
    await listMyResults(
      world.as(await apprenticeThere(world, registration), new Date(at.getTime() + 7_200_000)),
    );
}

async function apprenticeThere(world: World, { id, one }: DemoRegistration): Promise<Actor> {
  const ctx = world.as(one.body.operations, world.services.now());
  const personId = await ctx.database.read(
    ctx.actor,
    async (db) =>
      (
        await db
          .selectFrom('registration')
          .select('person_id')
          .where('organisation_id', '=', one.body.id)
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).person_id,
  );
  return { accountId: one.apprentice.accountId, organisationId: one.body.id, personId, role: 'apprentice' };
}

/** Reopen the released result of one method with a reason. */
export async function reopen(
  world: World,
  registration: DemoRegistration,
  method: string,
  at: Date,
): Promise<void> {
  const result = await newest(world, registration, at);
  await supersedeResult(world.as(registration.one.body.operations, at), {
    resultId: result.id,
    methods: [method],
    reason: 'Two notes in the sheet belonged to another apprentice seen on the same day.',
    version: result.version,
  });
}

/** Decide on a resit of every failed method. */
export async function decideResits(world: World, registration: DemoRegistration, at: Date): Promise<void> {
  const { attempts } = await lookAt(world, registration, at);
  for (const { method, grade } of attempts) {
    if (grade !== 'fail') continue;
    await decideNextAction(world.as(registration.one.body.operations, at), {
      registrationId: registration.id,
      method,
      kind: 'resit',
      reason: 'One or two criteria missing; the employer sees no need for more learning first.',
    });
  }
}

/** The apprentice asks for exceptional circumstances of the failed attempt. */
export async function askExceptional(world: World, registration: DemoRegistration, at: Date): Promise<void> {
  const failed = (await lookAt(world, registration, at)).attempts.find(({ grade }) => grade === 'fail');
  if (!failed) return;
  await requestExceptional(world.as(await apprenticeThere(world, registration), at), {
    attemptId: failed.id,
    description:
      'The fire alarm went off twice during my discussion and I lost my thread. The building log for that morning shows it.',
  });
}
