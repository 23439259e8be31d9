import { describe, expect, test } from 'vitest';
import { aTestApi } from '#testing/http.ts';
import { doJobs } from '#testing/jobs.ts';
import {
  aGatewayFile,
  anAcceptedRegistration,
  aReadyGateway,
  aSentGateway,
  checklist,
  employerAgrees,
  partySigns,
} from '#testing/ready-gateway.ts';
import { anAssessmentOrganisation } from '#testing/rooms.ts';

const api = await aTestApi();
const recipient = await anAssessmentOrganisation(api);
const operations = await api.signedIn(recipient.operations);
const missing = '00000000-0000-7000-8000-000000000000';

async function received() {
  const gateway = await aReadyGateway(api, { recipient });
  const id = await aSentGateway(api, gateway);
  return { gateway, id, view: (await operations.get(`/registrations/${id}`)).body };
}

interface Item {
  requirementId: string;
  itemHash: string;
  state: string;
}

const decide = (id: string, item: Pick<Item, 'requirementId' | 'itemHash'>, body: object) =>
  operations.post(`/registrations/${id}/items/${item.requirementId}/decide`, {
    itemHash: item.itemHash,
    ...body,
  });

describe('a received pack', () => {
  test('is verified and shown item by item, with its files and signatures', async () => {
    const { id, view } = await received();
    expect(view).toMatchObject({
      state: 'gateway-submitted',
      apprentice: { name: 'Amina Okafor' },
      items: { submitted: 6, accepted: 0, returned: 0 },
      packs: [{ revision: 1, verified: true, findings: [] }],
      acceptGateway: { allowed: false },
      needs: 'Decide 6 items',
    });
    const portfolio = view.receivedItems.find((item: Item) => item.requirementId === 'portfolio');
    expect(portfolio.files).toHaveLength(10);
    expect((await operations.get(`/files/${portfolio.files[0].id}`)).body).toContain('Piece 1');
    const declaration = view.receivedItems.find((item: Item) => item.requirementId === 'declaration');
    expect(declaration.signatures.map(({ role }: { role: string }) => role).sort()).toEqual([
      'apprentice',
      'employer',
      'training-provider',
    ]);
    const list = await operations.get('/registrations?queue=gateway&search=amina');
    expect(list.body.items.map((one: { id: string }) => one.id)).toContain(id);
    expect((await operations.get('/registrations?queue=booking')).body.items).toEqual([]);
    expect((await operations.get('/registrations?limit=0')).status).toBe(400);
    expect((await operations.get('/registrations?cursor=zzz')).status).toBe(400);
  });

  test('is read by the desk, by nobody elsewhere, and by an assessor only when assigned', async () => {
    const { id, view } = await received();
    const path = `/registrations/${id}`;
    const stranger = await api.as('assessment-operations');
    expect((await stranger.get(path)).status).toBe(404);
    const assessor = await api.as('independent-assessor', { organisation: recipient.organisationId });
    expect((await assessor.get(path)).status).toBe(404);
    expect((await assessor.get('/registrations')).status).toBe(403);
    expect((await (await api.as('tutor')).get(path)).status).toBe(403);
    const fileId = view.receivedItems.flatMap(({ files }: { files: { id: string }[] }) => files)[0].id;
    expect((await assessor.get(`/files/${fileId}`)).status).toBe(404);
    expect((await operations.get(`/registrations/${missing}`)).status).toBe(404);
  });
});

