import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/time/plain-date.ts';
import { aTestApi } from '#testing/http.ts';
import { tokenFor } from '#testing/jobs.ts';
import {
  aFilledGateway,
  aGatewayFile,
  aReadyGateway,
  aSentGateway,
  checklist,
  employerAgrees,
  partySigns,
  type TestGateway,
} from '#testing/ready-gateway.ts';
import { anAcceptedPiece, anAssessmentOrganisation, anEnrolment, anOpenGateway } from '#testing/rooms.ts';

const api = await aTestApi();
const recipient = await anAssessmentOrganisation(api);
const missing = '00000000-0000-7000-8000-000000000000';

async function staffOf(gateway: Pick<TestGateway, 'enrolment'>) {
  const manager = await api.signedIn(gateway.enrolment.provider.manager);
  const tutor = await api.signedIn(gateway.enrolment.provider.tutor);
  return { manager, tutor };
}

async function itemOf(gateway: TestGateway, requirementId: string) {
  const view = await checklist(api, gateway);
  const item = view.items.find((one) => one.requirementId === requirementId);
  if (!item) throw new Error(`No ${requirementId}.`);
  return { ...item, version: view.version };
}

async function typesOf(subjectId: string) {
  return (await api.auditOf(subjectId)).map(({ type }) => type);
}

describe('opening the gateway', () => {
  test('names every requirement of the plan with its reason and source', async () => {
    const enrolment = await anEnrolment(api);
    const { tutor } = await staffOf({ enrolment });
    const body = { assessmentOrganisationId: recipient.organisationId };
    const opened = await tutor.post(`/enrolments/${enrolment.id}/gateway`, body);
    expect(opened.status).toBe(200);
    const { body: view } = await tutor.get(`/enrolments/${enrolment.id}/gateway`);
    expect(view).toMatchObject({
      state: 'preparing',
      series: 1,
      earliestOn: '2026-06-02',
      policyId: 'open-awards',
    });
    expect(view.items.map((item: { requirementId: string }) => item.requirementId)).toEqual([
      'minimum-duration',
      'english',
      'maths',
      'portfolio',
      'project-brief',
      'declaration',
    ]);
    expect(view.items[1]).toMatchObject({ readiness: 'waived', layer: 'law', state: 'waived' });
    expect(view.items[3]).toMatchObject({ pieces: { minimum: 10, maximum: 15, have: 0 }, state: 'missing' });
    expect(await typesOf(opened.body.id)).toEqual(['gateway.opened']);
  });

  test('happens once, with an organisation that assesses the plan', async () => {
    const gateway = await anOpenGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const path = `/enrolments/${gateway.enrolment.id}/gateway`;
    const again = await tutor.post(path, { assessmentOrganisationId: recipient.organisationId });
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/gateway-already-open' } });
    const other = await anEnrolment(api, { provider: gateway.enrolment.provider });
    const wrong = await tutor.post(`/enrolments/${other.id}/gateway`, {
      assessmentOrganisationId: gateway.enrolment.provider.organisationId,
    });
    expect(wrong.body.type).toBe('/problems/recipient-missing');
  });

  test('is for staff of the same provider', async () => {
    const gateway = await anOpenGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const path = `/enrolments/${gateway.enrolment.id}/gateway`;
    expect((await tutor.post(path, { assessmentOrganisationId: 'x' })).status).toBe(400);
    const stranger = await api.as('tutor');
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(path, { assessmentOrganisationId: recipient.organisationId })).status).toBe(
      404,
    );
    const apprentice = await api.signedIn(gateway.enrolment.apprentice);
    expect((await apprentice.get(path)).status).toBe(200);
    expect((await apprentice.post(path, { assessmentOrganisationId: recipient.organisationId })).status).toBe(
      403,
    );
    const otherApprentice = await api.as('apprentice', {
      organisation: gateway.enrolment.provider.organisationId,
    });
    expect((await otherApprentice.get(path)).status).toBe(404);
    expect((await api.browser().get(path)).status).toBe(401);
  });
});

