import { beforeAll, expect, test } from 'vitest';
import type { Context } from '#services/context.ts';
import { anOrganisation, aPerson } from '#testing/people.ts';
import { aTestInstallation, type TestActor, testNow } from '#testing/services.ts';
import { inTransaction } from '../transaction.ts';
import {
  answerSigningLink,
  createSigningLink,
  isOwnAddress,
  openSigningLink,
  resendSigningLink,
  revokeSigningLink,
} from './signing-links.ts';

const installation = await aTestInstallation();
let manager: TestActor;
let sender: Context;

beforeAll(async () => {
  const organisationId = await anOrganisation(installation);
  manager = await aPerson(installation, { organisationId });
  sender = installation.contextOf(manager);
});

/** A link and the token that its letter would carry. */
async function aLink(): Promise<{ id: string; token: string }> {
  let address = '';
  const id = await inTransaction(sender, (tx) =>
    createSigningLink(tx, sender, {
      purpose: 'sign',
      subjectType: 'gateway',
      subjectId: sender.newId(),
      detail: { requirement: 'declaration' },
      name: 'Nia Employer',
      email: 'nia@employer.example',
      letter: (to) => {
        address = to;
        return { subject: 'Please sign', text: `Please sign: ${to}` };
      },
    }),
  );
  return { id, token: address.slice(address.lastIndexOf('/') + 1) };
}

const open = (token: string) => openSigningLink(installation.contextOf(manager), token);

test('a link opens for its bearer, who holds no permission', async () => {
  const { id, token } = await aLink();
  const { ctx, link } = await open(token);
  expect(link).toMatchObject({ id, name: 'Nia Employer', detail: { requirement: 'declaration' } });
  expect(ctx.actor).toMatchObject({ role: 'contact', organisationId: sender.actor.organisationId });
  expect((await installation.auditOf(id)).map(({ type }) => type)).toEqual([
    'people.link-created',
    'people.link-opened',
  ]);
});

test('a link is answered once, also when two answers come at the same moment', async () => {
  const { id, token } = await aLink();
  const { ctx } = await open(token);
  const answer = () => inTransaction(ctx, (tx) => answerSigningLink(tx, ctx, id, { answer: 'agree' }));
  const outcomes = await Promise.allSettled([answer(), answer()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(open(token)).rejects.toMatchObject({ code: 'link-expired', detail: { state: 'answered' } });
});

test('a link that was taken back or is too old does not open', async () => {
  const [taken, old] = [await aLink(), await aLink()];
  await inTransaction(sender, (tx) => revokeSigningLink(tx, sender, taken.id));
  await expect(open(taken.token)).rejects.toMatchObject({ detail: { state: 'revoked' } });
  installation.clock.advance(14 * 86_400_000);
  await expect(open(old.token)).rejects.toMatchObject({ detail: { state: 'expired' } });
  installation.clock.set(testNow);
});

test('sending again gives a new address and closes the old one', async () => {
  const { id, token } = await aLink();
  let address = '';
  await inTransaction(sender, (tx) =>
    resendSigningLink(tx, sender, id, (to) => {
      address = to;
      return { subject: 'Again', text: to };
    }),
  );
  await expect(open(token)).rejects.toMatchObject({ code: 'not-found' });
  expect((await open(address.slice(address.lastIndexOf('/') + 1))).link.id).toBe(id);
});

test("a signer's address on the organisation's own domain is seen, also below it", () => {
  expect(isOwnAddress(['Provider.example'], 'a@provider.example')).toBe(true);
  expect(isOwnAddress(['provider.example'], 'a@mail.provider.example')).toBe(true);
  expect(isOwnAddress(['provider.example'], 'a@notprovider.example')).toBe(false);
});
