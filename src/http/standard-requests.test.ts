import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { getUpload, startUpload } from '#services/portfolio/uploads.ts';
import { packageRoot } from '#services/standards/package-root.ts';
import { aTestApi, type SignedIn } from '#testing/http.ts';
import { doJobs } from '#testing/jobs.ts';
import { lanternPlan } from '#testing/lantern-plan.ts';
import { anOrganisation } from '#testing/people.ts';

const api = await aTestApi();
let body: string;
let manager: SignedIn;
let author: SignedIn;
let colleague: SignedIn;

beforeAll(async () => {
  body = await anOrganisation(api, { kind: 'assessment-organisation', name: 'Beacon Assessments' });
  const provider = await anOrganisation(api, { name: 'Harbour Training' });
  manager = await api.as('provider-manager', { organisation: provider, email: 'ruth@harbour.example' });
  author = await api.as('standards-author', { organisation: body, email: 'ada@beacon.example' });
  colleague = await api.as('standards-author', { organisation: body, email: 'theo@beacon.example' });
});

const asked = () => ({
  recipientId: body,
  reference: 'st9901',
  title: 'Lantern keeper',
  neededBy: '2026-12-18',
  contactName: 'Jo Quay',
  contactEmail: 'jo@harbour.example',
  note: 'Twelve apprentices start in January.',
});

async function prepared(facts: object = {}): Promise<string> {
  const reply = await manager.post('/standard-requests', { ...asked(), ...facts });
  expect(reply.status).toBe(200);
  return reply.body.id;
}

/** Hand a document over as the screen does. */
async function addDocument(requestId: string, name = 'lantern-plan.md'): Promise<void> {
  const bytes = Buffer.from(lanternPlan);
  const ctx = api.contextOf(manager.actor);
  const { uploadId } = await startUpload(ctx, {
    purpose: 'standard-request',
    subjectId: requestId,
    name,
    bytes: bytes.byteLength,
  });
  await writeFile(ctx.uploads.pathOf(uploadId), bytes);
  expect((await getUpload(ctx, { uploadId })).state).toBe('complete');
}

async function sent(facts: object = {}): Promise<string> {
  const id = await prepared(facts);
  expect((await manager.post(`/standard-requests/${id}/sending`, {})).status).toBe(200);
  await doJobs(api);
  return id;
}

const statesOf = (reply: { body: { events: { state: string }[] } }) =>
  reply.body.events.map(({ state }) => state);
const lettersTo = (address: string) => api.mails.filter(({ to }) => to === address);

describe('asking', () => {
  test('only organisations with a standards author can be asked', async () => {
    const without = await anOrganisation(api, { kind: 'assessment-organisation' });
    const { body: reply } = await manager.get('/standard-request-recipients');
    const ids = reply.items.map(({ id }: { id: string }) => id);
    expect(ids).toContain(body);
    expect(ids).not.toContain(without);
    const refused = await manager.post('/standard-requests', { ...asked(), recipientId: without });
    expect(refused).toMatchObject({ status: 400, body: { type: '/problems/invalid-request' } });
  });

  test('needs a reference or a title, a day that is not past and a contact that can be written to', async () => {
    for (const wrong of [
      { reference: '', title: '' },
      { neededBy: '2026-11-21' },
      { neededBy: 'soon' },
      { contactEmail: 'jo' },
      { contactName: '' },
    ]) {
      const reply = await manager.post('/standard-requests', { ...asked(), ...wrong });
      expect([wrong, reply.status]).toEqual([wrong, 400]);
    }
    const id = await prepared({ title: '' });
    expect((await manager.get(`/standard-requests/${id}`)).body.title).toBe('ST9901');
  });

  test('nobody at the other organisation knows of a request before it is sent', async () => {
    const id = await prepared();
    await doJobs(api);
    expect((await author.get(`/received-standard-requests/${id}`)).status).toBe(404);
    const { body: taken } = await manager.post(`/standard-requests/${id}/withdrawal`, {});
    expect(taken).toMatchObject({ state: 'withdrawn', maySend: { allowed: false } });
    await doJobs(api);
    expect((await author.get(`/received-standard-requests/${id}`)).status).toBe(404);
  });

  test('documents go with it, and a wrong one is taken off before', async () => {
    const id = await prepared();
    await addDocument(id);
    await addDocument(id, 'wrong.md');
    const { body: before } = await manager.get(`/standard-requests/${id}`);
    const wrong = before.documents.find(({ name }: { name: string }) => name === 'wrong.md');
    const address = `/standard-requests/${id}/documents/${wrong.id}`;
    expect((await manager.delete(address)).status).toBe(200);
    expect((await manager.delete(address)).status).toBe(404);
    await manager.post(`/standard-requests/${id}/sending`, {});
    await doJobs(api);
    const { body: received } = await author.get(`/received-standard-requests/${id}`);
    expect(received.documents).toMatchObject([{ name: 'lantern-plan.md' }]);
    const [mine] = received.documents;
    const file = await author.get(`/files/${mine.id}`);
    expect([file.status, file.body]).toEqual([200, lanternPlan]);
    // Each side reads its own copy and not the other's.
    expect((await manager.get(`/files/${mine.id}`)).status).toBe(404);
    expect((await author.get(`/files/${before.documents[0].id}`)).status).toBe(404);
    const late = startUpload(api.contextOf(manager.actor), {
      purpose: 'standard-request',
      subjectId: id,
      name: 'late.md',
      bytes: 3,
    });
    await expect(late).rejects.toMatchObject({ code: 'request-state' });
  });
});