describe('choices', () => {
  test('are checked against the plan and raise the version', async () => {
    const gateway = await anOpenGateway(api, { recipient, reference: 'ST0072' });
    const { tutor } = await staffOf(gateway);
    const path = `/gateways/${gateway.id}/choices`;
    const body = { formats: {}, assessmentOrganisationId: recipient.organisationId, version: 1 };
    const wrong = await tutor.put(path, { ...body, choices: { communication: ['by-pigeon'] } });
    expect(wrong.body.issues[0].path).toBe('body.choices.communication');
    const { body: view } = await tutor.get(`/enrolments/${gateway.enrolment.id}/gateway`);
    expect(view.items.some(({ kind }: { kind: string }) => kind === 'choice')).toBe(true);
    const good = await tutor.put(path, { ...body, choices: {} });
    expect(good.body.version).toBe(2);
    expect((await tutor.put(path, { ...body, choices: {} })).body.type).toBe('/problems/stale-version');
    expect((await tutor.put(`/gateways/${missing}/choices`, { ...body, choices: {} })).status).toBe(404);
    expect(await typesOf(gateway.id)).toContain('gateway.choices-changed');
  });
});

describe('providing an item', () => {
  test('takes accepted evidence, also when it is only written, and documents of this gateway', async () => {
    const gateway = await anOpenGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const piece = { title: 'A hard call', method: 'professional-discussion', ref: 'P1' };
    const evidenceId = await anAcceptedPiece(api, gateway.enrolment, piece);
    const path = `/gateways/${gateway.id}/items/portfolio`;
    const reply = await tutor.put(path, { evidenceIds: [evidenceId], version: 1 });
    expect(reply.status).toBe(200);
    const item = await itemOf(gateway, 'portfolio');
    expect(item.files).toMatchObject([{ name: 'A hard call.txt', evidenceId }]);
    expect(item).toMatchObject({ readiness: 'not-met', pieces: { have: 1 } });
    const file = await tutor.get(`/files/${item.files[0]?.id}`);
    expect(file.body).toContain('A hard call');
    expect((await tutor.put(path, { evidenceIds: [evidenceId], version: 1 })).status).toBe(409);
    expect(await typesOf(gateway.id)).toContain('gateway.item-provided');
  });

  test('refuses evidence and files of others, facts that it does not know, and files where none belong', async () => {
    const gateway = await anOpenGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const put = (id: string, body: object) =>
      tutor.put(`/gateways/${gateway.id}/items/${id}`, { version: 1, ...body });
    const other = await anOpenGateway(api, { recipient });
    const foreign = await anAcceptedPiece(api, other.enrolment, {
      title: 'Theirs',
      method: 'professional-discussion',
      ref: 'P1',
    });
    const foreignFile = await aGatewayFile(api, other, 'theirs');
    expect((await put('portfolio', { evidenceIds: [foreign] })).body.issues[0].path).toBe(
      'body.evidenceIds.0',
    );
    expect((await put('project-brief', { fileIds: [foreignFile] })).body.issues[0].path).toBe(
      'body.fileIds.0',
    );
    expect((await put('portfolio', { facts: { grade: 'distinction' } })).status).toBe(400);
    const own = await aGatewayFile(api, gateway, 'brief');
    expect((await put('minimum-duration', { fileIds: [own] })).status).toBe(400);
    expect((await put('nothing', {})).status).toBe(404);
    const stranger = await api.as('tutor');
    expect((await stranger.put(`/gateways/${gateway.id}/items/portfolio`, { version: 1 })).status).toBe(404);
    const apprentice = await api.signedIn(gateway.enrolment.apprentice);
    expect((await apprentice.put(`/gateways/${gateway.id}/items/portfolio`, { version: 1 })).status).toBe(
      403,
    );
  });
});

