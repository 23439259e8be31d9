import { expect, test } from 'vitest';
import {
  type Assessed,
  anAssessedRegistration,
  anAssessmentFloor,
  aRegistration as aRegistrationOn,
  judgeAttempt,
  type NotMet,
  type TestedReference,
} from '#testing/assessed.ts';
import { aTestApi } from '#testing/http.ts';

const api = await aTestApi();
const floor = await anAssessmentFloor(api);
const { operations, organisation, assessor, assurer, auditor } = floor;
const stranger = await api.as('assessment-operations');

const aRegistration = () => aRegistrationOn(floor);
const judged = (one: Assessed, attemptId: string, notMet?: readonly string[]) =>
  judgeAttempt(floor, one, attemptId, notMet);

async function assessed(notMet: NotMet = {}, reference: TestedReference = 'ST0072') {
  const one = await anAssessedRegistration(floor, notMet, reference);
  return { ...one, detail: (await operations.get(`/results/${one.resultId}`)).body };
}

/** Release a result, with the agreement of a quality assurer where it is in the sample. */
async function releaseAny(resultId: string) {
  const { state, version } = (await operations.get(`/results/${resultId}`)).body;
  if (state === 'agreed') return await operations.post(`/results/${resultId}/release`, { version });
  const agreed = await assurer.post(`/results/${resultId}/reviews`, { outcome: 'agree', version });
  return await operations.post(`/results/${resultId}/release`, { version: agreed.body.version });
}

async function released(
  notMet: Readonly<Record<string, readonly string[]>> = {},
  reference: 'ST0072' | 'ST0071' = 'ST0072',
) {
  const one = await assessed(notMet, reference);
  const reply = await releaseAny(one.resultId);
  expect(reply.status).toBe(200);
  return { ...one, version: reply.body.version as number };
}

test('no overall result exists while a method is open, and one is computed with the last', async () => {
  const one = await aRegistration();
  const ids = [...one.attempts.values()];
  await judged(one, ids[0] as string);
  await judged(one, ids[1] as string);
  const mine = (items: { registrationId: string }[]) =>
    items.filter(({ registrationId }) => registrationId === one.registrationId);
  expect(mine((await operations.get('/results?limit=200')).body.items)).toEqual([]);
  await judged(one, ids[2] as string);
  expect(mine((await operations.get('/results?limit=200')).body.items)).toMatchObject([
    { grade: 'distinction', state: 'in-quality-assurance', sampling: { sampled: true } },
  ]);
});

test('the result carries its proof down to each criterion', async () => {
  const { detail } = await assessed({ showcase: ['D1', 'D2', 'D3', 'D4'] });
  expect(detail.grade).toBe('pass');
  const [overall] = detail.grading.overall.because;
  const showcase = overall.children.find(
    ({ method, kind }: { method?: string; kind: string }) => kind === 'method' && method === 'showcase',
  );
  expect(JSON.stringify(showcase)).toContain('"have":6,"need":7,"of":10');
  expect(detail.grading.next[0]).toMatchObject({
    grade: 'distinction',
    needs: [{ form: 'any', count: 1, refs: ['D1', 'D2', 'D3', 'D4'] }],
  });
});

test('a sampled result is not released before a quality assurer agrees', async () => {
  const { resultId, detail } = await assessed();
  const reply = await operations.post(`/results/${resultId}/release`, { version: detail.version });
  expect(reply).toMatchObject({ status: 422, body: { type: '/problems/not-releasable' } });
});

test('somebody who assessed cannot assure, and the attempt to is audited', async () => {
  const { resultId, detail } = await assessed();
  const both = await api.signedIn({
    organisationId: organisation,
    personId: assessor.personId,
    role: 'internal-quality-assurer',
  });
  const reply = await both.post(`/results/${resultId}/reviews`, {
    outcome: 'agree',
    version: detail.version,
  });
  expect(reply).toMatchObject({ status: 422, body: { type: '/problems/reviewer-not-independent' } });
  expect(await api.auditOf(resultId)).toContainEqual({
    type: 'installation.action-refused',
    detail: { action: 'quality.review-result', code: 'reviewer-not-independent' },
  });
});

