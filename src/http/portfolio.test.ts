import { beforeAll, describe, expect, test } from 'vitest';
import { lockEvidence } from '#services/portfolio/lock-evidence.ts';
import { inTransaction } from '#services/transaction.ts';
import { anEnrolment } from '#testing/enrolment.ts';
import { aTestApi, type SignedIn } from '#testing/http.ts';
import { anOrganisation } from '#testing/people.ts';

const api = await aTestApi();

let organisation: string;
let tutor: SignedIn;
let apprentice: SignedIn;
let enrolmentId: string;
let claims: { method: string; ref: string }[];

beforeAll(async () => {
  organisation = await anOrganisation(api);
  tutor = await api.as('tutor', { organisation });
  const enrolled = await anEnrolment(api, { organisationId: organisation, tutorId: tutor.personId });
  enrolmentId = enrolled.enrolmentId;
  apprentice = await api.signedIn(enrolled.apprentice);
  const { body } = await apprentice.get(`/enrolments/${enrolmentId}/criteria`);
  claims = body.criteria
    .slice(0, 3)
    .map(({ method, ref }: { method: string; ref: string }) => ({ method, ref }));
});

async function aDraft(changes: Record<string, unknown> = {}) {
  const reply = await apprentice.post(`/enrolments/${enrolmentId}/evidence`, {
    kind: 'text',
    title: 'A hard call',
    text: 'A customer rang about a late parcel.',
    claims: claims.slice(0, 2),
    ...changes,
  });
  expect(reply.status).toBe(200);
  return { id: String(reply.body.id), path: `/evidence/${reply.body.id}`, version: 1 };
}

async function submitted(changes: Record<string, unknown> = {}) {
  const draft = await aDraft(changes);
  const reply = await apprentice.post(`${draft.path}/submit`, { version: 1 });
  expect(reply.status).toBe(200);
  return { ...draft, version: 2 };
}

const answers = (states: readonly string[], feedback = 'Say what you did next.') =>
  claims.slice(0, states.length).map((claim, at) => ({
    ...claim,
    state: states[at],
    ...(states[at] === 'referred' ? { feedback } : {}),
  }));

async function progress() {
  const [row] = await api.query(
    'select criteria_accepted, criteria_submitted, evidence_waiting from enrolment_progress where enrolment_id = $1',
    [enrolmentId],
  );
  return row;
}