describe('signing', () => {
  test('waits until everything else is in place', async () => {
    const gateway = await anOpenGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const { statementHash, abilities } = await itemOf(gateway, 'declaration');
    const reply = await tutor.post(`/gateways/${gateway.id}/items/declaration/sign`, {
      statementHash,
      confirm: true,
    });
    expect(reply.body.type).toBe('/problems/gateway-not-ready');
    expect(abilities.sign.allowed).toBe(false);
  });

  test('one day early is refused with the day on which it becomes possible', async () => {
    const startsOn = addDays('2025-11-22', 1);
    const gateway = await aFilledGateway(api, { recipient, startsOn });
    const { tutor } = await staffOf(gateway);
    const path = `/gateways/${gateway.id}/items/declaration/sign`;
    const { statementHash } = await itemOf(gateway, 'declaration');
    const early = await tutor.post(path, { statementHash, confirm: true });
    expect(early.body).toMatchObject({ type: '/problems/gateway-not-ready', possibleOn: '2026-11-23' });
    expect(early.body.reason).toContain('23 November 2026');
    const before = api.clock.now().toISOString();
    api.clock.set('2026-11-23T00:00:30.000Z');
    const now = await itemOf(gateway, 'declaration');
    const inTime = await tutor.post(path, { statementHash: now.statementHash, confirm: true });
    api.clock.set(before);
    expect(inTime.status).toBe(200);
  });

  test('each party signs once, for itself, in the words that it saw', async () => {
    const gateway = await aFilledGateway(api, { recipient });
    const { tutor, manager } = await staffOf(gateway);
    const apprentice = await api.signedIn(gateway.enrolment.apprentice);
    const path = `/gateways/${gateway.id}/items/declaration/sign`;
    const { statementHash } = await itemOf(gateway, 'declaration');
    expect((await tutor.post(path, { statementHash: 'x', confirm: true })).body.type).toBe(
      '/problems/statement-changed',
    );
    expect((await tutor.post(path, { statementHash })).status).toBe(400);
    expect((await tutor.post(path, { statementHash, confirm: true })).status).toBe(200);
    expect((await tutor.post(path, { statementHash, confirm: true })).body.type).toBe(
      '/problems/already-signed',
    );
    expect((await manager.post(path, { statementHash, confirm: true })).body.type).toBe(
      '/problems/already-signed',
    );
    expect((await apprentice.post(path, { statementHash, confirm: true })).status).toBe(200);
    const stranger = await api.as('apprentice', { organisation: gateway.enrolment.provider.organisationId });
    expect((await stranger.post(path, { statementHash, confirm: true })).status).toBe(404);
    const elsewhere = await api.as('tutor');
    expect((await elsewhere.post(path, { statementHash, confirm: true })).status).toBe(404);
    const { signers } = await itemOf(gateway, 'declaration');
    expect(signers.map(({ role, state }) => `${role} ${state}`)).toEqual([
      'apprentice signed',
      'employer waiting',
      'training-provider signed',
    ]);
    const events = await api.auditOf(gateway.id);
    expect(events.filter(({ type }) => type === 'gateway.declaration-signed')).toHaveLength(2);
  });

  test('a replaced file opens the signatures that covered it again, and not the approval of another', async () => {
    const gateway = await aReadyGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const before = await itemOf(gateway, 'portfolio');
    const kept = before.files.slice(1).flatMap(({ evidenceId }) => evidenceId ?? []);
    const added = await anAcceptedPiece(api, gateway.enrolment, {
      title: 'Another',
      method: 'professional-discussion',
      ref: 'P1',
    });
    await tutor.put(`/gateways/${gateway.id}/items/portfolio`, {
      evidenceIds: [...kept, added],
      version: before.version,
    });
    const { signers } = await itemOf(gateway, 'declaration');
    expect(signers.map(({ state }) => state)).toEqual(['reopened', 'reopened', 'reopened']);
    expect(signers[0]?.flagged).toContain('changed after it was signed');
    expect((await itemOf(gateway, 'project-brief')).approval).not.toBeNull();
    await partySigns(api, gateway, { requirementId: 'declaration', role: 'apprentice' });
    expect((await itemOf(gateway, 'declaration')).signers[0]?.state).toBe('signed');
  });

  test('a replaced brief loses the approval of the one before', async () => {
    const gateway = await aFilledGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const { version } = await itemOf(gateway, 'project-brief');
    const fileId = await aGatewayFile(api, gateway, 'another brief');
    await tutor.put(`/gateways/${gateway.id}/items/project-brief`, { fileIds: [fileId], version });
    expect(await itemOf(gateway, 'project-brief')).toMatchObject({ approval: null, readiness: 'not-met' });
  });
});

