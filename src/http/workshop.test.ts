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
let organisation: string;
let author: SignedIn;
let colleague: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  organisation = await anOrganisation(api);
  author = await api.as('standards-author', { organisation });
  colleague = await api.as('standards-author', { organisation });
  stranger = await api.as('standards-author');
});

async function aDraft(by = author): Promise<string> {
  const reply = await by.post('/plan-drafts', { title: 'Lantern keeper' });
  expect(reply.status).toBe(200);
  return reply.body.id;
}

/** Hand a document over as the screen does, and do the job that reads it. */
async function addDocument(draftId: string, text: string, name = 'lantern-plan.md'): Promise<void> {
  const bytes = Buffer.from(text);
  const ctx = api.contextOf(author.actor);
  const { uploadId } = await startUpload(ctx, {
    purpose: 'plan-draft',
    subjectId: draftId,
    name,
    bytes: bytes.byteLength,
  });
  await writeFile(ctx.uploads.pathOf(uploadId), bytes);
  expect((await getUpload(ctx, { uploadId })).state).toBe('complete');
  await doJobs(api);
}

/** The files of a shipped plan under another reference and edition. */
function filesOf(reference: string, edition: string) {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(packageRoot(), 'standards', 'ST0071', '2024-09', name), 'utf8'));
  const [standard, plan] = [read('standard.json'), read('plan.json')];
  return { standard: { ...standard, reference }, plan: { ...plan, reference, edition } };
}

async function aReadyDraft(reference: string, edition: string): Promise<{ id: string; version: number }> {
  const from = { kind: 'files', ...filesOf(reference, edition) };
  const { body } = await author.post('/plan-drafts', { title: `${reference} ${edition}`, from });
  return { id: body.id, version: 0 };
}

describe('a draft from documents', () => {
  let id: string;
  beforeAll(async () => {
    id = await aDraft();
    await addDocument(id, lanternPlan);
  });

  test('has the methods and criteria of the document, each with its words', async () => {
    const { status, body } = await author.get(`/plan-drafts/${id}`);
    expect(status).toBe(200);
    expect(body.documents).toMatchObject([{ state: 'read', key: 'lantern-plan' }]);
    const texts = body.plan.methods.flatMap((method: { criteria: { text: string }[] }) =>
      method.criteria.map(({ text }) => text),
    );
    expect(texts).toContain('Trims the wick so that the flame burns without smoke.');
    const { body: source } = await author.get(`/plan-drafts/${id}/documents/${body.documents[0].id}`);
    const place = body.places.find(({ at }: { at: string }) => at.endsWith('criteria/P1'));
    const [span] = place.spans;
    expect(source.text.slice(span.from, span.to)).toContain('Trims the wick');
  });

  test('keeps an answer, a correction and its undoing in the history', async () => {
    const { body: before } = await author.get(`/plan-drafts/${id}`);
    const question = before.questions.find(({ id: name }: { id: string }) => name === 'standard-version');
    const answer = { kind: 'answer', question: question.id, chosen: '1-1', why: 'As the register says.' };
    const first = await author.post(`/plan-drafts/${id}/decisions`, {
      version: before.version,
      decision: answer,
    });
    expect(first.status).toBe(200);
    expect(first.body.plan.assesses[0].standardVersion).toBe('1.1');
    expect(first.body.plan.interpretations[0]).toMatchObject({ chosen: '1-1', why: 'As the register says.' });
    const at = `methods/${before.plan.methods[0].id}/criteria/P1/text`;
    const edit = { kind: 'edit', at, value: 'Trims the wick so that the flame burns clear.' };
    const second = await author.post(`/plan-drafts/${id}/decisions`, { version: 1, decision: edit });
    expect(second.body.plan.methods[0].criteria[0].text).toBe(edit.value);
    const undo = { kind: 'undo', sequence: 2 };
    const third = await author.post(`/plan-drafts/${id}/decisions`, { version: 2, decision: undo });
    expect(third.body.plan.methods[0].criteria[0].text).toContain('without smoke');
    const { body: history } = await author.get(`/plan-drafts/${id}/decisions`);
    expect(history.items.map((one: { standing: boolean }) => one.standing)).toEqual([false, false, true]);
  });

  test('lets two authors decide about different parts, and stops the second on the same part', async () => {
    const { body } = await author.get(`/plan-drafts/${id}`);
    const [method] = body.plan.methods;
    const edit = (member: string, value: string) => ({
      version: body.version,
      decision: { kind: 'edit', at: `methods/${method.id}/${member}`, value },
    });
    const address = `/plan-drafts/${id}/decisions`;
    expect((await author.post(address, edit('title', 'Observation on the quay'))).status).toBe(200);
    expect((await colleague.post(address, edit('short', 'OQ'))).status).toBe(200);
    const late = await colleague.post(address, edit('title', 'Quay observation'));
    expect(late.status).toBe(409);
    expect(late.body.code).toBe('stale-version');
    const { body: after } = await author.get(`/plan-drafts/${id}`);
    expect(after.plan.methods[0]).toMatchObject({ title: 'Observation on the quay', short: 'OQ' });
  });

  test('refuses a decision that fits nothing, and says why', async () => {
    const { body } = await author.get(`/plan-drafts/${id}`);
    const decision = { kind: 'edit', at: 'methods/no-such/title', value: 'x' };
    const reply = await author.post(`/plan-drafts/${id}/decisions`, { version: body.version, decision });
    expect(reply.status).toBe(422);
    expect(reply.body.code).toBe('decision-does-not-fit');
  });

  test('says of a file that cannot be read what to do, and keeps the rest', async () => {
    await addDocument(id, '   ', 'empty.txt');
    const { body } = await author.get(`/plan-drafts/${id}`);
    const refused = body.documents.find(({ state }: { state: string }) => state === 'refused');
    expect(refused.reason).toMatch(/\w+/);
    expect((await author.delete(`/plan-drafts/${id}/documents/${refused.id}`)).status).toBe(200);
    expect((await author.get(`/plan-drafts/${id}`)).body.documents).toHaveLength(1);
  });
});