describe('the way of a piece of evidence', () => {
  test('a draft is submitted, referred, changed, submitted again and accepted, and progress moves with it', async () => {
    const { id, path } = await submitted();
    expect(await progress()).toMatchObject({ criteria_submitted: 2, evidence_waiting: 1 });
    const queue = await tutor.get('/evidence/waiting');
    expect(queue.body.items.map((item: { id: string }) => item.id)).toContain(id);

    await tutor.post(`${path}/judge`, { claims: answers(['accepted', 'referred']), version: 2 });
    const referred = (await apprentice.get(path)).body;
    expect(referred.state).toBe('referred');
    expect(referred.claims[1]).toMatchObject({ state: 'referred', feedback: 'Say what you did next.' });
    expect(await progress()).toMatchObject({ criteria_accepted: 1, evidence_waiting: 0 });

    const wanted = await apprentice.patch(path, { title: 'A hard call, and what I did next', version: 3 });
    expect(wanted.body).toEqual({ id, version: 4 });
    await apprentice.post(`${path}/submit`, { version: 4 });
    const [, second] = answers(['accepted', 'accepted']);
    const judged = await tutor.post(`${path}/judge`, { claims: [second], version: 5 });
    expect(judged.status).toBe(200);
    expect((await apprentice.get(path)).body.state).toBe('accepted');
    expect(await progress()).toMatchObject({ criteria_accepted: 2, evidence_waiting: 0 });
    expect((await api.auditOf(id)).map(({ type }) => type)).toEqual([
      'portfolio.evidence-added',
      'portfolio.evidence-submitted',
      'portfolio.evidence-judged',
      'portfolio.evidence-changed',
      'portfolio.evidence-submitted',
      'portfolio.evidence-judged',
    ]);
  });

  test('the criteria map shows the best state of each criterion with the evidence behind it', async () => {
    const { body } = await tutor.get(`/enrolments/${enrolmentId}/criteria`);
    const [first] = body.criteria;
    expect(first.state).toBe('accepted');
    expect(first.evidence[0].title).toBe('A hard call, and what I did next');
    expect(body.criteria.at(-1)).toMatchObject({ state: 'none', evidence: [] });
  });

  test('evidence that waits can be taken back and comes back as a draft', async () => {
    const { path } = await submitted();
    const back = await apprentice.post(`${path}/take-back`, { version: 2 });
    expect(back.status).toBe(200);
    expect((await apprentice.get(path)).body).toMatchObject({ state: 'draft', submittedAt: null });
    expect((await apprentice.delete(path)).body).toEqual({ done: true });
    expect((await apprentice.get(path)).status).toBe(404);
  });

  test('the same send from a device adds nothing twice', async () => {
    const id = api.services.newId();
    const first = await aDraft({ id });
    const again = await aDraft({ id });
    expect(again.id).toBe(first.id);
    expect((await api.auditOf(id)).length).toBe(1);
  });

  test('apprentice and tutor comment, and each knows which comments are their own', async () => {
    const { path, id } = await submitted();
    await tutor.post(`${path}/comments`, { text: 'When was this?' });
    await apprentice.post(`${path}/comments`, { text: 'Last Tuesday.' });
    const { comments } = (await apprentice.get(path)).body;
    expect(comments.map(({ mine, text }: { mine: boolean; text: string }) => [mine, text])).toEqual([
      [false, 'When was this?'],
      [true, 'Last Tuesday.'],
    ]);
    expect((await api.auditOf(id)).at(-1)).toMatchObject({ type: 'portfolio.evidence-commented' });
  });

  test('lists are paged newest first and can be narrowed to a criterion', async () => {
    const newest = await aDraft({ claims: [claims[2]] });
    const page = (await apprentice.get(`/enrolments/${enrolmentId}/evidence?limit=1`)).body;
    expect(page.items.length).toBe(1);
    const next = await apprentice.get(
      `/enrolments/${enrolmentId}/evidence?limit=1&cursor=${encodeURIComponent(page.nextCursor)}`,
    );
    expect(next.body.items[0].id).not.toBe(page.items[0].id);
    const narrowed = await tutor.get(
      `/enrolments/${enrolmentId}/evidence?method=${claims[2]?.method}&ref=${claims[2]?.ref}`,
    );
    expect(narrowed.body.items.map((item: { id: string }) => item.id)).toEqual([newest.id]);
  });
});