describe("the employer's link", () => {
  test('shows one question with its files, works once, and keeps what was answered', async () => {
    const gateway = await aFilledGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const links = `/gateways/${gateway.id}/items/declaration/links`;
    expect((await tutor.post(links, { purpose: 'approve' })).status).toBe(400);
    expect((await tutor.post(links, { purpose: 'sign' })).status).toBe(200);
    const token = await tokenFor(api, gateway.enrolment.managerEmail);
    const browser = api.browser();
    const { body: view } = await browser.get(`/links/${token}`);
    expect(view).toMatchObject({ purpose: 'sign', apprentice: 'Amina Okafor', to: 'Priya Shah' });
    const file = view.items.flatMap(({ files }: { files: object[] }) => files)[0];
    expect((await browser.get(`/links/${token}/files/${file.id}`)).status).toBe(200);
    expect((await browser.get(`/links/${token}/files/${missing}`)).status).toBe(404);
    const answer = { answer: 'agree', name: 'Priya Shah', statementHash: view.statementHash };
    expect((await browser.post(`/links/${token}/answer`, { ...answer, name: '' })).status).toBe(400);
    expect((await browser.post(`/links/${token}/answer`, { ...answer, statementHash: 'x' })).body.type).toBe(
      '/problems/statement-changed',
    );
    expect((await browser.post(`/links/${token}/answer`, answer)).status).toBe(200);
    expect((await browser.post(`/links/${token}/answer`, answer)).status).toBe(410);
    expect((await browser.get(`/links/${token}`)).status).toBe(410);
    const [signature] = await api.query(
      "select * from declaration_signature where gateway_id = $1 and signer_role = 'employer'",
      [gateway.id],
    );
    expect(signature).toMatchObject({
      name: 'Priya Shah',
      email: gateway.enrolment.managerEmail,
      same_domain: false,
    });
    expect(Object.keys(signature?.item_hashes as object)).toContain('portfolio');
    expect((await tutor.post(links, { purpose: 'sign' })).body.type).toBe('/problems/already-signed');
  });

  test('can be sent again and revoked; the old one stops working', async () => {
    const gateway = await aFilledGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const sent = await tutor.post(`/gateways/${gateway.id}/items/declaration/links`, { purpose: 'sign' });
    const first = await tokenFor(api, gateway.enrolment.managerEmail);
    const again = await tutor.post(`/gateways/${gateway.id}/links/${sent.body.id}/resend`);
    expect(again.status).toBe(200);
    const second = await tokenFor(api, gateway.enrolment.managerEmail);
    expect((await api.browser().get(`/links/${first}`)).status).toBe(410);
    expect((await api.browser().get(`/links/${second}`)).status).toBe(200);
    expect((await tutor.post(`/gateways/${gateway.id}/links/${again.body.id}/revoke`)).status).toBe(200);
    expect((await api.browser().get(`/links/${second}`)).status).toBe(410);
    expect((await tutor.post(`/gateways/${gateway.id}/links/${missing}/revoke`)).status).toBe(404);
    expect((await tutor.post(`/gateways/${gateway.id}/links/${missing}/resend`)).status).toBe(404);
    expect(await typesOf(gateway.id)).toContain('gateway.link-revoked');
    expect((await api.browser().get(`/links/${'x'.repeat(43)}`)).status).toBe(404);
  });

  test('can be declined with a reason that the provider reads', async () => {
    const gateway = await aFilledGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    await tutor.post(`/gateways/${gateway.id}/items/declaration/links`, { purpose: 'sign' });
    const token = await tokenFor(api, gateway.enrolment.managerEmail);
    const { statementHash } = (await api.browser().get(`/links/${token}`)).body;
    const decline = { answer: 'decline', name: 'Priya Shah', statementHash };
    expect((await api.browser().post(`/links/${token}/answer`, decline)).status).toBe(400);
    const reply = await api
      .browser()
      .post(`/links/${token}/answer`, { ...decline, comment: 'Not ready yet.' });
    expect(reply.status).toBe(200);
    const { links } = await itemOf(gateway, 'declaration');
    expect(links).toMatchObject([{ state: 'declined', comment: 'Not ready yet.' }]);
  });

  test('is never sent to somebody of the provider, and flags an address on its domain', async () => {
    const flagged = await aFilledGateway(api, { recipient, managerEmail: 'line.manager@provider.example' });
    await employerAgrees(api, flagged, { requirementId: 'declaration', purpose: 'sign' });
    const { signers } = await itemOf(flagged, 'declaration');
    expect(signers.find(({ role }) => role === 'employer')?.flagged).toContain('domain');
    const [tutorRow] = await api.query('select email from person where id = $1', [
      flagged.enrolment.provider.tutor.personId,
    ]);
    const posing = await anOpenGateway(api, {
      recipient,
      provider: flagged.enrolment.provider,
      managerEmail: String(tutorRow?.email),
      employer: 'Pretend Foods',
      managerName: 'The tutor',
    });
    const fileId = await aGatewayFile(api, posing, 'brief');
    const { tutor } = await staffOf(posing);
    await tutor.put(`/gateways/${posing.id}/items/project-brief`, { fileIds: [fileId], version: 1 });
    const reply = await tutor.post(`/gateways/${posing.id}/items/project-brief/links`, {
      purpose: 'approve',
    });
    expect(reply.body.type).toBe('/problems/signer-not-allowed');
  });
});