describe('the queue', () => {
  test('stands by the day on which each is needed, with a clock, page by page', async () => {
    const other = await anOrganisation(api, { kind: 'assessment-organisation' });
    const reader = await api.as('standards-author', { organisation: other });
    const late = await sent({ recipientId: other, neededBy: '2026-12-04' });
    const early = await sent({ recipientId: other, neededBy: '2026-11-27' });
    const over = await sent({ recipientId: other, neededBy: '2026-11-24' });
    await manager.post(`/standard-requests/${over}/withdrawal`, {});
    await doJobs(api);
    const all = await reader.get('/received-standard-requests');
    expect(all.body.items.map(({ id }: { id: string }) => id)).toEqual([early, late, over]);
    expect(all.body.items[0]).toMatchObject({
      counterpart: { name: 'Harbour Training' },
      clock: { dueOn: '2026-11-27', workingDaysLeft: 5, state: 'due-soon' },
    });
    expect(all.body.items[2].clock.state).toBe('done');
    const ids: string[] = [];
    for (let cursor = ''; ; ) {
      const { body: one } = await reader.get(`/received-standard-requests?limit=1${cursor}`);
      ids.push(...one.items.map(({ id }: { id: string }) => id));
      if (one.nextCursor === null) break;
      cursor = `&cursor=${one.nextCursor}`;
    }
    expect(ids).toEqual([early, late, over]);
  });

  test('belongs to authors, asking to managers, and each request to its two organisations', async () => {
    const id = await sent();
    expect((await manager.get('/received-standard-requests')).status).toBe(403);
    expect((await author.get('/standard-requests')).status).toBe(403);
    expect((await author.post('/standard-requests', asked())).status).toBe(403);
    expect((await manager.post(`/received-standard-requests/${id}/taking-up`, {})).status).toBe(403);
    const otherManager = await api.as('provider-manager');
    const otherAuthor = await api.as('standards-author');
    expect((await otherManager.get(`/standard-requests/${id}`)).status).toBe(404);
    expect((await otherManager.post(`/standard-requests/${id}/withdrawal`, {})).status).toBe(404);
    expect((await otherAuthor.get(`/received-standard-requests/${id}`)).status).toBe(404);
    for (const step of ['taking-up', 'draft'])
      expect((await otherAuthor.post(`/received-standard-requests/${id}/${step}`, {})).status).toBe(404);
    const refusal = { reason: 'Not ours.' };
    expect((await otherAuthor.post(`/received-standard-requests/${id}/refusal`, refusal)).status).toBe(404);
  });
});