describe('publication', () => {
  test('is refused while anything is open, and names what', async () => {
    const id = await aDraft();
    const reply = await author.post(`/plan-drafts/${id}/proposal`, { version: 0 });
    expect(reply.status).toBe(422);
    expect(reply.body.code).toBe('not-publishable');
    expect(reply.body.reason).toMatch(/error/);
  });

  test('needs a second person, and is then immutable, hashed and in the library', async () => {
    const { id, version } = await aReadyDraft('ST9302', 'AP01');
    expect(
      (await author.post(`/plan-drafts/${id}/proposal`, { version, note: 'Please check.' })).status,
    ).toBe(200);
    const own = await author.post(`/plan-drafts/${id}/publication`, { version });
    expect([own.status, own.body.code]).toEqual([422, 'own-check']);
    const done = await colleague.post(`/plan-drafts/${id}/publication`, { version });
    expect(done.status).toBe(200);
    expect(done.body.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await author.get('/plans/ST9302/AP01')).status).toBe(200);
    const decision = { kind: 'edit', at: 'title', value: 'Another title' };
    const late = await author.post(`/plan-drafts/${id}/decisions`, { version, decision });
    expect([late.status, late.body.code]).toEqual([409, 'draft-state']);
  });

  test('of an edition that is published already is refused', async () => {
    const { id, version } = await aReadyDraft('ST0072', 'AP02');
    await author.post(`/plan-drafts/${id}/proposal`, { version });
    const reply = await colleague.post(`/plan-drafts/${id}/publication`, { version });
    expect([reply.status, reply.body.code]).toEqual([409, 'edition-published']);
  });

  test('a checker returns the draft with what is to be mended', async () => {
    const { id, version } = await aReadyDraft('ST9303', 'AP01');
    await author.post(`/plan-drafts/${id}/proposal`, { version });
    const reply = await colleague.post(`/plan-drafts/${id}/return`, { why: 'P14 ends too early.' });
    expect(reply.body).toMatchObject({ state: 'draft', returned: { why: 'P14 ends too early.' } });
  });
});

describe('who may', () => {
  test('draft: standards authors of the organisation; others see nothing of it', async () => {
    const id = await aDraft();
    const apprentice = await api.as('apprentice', { organisation });
    for (const path of ['/plan-drafts', `/plan-drafts/${id}`, `/plan-drafts/${id}/decisions`]) {
      expect((await apprentice.get(path)).status).toBe(403);
    }
    expect((await stranger.get(`/plan-drafts/${id}`)).status).toBe(404);
    const decision = { kind: 'accept', at: 'title' };
    expect((await stranger.post(`/plan-drafts/${id}/decisions`, { version: 0, decision })).status).toBe(404);
    expect((await stranger.post(`/plan-drafts/${id}/discard`, {})).status).toBe(404);
    const { body } = await stranger.get('/plan-drafts');
    expect(body.items).toEqual([]);
  });

  test('a request that is not understood names its fields', async () => {
    const id = await aDraft();
    expect((await author.post('/plan-drafts', { title: '' })).status).toBe(400);
    const unknown = { version: 0, decision: { kind: 'bless', at: 'title' } };
    expect((await author.post(`/plan-drafts/${id}/decisions`, unknown)).status).toBe(400);
    expect((await author.get('/plan-drafts?cursor=bad')).status).toBe(400);
  });

  test('every step leaves its audit event', async () => {
    const { id, version } = await aReadyDraft('ST9304', 'AP01');
    await author.post(`/plan-drafts/${id}/proposal`, { version });
    await colleague.post(`/plan-drafts/${id}/return`, { why: 'Once more.' });
    await author.post(`/plan-drafts/${id}/discard`, {});
    await author.post(`/plan-drafts/${id}/discard`, { undo: true });
    expect((await api.auditOf(id)).map(({ type }) => type)).toEqual([
      'standards.draft-started',
      'standards.draft-proposed',
      'standards.draft-returned',
      'standards.draft-discarded',
      'standards.draft-reopened',
    ]);
  });
});