describe('deciding', () => {
  test('is item by item, bound to what was looked at, and can be changed', async () => {
    const { gateway, id, view } = await received();
    const [item] = view.receivedItems as Item[];
    if (!item) throw new Error('Nothing was received.');
    expect((await decide(id, item, { decision: 'return' })).body.issues[0].path).toBe('body.reason');
    expect((await decide(id, item, { decision: 'maybe' })).status).toBe(400);
    const stale = await decide(id, { ...item, itemHash: 'f'.repeat(64) }, { decision: 'accept' });
    expect(stale).toMatchObject({ status: 409, body: { type: '/problems/item-changed' } });
    expect((await decide(id, { ...item, requirementId: 'none' }, { decision: 'accept' })).status).toBe(404);
    expect((await decide(missing, item, { decision: 'accept' })).status).toBe(404);
    const quality = await api.as('internal-quality-assurer', { organisation: recipient.organisationId });
    const path = `/registrations/${id}/items/${item.requirementId}/decide`;
    expect((await quality.post(path, { decision: 'accept', itemHash: item.itemHash })).status).toBe(403);
    expect((await decide(id, item, { decision: 'return', reason: 'The start is wrong.' })).status).toBe(200);
    await doJobs(api);
    expect(await checklist(api, gateway)).toMatchObject({ state: 'returned' });
    expect((await decide(id, item, { decision: 'accept' })).status).toBe(200);
    await doJobs(api);
    expect(await checklist(api, gateway)).toMatchObject({ state: 'sent' });
    expect((await api.auditOf(id)).map(({ type }) => type)).toEqual([
      'gateway.pack-received',
      'gateway.item-decided',
      'gateway.item-decided',
    ]);
  });

  test('one returned item never rejects the rest: the next revision carries only what changed', async () => {
    const { gateway, id, view } = await received();
    for (const item of view.receivedItems as Item[]) {
      const isBrief = item.requirementId === 'project-brief';
      await decide(id, item, isBrief ? { decision: 'return', reason: 'Too short.' } : { decision: 'accept' });
    }
    await doJobs(api);
    const tutor = await api.signedIn(gateway.enrolment.provider.tutor);
    const manager = await api.signedIn(gateway.enrolment.provider.manager);
    const returned = await checklist(api, gateway);
    expect(returned.items.find(({ state }) => state === 'returned')?.returnReason).toBe('Too short.');
    const locked = await tutor.put(`/gateways/${gateway.id}/items/portfolio`, { version: returned.version });
    expect(locked.body.type).toBe('/problems/gateway-locked');
    const unchanged = await manager.post(`/gateways/${gateway.id}/send`, { version: returned.version });
    expect(unchanged.body.type).toBe('/problems/gateway-unchanged');

    const fileId = await aGatewayFile(api, gateway, 'A longer brief');
    await tutor.put(`/gateways/${gateway.id}/items/project-brief`, {
      fileIds: [fileId],
      version: returned.version,
    });
    await employerAgrees(api, gateway, { requirementId: 'project-brief', purpose: 'approve' });
    for (const role of ['apprentice', 'employer', 'training-provider'] as const)
      await partySigns(api, gateway, { requirementId: 'declaration', role });
    expect(await aSentGateway(api, gateway)).toBe(id);
    const { body } = await operations.get(`/registrations/${id}`);
    expect(body.items).toEqual({ submitted: 2, accepted: 4, returned: 0 });
    expect(body.packs).toMatchObject([
      { revision: 2, verified: true },
      { revision: 1, verified: true },
    ]);
    const [pack] = await api.query(
      "select manifest -> 'files' as files from gateway_pack where gateway_id = $1 and revision = 2",
      [gateway.id],
    );
    const files = pack?.files as { revision: number }[];
    expect(files.filter(({ revision }) => revision === 2)).toHaveLength(1);
    expect(files.filter(({ revision }) => revision === 1)).toHaveLength(10);
    const old = (view.receivedItems as Item[]).find(({ requirementId }) => requirementId === 'project-brief');
    if (!old) throw new Error('The brief is missing.');
    expect((await decide(id, old, { decision: 'accept' })).body.type).toBe('/problems/item-changed');
  });
});

describe('accepting the gateway', () => {
  test('waits for every item, then pins the plan, opens the window and the first attempts', async () => {
    const { gateway, id, view } = await received();
    const path = `/registrations/${id}/accept-gateway`;
    const early = await operations.post(path, { version: view.version });
    expect(early.body).toMatchObject({ type: '/problems/items-undecided' });
    expect(early.body.reason).toContain('6 items are not accepted');
    for (const item of view.receivedItems as Item[]) await decide(id, item, { decision: 'accept' });
    expect((await operations.post(path, {})).status).toBe(400);
    expect((await operations.post(path, { version: 99 })).body.type).toBe('/problems/stale-version');
    const quality = await api.as('internal-quality-assurer', { organisation: recipient.organisationId });
    expect((await quality.post(path, { version: view.version })).status).toBe(403);
    expect((await (await api.as('assessment-operations')).post(path, { version: 1 })).status).toBe(404);
    expect((await operations.post(path, { version: view.version })).status).toBe(200);
    const { body } = await operations.get(`/registrations/${id}`);
    expect(body).toMatchObject({
      state: 'gateway-accepted',
      gatewayAcceptedOn: '2026-11-22',
      windowEndsOn: '2027-02-22',
      policyId: 'open-awards',
    });
    expect(body.clock).toMatchObject({ dueOn: '2027-02-22', state: 'running' });
    const attempts = await api.query(
      'select method, number, kind, state, plan_hash from attempt where registration_id = $1 order by method',
      [id],
    );
    expect(attempts.map(({ method }) => method)).toEqual([
      'practical-observation',
      'professional-discussion',
      'work-based-project',
    ]);
    expect(attempts[0]).toMatchObject({ number: 1, kind: 'first', state: 'open', plan_hash: body.planHash });
    expect((await operations.post(path, { version: body.version })).body.type).toBe(
      '/problems/gateway-already-accepted',
    );
    const [item] = view.receivedItems as Item[];
    if (item)
      expect((await decide(id, item, { decision: 'accept' })).body.type).toBe(
        '/problems/gateway-already-accepted',
      );
    await doJobs(api);
    expect(await checklist(api, gateway)).toMatchObject({ state: 'accepted' });
    const [enrolment] = await api.query('select state from enrolment where id = $1', [gateway.enrolment.id]);
    expect(enrolment?.state).toBe('gateway-accepted');
    expect((await api.auditOf(id)).at(-1)?.type).toBe('gateway.accepted');
  });

  test('an apprentice with an account becomes a member of the assessment organisation too', async () => {
    const email = 'amina.account@apprentice.example';
    const gateway = await aReadyGateway(api, { recipient, email });
    const { actor } = await api.signedIn(gateway.enrolment.apprentice, { email });
    await aSentGateway(api, gateway);
    const rows = await api.query(
      'select role from membership where organisation_id = $1 and account_id = $2',
      [recipient.organisationId, actor.accountId],
    );
    expect(rows).toEqual([{ role: 'apprentice' }]);
  });

  test('ST0072 opens its three methods as well', async () => {
    const { registrationId } = await anAcceptedRegistration(api, { recipient, reference: 'ST0072' });
    const { body } = await operations.get(`/registrations/${registrationId}`);
    expect(body).toMatchObject({ state: 'gateway-accepted', policyId: 'futurequals' });
  });
});