describe('what is refused', () => {
  test('submitting twice, with an old version, or with nothing to judge', async () => {
    const { path } = await submitted();
    const twice = await apprentice.post(`${path}/submit`, { version: 2 });
    expect(twice).toMatchObject({ status: 422, body: { code: 'evidence-state' } });
    const draft = await aDraft();
    const stale = await apprentice.patch(draft.path, { title: 'x', version: 7 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale-version', version: 1 } });
    const empty = await aDraft({ claims: [] });
    const bare = await apprentice.post(`${empty.path}/submit`, { version: 1 });
    expect(bare).toMatchObject({ status: 422, body: { code: 'evidence-incomplete' } });
    const photo = await aDraft({ kind: 'photograph' });
    const noFile = await apprentice.post(`${photo.path}/submit`, { version: 1 });
    expect(noFile.body.reason).toContain('Add the file');
  });

  test('a referral without feedback, an answer left out and an old version of the evidence', async () => {
    const { path } = await submitted();
    const silent = await tutor.post(`${path}/judge`, {
      claims: answers(['accepted', 'referred'], '  '),
      version: 2,
    });
    expect(silent.status).toBe(400);
    expect(silent.body.issues[0].path).toBe('body.claims.1.feedback');
    const partial = await tutor.post(`${path}/judge`, { claims: answers(['accepted']), version: 2 });
    expect(partial.body.issues[0].path).toBe('body.claims');
    const old = await tutor.post(`${path}/judge`, { claims: answers(['accepted', 'accepted']), version: 1 });
    expect(old.body.code).toBe('stale-version');
  });

  test('changing accepted evidence, and judging it again', async () => {
    const { path } = await submitted();
    await tutor.post(`${path}/judge`, { claims: answers(['accepted', 'accepted']), version: 2 });
    const changed = await apprentice.patch(path, { text: 'Something better', version: 3 });
    expect(changed).toMatchObject({ status: 422, body: { code: 'evidence-state' } });
    const again = await tutor.post(`${path}/judge`, {
      claims: answers(['referred', 'referred']),
      version: 3,
    });
    expect(again.body.code).toBe('evidence-state');
  });

  test('a criterion the plan does not have, a future day and a body that is none', async () => {
    const path = `/enrolments/${enrolmentId}/evidence`;
    const odd = await apprentice.post(path, {
      kind: 'text',
      title: 'x',
      madeOn: '2027-01-01',
      claims: [{ method: 'nowhere', ref: 'P99' }],
    });
    expect(odd.status).toBe(400);
    expect(odd.body.issues.map(({ path: at }: { path: string }) => at)).toEqual([
      'body.madeOn',
      'body.claims.0',
    ]);
    expect((await apprentice.post(path, { kind: 'song' })).status).toBe(400);
  });
});

describe('who may', () => {
  test("another apprentice of the same provider does not find it, nor another organisation's tutor", async () => {
    const { path } = await submitted();
    const other = await anEnrolment(api, { organisationId: organisation, tutorId: tutor.personId });
    const neighbour = await api.signedIn(other.apprentice);
    const stranger = await api.as('tutor');
    for (const client of [neighbour, stranger]) {
      expect((await client.get(path)).status).toBe(404);
      expect((await client.get(`/enrolments/${enrolmentId}/evidence`)).status).toBe(404);
      expect((await client.get(`/enrolments/${enrolmentId}/criteria`)).status).toBe(404);
      expect((await client.post(`${path}/comments`, { text: 'Hello' })).status).toBe(404);
    }
    expect((await neighbour.post(`${path}/take-back`, { version: 2 })).status).toBe(404);
    expect((await stranger.post(`${path}/judge`, { claims: answers(['accepted']), version: 2 })).status).toBe(
      404,
    );
    const added = await neighbour.post(`/enrolments/${enrolmentId}/evidence`, { kind: 'text', title: 'x' });
    expect(added.status).toBe(404);
  });

  test('an apprentice judges nothing and a tutor adds nothing', async () => {
    const { path } = await submitted();
    const judged = await apprentice.post(`${path}/judge`, { claims: answers(['accepted']), version: 2 });
    expect(judged.status).toBe(403);
    expect((await apprentice.get('/evidence/waiting')).status).toBe(403);
    const added = await tutor.post(`/enrolments/${enrolmentId}/evidence`, { kind: 'text', title: 'x' });
    expect(added.status).toBe(403);
    expect((await tutor.patch(path, { title: 'x', version: 2 })).status).toBe(403);
  });

  test('another tutor of the provider may judge, and the audit says that it was not the own one', async () => {
    const { path, id } = await submitted();
    const colleague = await api.as('tutor', { organisation });
    expect((await colleague.get('/evidence/waiting')).body.items).toEqual([]);
    const judged = await colleague.post(`${path}/judge`, {
      claims: answers(['accepted', 'accepted']),
      version: 2,
    });
    expect(judged.status).toBe(200);
    expect((await api.auditOf(id)).at(-1)).toMatchObject({ detail: { isOwnTutor: false } });
  });
});

test('evidence in a sent pack is locked, and only accepted evidence goes into one', async () => {
  const { path, id } = await submitted();
  const ctx = api.contextOf(tutor.actor);
  const lock = () => inTransaction(ctx, (tx) => lockEvidence(tx, ctx, [id]));
  await expect(lock()).rejects.toMatchObject({ code: 'evidence-state' });
  await tutor.post(`${path}/judge`, { claims: answers(['accepted', 'accepted']), version: 2 });
  await lock();
  const { state, abilities } = (await apprentice.get(path)).body;
  expect(state).toBe('locked');
  expect(abilities.edit).toMatchObject({ allowed: false });
  expect((await apprentice.patch(path, { title: 'x', version: 4 })).status).toBe(422);
});