test('an apprentice reads nothing before release, and the released result with its reasons after', async () => {
  const one = await assessed();
  expect((await one.apprentice.get('/my/results')).body.items).toEqual([]);
  expect((await one.apprentice.get(`/results/${one.resultId}`)).status).toBe(403);
  const agreed = await assurer.post(`/results/${one.resultId}/reviews`, {
    outcome: 'agree',
    version: one.detail.version,
  });
  await operations.post(`/results/${one.resultId}/release`, { version: agreed.body.version });
  const { items } = (await one.apprentice.get('/my/results')).body;
  expect(items).toMatchObject([{ grade: 'distinction', superseded: null }]);
  expect(items[0].sentence).toContain('distinction in');
  const types = (await api.auditOf(one.resultId)).map(({ type }) => type);
  expect(types).toEqual([
    'results.result-computed',
    'quality.sampling-drawn',
    'quality.result-agreed',
    'results.result-released',
  ]);
});

test('a result that is sent back opens the sheet again and a new result takes its place', async () => {
  const one = await assessed();
  const empty = await assurer.post(`/results/${one.resultId}/reviews`, {
    outcome: 'send-back',
    version: one.detail.version,
  });
  expect(empty.status).toBe(400);
  const criteria = [{ method: 'observation', ref: 'D1', note: 'The note does not show it.' }];
  const sent = await assurer.post(`/results/${one.resultId}/reviews`, {
    outcome: 'send-back',
    reason: 'Please look again.',
    criteria,
    version: one.detail.version,
  });
  expect(sent.status).toBe(200);
  await judged(one, one.attempts.get('observation') as string, ['D1', 'D2']);
  const results = (await operations.get('/results?limit=200')).body.items.filter(
    ({ registrationId }: { registrationId: string }) => registrationId === one.registrationId,
  );
  expect(results).toMatchObject([{ state: 'superseded' }, { grade: 'pass', state: 'in-quality-assurance' }]);
});

test('a released result is superseded with a reason; both are kept and whoever saw the first is told', async () => {
  const one = await released();
  await one.apprentice.get('/my/results');
  const reopened = await operations.post(`/results/${one.resultId}/supersede`, {
    methods: ['discussion'],
    reason: 'A note belonged to somebody else.',
    version: one.version,
  });
  expect(reopened.status).toBe(200);
  await judged(one, one.attempts.get('discussion') as string, ['D1', 'D2']);
  const next = (await operations.get('/results?limit=200')).body.items.findLast(
    ({ registrationId }: { registrationId: string }) => registrationId === one.registrationId,
  );
  expect((await releaseAny(next.id)).status).toBe(200);
  const { items } = (await one.apprentice.get('/my/results')).body;
  expect(items).toMatchObject([
    { grade: 'pass', supersedes: { grade: 'distinction', reason: 'A note belonged to somebody else.' } },
    { grade: 'distinction', superseded: { reason: 'A note belonged to somebody else.' } },
  ]);
});

test('after a fail a resit follows the rules, is capped, and is taken through to its result', async () => {
  const one = await released({ 'practical-observation': ['P3'] }, 'ST0071');
  const options = (await operations.get(`/registrations/${one.registrationId}/reassessment`)).body.options;
  expect(options).toMatchObject([{ method: 'practical-observation', mayAttempt: true, attemptsLeft: 2 }]);
  const wrong = await operations.post(`/registrations/${one.registrationId}/next-actions`, {
    method: 'professional-discussion',
    kind: 'resit',
    reason: 'x',
  });
  expect(wrong).toMatchObject({ status: 422, body: { type: '/problems/no-further-attempt' } });
  const decided = await operations.post(`/registrations/${one.registrationId}/next-actions`, {
    method: 'practical-observation',
    kind: 'resit',
    reason: 'One criterion missing.',
  });
  expect(decided.status).toBe(200);
  const [row] = await api.query("select id from attempt where registration_id = $1 and kind = 'resit'", [
    one.registrationId,
  ]);
  await judged(one, String(row?.id));
  const result = (await operations.get('/results?limit=200')).body.items.findLast(
    ({ registrationId }: { registrationId: string }) => registrationId === one.registrationId,
  );
  expect(result).toMatchObject({ grade: 'pass' });
});