describe('waivers', () => {
  test('are refused unless the plan lets the provider waive', async () => {
    const gateway = await anOpenGateway(api, { recipient, reference: 'ST0072' });
    const { manager, tutor } = await staffOf(gateway);
    const path = `/gateways/${gateway.id}/items/provider-sign-off/waive`;
    const reply = await manager.post(path, { reason: 'The employer leads.', version: 1 });
    expect(reply.body.type).toBe('/problems/waiver-not-allowed');
    expect(reply.body.reason).toContain('employer');
    expect((await manager.post(path, { reason: '', version: 1 })).status).toBe(400);
    expect((await tutor.post(path, { reason: 'x', version: 1 })).status).toBe(403);
    expect((await manager.delete(path)).status).toBe(404);
    const stranger = await api.as('provider-manager');
    expect((await stranger.post(path, { reason: 'x', version: 1 })).status).toBe(404);
  });
});

describe("the employer's waiver", () => {
  async function askedToWaive() {
    const gateway = await aFilledGateway(api, { recipient, reference: 'ST0072' });
    const { tutor, manager } = await staffOf(gateway);
    const links = `/gateways/${gateway.id}/items/provider-sign-off/links`;
    expect((await itemOf(gateway, 'provider-sign-off')).abilities.askWaiver).toEqual({ allowed: true });
    expect((await tutor.post(links, { purpose: 'waive' })).status).toBe(200);
    const token = await tokenFor(api, gateway.enrolment.managerEmail);
    return { gateway, tutor, manager, links, token };
  }

  test('is given behind a link, with a reason, where the plan leaves it to the employer', async () => {
    const { gateway, tutor, manager, links, token } = await askedToWaive();
    const browser = api.browser();
    const { body: view } = await browser.get(`/links/${token}`);
    expect(view).toMatchObject({ purpose: 'waive', to: 'Priya Shah' });
    expect(view.items).toHaveLength(1);
    const answer = { answer: 'agree', name: 'Priya Shah', statementHash: view.statementHash };
    const silent = await browser.post(`/links/${token}/answer`, answer);
    expect(silent.body.issues[0]).toMatchObject({ path: 'body.comment' });
    const comment = 'We train and assess at work ourselves.';
    expect((await browser.post(`/links/${token}/answer`, { ...answer, comment })).status).toBe(200);
    const item = await itemOf(gateway, 'provider-sign-off');
    expect(item).toMatchObject({
      readiness: 'waived',
      waiver: { by: 'Priya Shah', reason: comment },
      abilities: { askWaiver: { allowed: false } },
    });
    const audited = await api.auditOf(gateway.id);
    expect(audited.find(({ type }) => type === 'gateway.requirement-waived')?.detail).toMatchObject({
      by: 'employer',
    });
    const again = await tutor.post(links, { purpose: 'waive' });
    expect(again.body.type).toBe('/problems/gateway-not-ready');
    expect((await manager.delete(`/gateways/${gateway.id}/items/provider-sign-off/waive`)).status).toBe(200);
    expect((await itemOf(gateway, 'provider-sign-off')).readiness).toBe('not-met');
  });

  test('can be refused, and the requirement stays', async () => {
    const { gateway, token } = await askedToWaive();
    const { statementHash } = (await api.browser().get(`/links/${token}`)).body;
    const no = { answer: 'decline', name: 'Priya Shah', statementHash, comment: 'The trainer should sign.' };
    expect((await api.browser().post(`/links/${token}/answer`, no)).status).toBe(200);
    const item = await itemOf(gateway, 'provider-sign-off');
    expect(item).toMatchObject({ readiness: 'not-met', waiver: null, links: [{ state: 'declined' }] });
  });

  test('is not asked for where the plan does not leave it to the employer', async () => {
    const gateway = await anOpenGateway(api, { recipient });
    const { tutor } = await staffOf(gateway);
    const reply = await tutor.post(`/gateways/${gateway.id}/items/declaration/links`, { purpose: 'waive' });
    expect(reply.body.type).toBe('/problems/waiver-not-allowed');
    expect((await itemOf(gateway, 'declaration')).abilities.askWaiver.allowed).toBe(false);
  });
});

