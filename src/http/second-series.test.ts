import { expect, test } from 'vitest';
import { gradeAttemptAndResult } from '#services/results/compute-result.ts';
import { inTransaction } from '#services/transaction.ts';
import { anAssessor } from '#testing/assessment.ts';
import { aTestApi } from '#testing/http.ts';
import { doJobs } from '#testing/jobs.ts';
import {
  acceptSentGateway,
  anAcceptedRegistration,
  aSentGateway,
  checklist,
  fillGateway,
  signGateway,
  type TestGateway,
} from '#testing/ready-gateway.ts';

const api = await aTestApi();
const first = await anAcceptedRegistration(api);
const { registrationId, enrolment, recipient } = first;
const { organisationId } = recipient;
const operations = await api.signedIn(recipient.operations);
const assurer = await api.as('internal-quality-assurer', { organisation: organisationId });
const assessor = await anAssessor(api, recipient);
const method = 'professional-discussion';

async function attempts() {
  return await api.query(
    'select id, method, kind, series, state, grade from attempt where registration_id = $1 order by created_at, method',
    [registrationId],
  );
}

/** Judge an attempt as its submitted sheet would, and grade it: everything met but the references given. */
async function judge(attempt: Readonly<Record<string, unknown>>, notMet: readonly string[]) {
  const ctx = api.systemContext(organisationId);
  const plan = api.services.plans.findPlan({ reference: 'ST0071', version: '2024-09' })?.plan;
  const criteria = plan?.methods.find(({ id }) => id === attempt.method)?.criteria ?? [];
  const attemptId = String(attempt.id);
  await inTransaction(ctx, async (tx) => {
    await tx
      .insertInto('judgement')
      .values(
        criteria.map(({ ref }) => ({
          organisation_id: organisationId,
          attempt_id: attemptId,
          criterion_ref: ref,
          judgement: notMet.includes(ref) ? 'not-met' : 'met',
          note: notMet.includes(ref) ? 'Not seen.' : null,
        })),
      )
      .execute();
    await tx
      .updateTable('attempt')
      .set({ state: 'submitted', assessor_id: assessor.personId })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', attemptId)
      .execute();
    await gradeAttemptAndResult(tx, ctx, attemptId, registrationId);
  });
}

/** Agree where the sample asks for it, and release the newest result; its grade. */
async function release(): Promise<string> {
  const { items } = (await operations.get('/results?limit=200')).body;
  const { id } = items.find(({ state }: { state: string }) => state !== 'released');
  const { state, version, grade } = (await operations.get(`/results/${id}`)).body;
  const agreed =
    state === 'agreed'
      ? version
      : (await assurer.post(`/results/${id}/reviews`, { outcome: 'agree', version })).body.version;
  const reply = await operations.post(`/results/${id}/release`, { version: agreed });
  expect(reply.status).toBe(200);
  await doJobs(api);
  return String(grade);
}

async function enrolmentState() {
  const [row] = await api.query('select state from enrolment where id = $1', [enrolment.id]);
  return row?.state;
}

test('a failed method is retaken through a new gateway to a second result', async () => {
  for (const attempt of await attempts()) await judge(attempt, attempt.method === method ? ['P1'] : []);
  expect(await release()).toBe('fail');

  const decided = await operations.post(`/registrations/${registrationId}/next-actions`, {
    method,
    kind: 'retake',
    reason: 'More learning is needed on handling complaints.',
  });
  expect(decided.status).toBe(200);
  expect((await attempts()).filter(({ kind }) => kind === 'retake')).toEqual([]);
  await doJobs(api);
  const again = await checklist(api, first);
  expect(again).toMatchObject({ series: 2, state: 'preparing' });
  expect(await enrolmentState()).toBe('on-programme');

  const second: TestGateway = { id: again.id, enrolment, recipient };
  await fillGateway(api, second);
  await signGateway(api, second);
  expect(await aSentGateway(api, second)).toBe(registrationId);
  await acceptSentGateway(api, second, registrationId);

  const [retake, ...others] = (await attempts()).filter(({ series }) => series === 2);
  expect(retake).toMatchObject({ method, kind: 'retake', state: 'open' });
  expect(others).toEqual([]);
  const booked = await operations.post(`/registrations/${registrationId}/bookings`, {
    attemptId: retake?.id,
    sessionId: 'discussion',
    assessorId: assessor.personId,
    startsAt: '2026-12-14T10:00:00.000Z',
    placeKind: 'remote',
    place: 'https://meet.example',
  });
  expect(booked.body).toMatchObject({ id: expect.any(String) });
  await judge({ id: retake?.id, method }, []);
  expect(await release()).toBe('pass');

  const apprentice = await api.query(
    'select grade, superseded_at from released_result where registration_id = $1 order by released_at, id',
    [registrationId],
  );
  expect(apprentice.map(({ grade }) => grade)).toEqual(['fail', 'pass']);
  expect(await enrolmentState()).toBe('achieved');
});
