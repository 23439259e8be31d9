import { beforeAll, describe, expect, test } from 'vitest';
import { anEnrolment } from '#testing/enrolment.ts';
import { aTestApi, type SignedIn } from '#testing/http.ts';
import { anOrganisation } from '#testing/people.ts';

const api = await aTestApi();
let organisation: string;
let author: SignedIn;
let operations: SignedIn;

beforeAll(async () => {
  organisation = await anOrganisation(api);
  author = await api.as('standards-author', { organisation });
  operations = await api.as('assessment-operations');
});

describe('the library', () => {
  test('finds editions by reference, title and level, page by page', async () => {
    const all = await author.get('/plan-editions');
    expect(all.status).toBe(200);
    expect(all.body.items.length).toBeGreaterThan(1);
    const one = await author.get('/plan-editions?search=st0072&level=2');
    expect(one.body.items).toMatchObject([{ reference: 'ST0072', origin: 'shipped', state: 'published' }]);
    const first = await author.get('/plan-editions?limit=1');
    expect(first.body.items).toHaveLength(1);
    const second = await author.get(`/plan-editions?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.items[0].reference).not.toBe(first.body.items[0].reference);
    expect((await author.get('/plan-editions?level=9')).status).toBe(400);
  });

  test('says how many of one’s own apprentices are on an edition, and who', async () => {
    const tutor = await api.as('tutor', { organisation });
    await anEnrolment(api, { organisationId: organisation, tutorId: tutor.personId });
    const { body } = await author.get('/plan-editions');
    const used = body.items.find(({ apprentices }: { apprentices: number }) => apprentices > 0);
    expect(used.apprentices).toBe(1);
    const address = `/plan-editions/${used.reference}/${used.edition}/apprentices`;
    const mine = await author.get(address);
    expect(mine.body.items).toHaveLength(1);
    const stranger = await api.as('standards-author');
    expect((await stranger.get(address)).body.items).toEqual([]);
    expect((await tutor.get(address)).status).toBe(403);
  });

  test('keeps the files of an edition, and knows none that was never published', async () => {
    const { body } = await author.get('/plan-editions/ST0072/AP02');
    expect(body.files.plan.reference).toBe('ST0072');
    expect((await author.get('/plan-editions/ST0072/AP99')).status).toBe(404);
  });

  test('a draft that begins with the kept files of an edition differs from it in nothing', async () => {
    const { body } = await author.get('/plan-editions/ST0072/AP02');
    const { standard, plan } = body.files;
    const started = await author.post('/plan-drafts', {
      title: 'Brought in',
      from: { kind: 'files', standard, plan },
    });
    expect(started.status).toBe(200);
    const address = `/plan-editions/ST0072/AP02/difference?draft=${started.body.id}`;
    expect((await author.get(address)).body.changes).toEqual([]);
  });
});

describe('after publication', () => {
  test('an erratum is said beside the edition, which stays as it is', async () => {
    const erratum = { at: 'title', shouldSay: 'Another title', why: 'The cover prints it.' };
    const address = '/plan-editions/ST0071/2024-09';
    const before = (await author.get(address)).body;
    expect((await author.post(`${address}/errata`, erratum)).status).toBe(200);
    const after = (await author.get(address)).body;
    expect(after.errata).toMatchObject([{ at: 'title', shouldSay: 'Another title' }]);
    expect(after.summary.hash).toBe(before.summary.hash);
    expect((await author.post(`${address}/errata`, { ...erratum, at: 'no/such/part' })).status).toBe(400);
    expect((await operations.post(`${address}/errata`, erratum)).status).toBe(403);
  });

  test('a withdrawn edition is shown as such, and is withdrawn once', async () => {
    const address = '/plan-editions/ST0071/2024-09';
    const tutor = await api.as('tutor', { organisation });
    expect((await tutor.post(`${address}/withdrawal`, { why: 'x' })).status).toBe(403);
    expect((await author.post(`${address}/withdrawal`, { why: 'A newer edition.' })).status).toBe(200);
    expect((await author.get(address)).body.withdrawn).toMatchObject({ why: 'A newer edition.' });
    const open = api.services.plans.listOpenPlans().map(({ plan }) => plan.reference);
    expect(open).not.toContain('ST0071');
    const again = await author.post(`${address}/withdrawal`, { why: 'Once more.' });
    expect([again.status, again.body.code]).toEqual([409, 'edition-state']);
    expect((await operations.put(`${address}/offer`, { offer: { policy: null } })).status).toBe(409);
  });

  test('differences are told at the level of criteria and rules', async () => {
    const { body: draft } = await author.post('/plan-drafts', {
      title: 'New edition',
      from: { kind: 'edition', reference: 'ST0072', edition: 'AP02' },
    });
    const decision = { kind: 'edit', at: 'methods/observation/criteria/P1/text', value: 'Something else.' };
    await author.post(`/plan-drafts/${draft.id}/decisions`, { version: 0, decision });
    const { body } = await author.get(`/plan-editions/ST0072/AP02/difference?draft=${draft.id}`);
    expect(body.changes).toMatchObject([{ what: 'criterion', at: 'methods/observation/criteria/P1/text' }]);
    const stranger = await api.as('standards-author');
    expect((await stranger.get(`/plan-editions/ST0072/AP02/difference?draft=${draft.id}`)).status).toBe(404);
  });
});

describe('an assessment organisation', () => {
  test('offers assessment on an edition and ends the offer, each with its audit event', async () => {
    const address = '/plan-editions/ST0072/AP02/offer';
    expect((await operations.put(address, { offer: { policy: 'futurequals' } })).status).toBe(200);
    const { body } = await operations.get('/plan-editions/ST0072/AP02');
    expect(body.summary.offer).toEqual({ policy: 'futurequals' });
    expect((await operations.put(address, { offer: null })).status).toBe(200);
    expect((await operations.get('/plan-editions/ST0072/AP02')).body.summary.offer).toBeNull();
    expect((await operations.put(address, { offer: { policy: 'nobody' } })).status).toBe(404);
    expect((await author.put(address, { offer: null })).status).toBe(403);
    const events = await api.auditOf(operations.organisationId);
    expect(events.map(({ type }) => type)).toContain('standards.offer-changed');
  });
});