test('granted exceptional circumstances lift the cap of the next attempt', async () => {
  const one = await released({ 'practical-observation': ['P3'] }, 'ST0071');
  const failed = one.attempts.get('practical-observation') as string;
  expect(
    (
      await one.apprentice.post(`/attempts/${one.attempts.get('professional-discussion')}/exceptional`, {
        description: 'x',
      })
    ).status,
  ).toBe(422);
  const asked = await one.apprentice.post(`/attempts/${failed}/exceptional`, {
    description: 'The fire alarm rang twice.',
  });
  expect(asked.status).toBe(200);
  expect(
    (await one.apprentice.post(`/attempts/${failed}/exceptional`, { description: 'Again' })).status,
  ).toBe(422);
  await operations.post(`/exceptional/${asked.body.id}/decide`, {
    decision: 'granted',
    reason: 'The log shows it.',
  });
  await operations.post(`/registrations/${one.registrationId}/next-actions`, {
    method: 'practical-observation',
    kind: 'resit',
    reason: 'Exceptional.',
  });
  const [row] = await api.query(
    "select id, exceptional from attempt where registration_id = $1 and kind = 'resit'",
    [one.registrationId],
  );
  expect(row?.exceptional).toBe(true);
});

test('a retake that needs the gateway again opens no attempt yet', async () => {
  const one = await released({ 'practical-observation': ['P3'] }, 'ST0071');
  const decided = await operations.post(`/registrations/${one.registrationId}/next-actions`, {
    method: 'practical-observation',
    kind: 'retake',
    reason: 'More learning first.',
  });
  expect(decided.status).toBe(200);
  expect(
    await api.query("select id from attempt where registration_id = $1 and kind = 'retake'", [
      one.registrationId,
    ]),
  ).toEqual([]);
});

test("another organisation's result, and a stale version, are refused", async () => {
  const { resultId, detail } = await assessed();
  expect((await stranger.get(`/results/${resultId}`)).status).toBe(404);
  expect((await stranger.post(`/results/${resultId}/release`, { version: detail.version })).status).toBe(404);
  expect(
    (await operations.post(`/results/${resultId}/release`, { version: detail.version + 1 })).status,
  ).toBe(409);
  expect(
    (await operations.post(`/results/${resultId}/release`, { version: detail.version, grade: 'distinction' }))
      .status,
  ).toBe(400);
  expect((await assessor.post(`/results/${resultId}/release`, { version: detail.version })).status).toBe(403);
});

test('the sampling decision can be changed by a person with a reason, which is kept', async () => {
  const { resultId, detail } = await assessed();
  const reply = await operations.post(`/results/${resultId}/sampling`, {
    sampled: false,
    reason: 'Looked at in a batch.',
    version: detail.version,
  });
  expect(reply.status).toBe(200);
  expect((await operations.get(`/results/${resultId}`)).body).toMatchObject({
    state: 'agreed',
    sampling: { sampled: false, reasons: ['Looked at in a batch.'] },
  });
});

test('an auditor takes one decision away as files that can be read without the product', async () => {
  const { resultId, detail } = await assessed();
  const contents = await auditor.get(`/results/${resultId}/export-contents`);
  expect(contents.body.files.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining([
      'index.html',
      'decision.json',
      'proof.json',
      'effective-plan.json',
      'audit.json',
      'evidence-and-declarations.json',
      'manifest.json',
    ]),
  );
  const zip = await auditor.get(`/results/${resultId}/export`);
  expect(zip.status).toBe(200);
  expect((await operations.get(`/results/${resultId}/export`)).status).toBe(403);
  expect(detail.planHash).toMatch(/^[0-9a-f]{64}$/);
});

test('the audit is read newest first and its chain verified', async () => {
  const page = await auditor.get('/audit?limit=3');
  expect(page.body.items).toHaveLength(3);
  expect(page.body.items[0].sequence).toBeGreaterThan(page.body.items[1].sequence);
  expect((await auditor.get('/audit/verification')).body).toMatchObject({ holds: true, brokenAt: null });
  expect((await assessor.get('/audit')).status).toBe(403);
});