describe('sending', () => {
  test('is refused while something is open, and is for managers', async () => {
    const gateway = await aFilledGateway(api, { recipient });
    const { manager, tutor } = await staffOf(gateway);
    const { version } = await itemOf(gateway, 'declaration');
    const path = `/gateways/${gateway.id}/send`;
    expect((await tutor.post(path, { version })).status).toBe(403);
    expect((await manager.post(path, {})).status).toBe(400);
    expect((await manager.post(path, { version: version + 1 })).status).toBe(409);
    const reply = await manager.post(path, { version });
    expect(reply.body).toMatchObject({ type: '/problems/gateway-not-ready' });
    expect(reply.body.missing).toMatchObject([{ requirementId: 'declaration' }]);
    expect((await (await api.as('provider-manager')).post(path, { version })).status).toBe(404);
  });

  test('freezes the pack, locks its evidence and moves the enrolment; nothing can be changed then', async () => {
    const gateway = await aReadyGateway(api, { recipient });
    await aSentGateway(api, gateway);
    const { manager, tutor } = await staffOf(gateway);
    const view = await checklist(api, gateway);
    expect(view).toMatchObject({ state: 'sent', send: { allowed: false }, packs: [{ revision: 1 }] });
    expect(view.items.every(({ state }) => state === 'submitted')).toBe(true);
    const { version } = view;
    expect((await manager.post(`/gateways/${gateway.id}/send`, { version })).body.type).toBe(
      '/problems/gateway-locked',
    );
    expect((await tutor.put(`/gateways/${gateway.id}/items/portfolio`, { version })).body.type).toBe(
      '/problems/gateway-locked',
    );
    const [row] = await api.query(
      `select e.state, (select count(*) from evidence v where v.enrolment_id = e.id and v.state = 'locked') as locked
       from enrolment e where e.id = $1`,
      [gateway.enrolment.id],
    );
    expect(row).toEqual({ state: 'gateway-submitted', locked: 10 });
    expect(await typesOf(gateway.id)).toContain('gateway.pack-sent');
    expect((await manager.get(`/files/${view.packs[0]?.fileId}`)).status).toBe(200);
  });
});