describe('moving on', () => {
  test('tells both sides, on screen and by letter, all the way to publication', async () => {
    api.mails.length = 0;
    const id = await prepared();
    await addDocument(id);
    await manager.post(`/standard-requests/${id}/sending`, {});
    await doJobs(api);
    for (const address of ['ada@beacon.example', 'theo@beacon.example', 'jo@harbour.example'])
      expect(lettersTo(address).map(({ subject }) => subject)).toEqual(['A standard has been asked for']);
    // Who does something needs no letter about it.
    expect(lettersTo('ruth@harbour.example')).toEqual([]);

    const received = `/received-standard-requests/${id}`;
    expect((await author.post(`${received}/taking-up`, {})).body.state).toBe('taken-up');
    const { draftId } = (await author.post(`${received}/draft`, {})).body;
    await doJobs(api);
    const { body: draft } = await author.get(`/plan-drafts/${draftId}`);
    expect(draft).toMatchObject({
      title: 'ST9901 Lantern keeper',
      documents: [{ state: 'read', file: { name: 'lantern-plan.md' } }],
    });
    expect((await author.get(received)).body.draft.id).toBe(draftId);
    const ofDraft = await author.get(`/received-standard-requests?draftId=${draftId}`);
    expect(ofDraft.body.items).toMatchObject([{ id }]);
    expect(await author.post(`${received}/draft`, {})).toMatchObject({
      status: 409,
      body: { type: '/problems/request-state' },
    });

    await publish(draftId, 'ST9901', '2026-1');
    await doJobs(api);
    const mine = await manager.get(`/standard-requests/${id}`);
    expect(mine.body).toMatchObject({
      state: 'published',
      published: { reference: 'ST9901', edition: '2026-1' },
      clock: { state: 'done' },
    });
    expect(statesOf(mine)).toEqual(['asked', 'taken-up', 'in-workshop', 'published']);
    expect(mine.body.events[1]).toMatchObject({ organisation: 'Beacon Assessments' });
    const theirs = await author.get(received);
    expect(statesOf(theirs)).toEqual(['asked', 'taken-up', 'in-workshop', 'published']);
    expect(lettersTo('ruth@harbour.example').map(({ subject }) => subject)).toEqual([
      'The request for a standard has been taken up',
      'The standard asked for is in the workshop',
      'The standard asked for has been published',
    ]);
    const types = (await api.auditOf(id)).map(({ type }) => type);
    const count = (wanted: string) => types.filter((type) => type === wanted).length;
    expect(count('standards.request-prepared')).toBe(1);
    expect(count('standards.request-received')).toBe(1);
    expect(count('standards.request-moved')).toBe(4);
    expect(count('standards.request-move-received')).toBe(3);
  });

  test('declined, the asker reads why, and nothing more happens to it', async () => {
    const id = await sent();
    const received = `/received-standard-requests/${id}`;
    expect((await author.post(`${received}/refusal`, { reason: '' })).status).toBe(400);
    const reason = 'The plan of this standard is being revised.';
    expect((await author.post(`${received}/refusal`, { reason })).body.state).toBe('declined');
    await doJobs(api);
    const { body: mine } = await manager.get(`/standard-requests/${id}`);
    expect(mine).toMatchObject({ state: 'declined', mayWithdraw: { allowed: false } });
    expect(mine.events.at(-1)).toMatchObject({ state: 'declined', reason });
    expect(lettersTo('jo@harbour.example').at(-1)?.text).toContain(reason);
    const late = await manager.post(`/standard-requests/${id}/withdrawal`, {});
    expect(late).toMatchObject({ status: 409, body: { type: '/problems/request-state' } });
  });

  test('withdrawn, the authors are told and its draft no longer moves it', async () => {
    const id = await sent();
    const received = `/received-standard-requests/${id}`;
    const { draftId } = (await author.post(`${received}/draft`, {})).body;
    await doJobs(api);
    await manager.post(`/standard-requests/${id}/withdrawal`, { reason: 'They chose another standard.' });
    await doJobs(api);
    const { body: theirs } = await author.get(received);
    expect(theirs).toMatchObject({ state: 'withdrawn', mayStartDraft: { allowed: false } });
    expect(lettersTo('ada@beacon.example').at(-1)?.text).toContain('They chose another standard.');
    await publish(draftId, 'ST9902', '2026-1');
    await doJobs(api);
    expect((await manager.get(`/standard-requests/${id}`)).body.state).toBe('withdrawn');
  });

  test('both at once come to the same end on either side', async () => {
    const id = await sent();
    const received = `/received-standard-requests/${id}`;
    await manager.post(`/standard-requests/${id}/withdrawal`, {});
    await author.post(`${received}/refusal`, { reason: 'Out of our scope.' });
    await doJobs(api);
    expect((await manager.get(`/standard-requests/${id}`)).body.state).toBe('declined');
    expect((await author.get(received)).body.state).toBe('declined');
  });

  test('after its draft was discarded, another is started', async () => {
    const id = await sent();
    const received = `/received-standard-requests/${id}`;
    const { draftId } = (await author.post(`${received}/draft`, {})).body;
    expect((await author.get(received)).body.mayStartDraft.allowed).toBe(false);
    await author.post(`/plan-drafts/${draftId}/discard`, {});
    const again = await author.post(`${received}/draft`, {});
    expect(again.status).toBe(200);
    expect(again.body.draftId).not.toBe(draftId);
  });
});

/** The files of a shipped plan under another reference and edition. */
function publishableFiles(reference: string, edition: string) {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(packageRoot(), 'standards', 'ST0071', '2024-09', name), 'utf8'));
  return {
    standard: { ...read('standard.json'), reference },
    plan: { ...read('plan.json'), reference, edition },
  };
}

/** Bring the draft to a publishable state, propose and publish it as two people do. */
async function publish(draftId: string, reference: string, edition: string): Promise<void> {
  await api.query('update plan_draft_document set removed_at = now() where draft_id = $1', [draftId]);
  await api.query('update plan_draft set base = $2 where id = $1', [
    draftId,
    JSON.stringify(publishableFiles(reference, edition)),
  ]);
  const { version } = (await author.get(`/plan-drafts/${draftId}`)).body;
  expect((await author.post(`/plan-drafts/${draftId}/proposal`, { version })).status).toBe(200);
  expect((await colleague.post(`/plan-drafts/${draftId}/publication`, { version })).status).toBe(200);
}
