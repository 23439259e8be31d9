import type { Tx } from '#db/database.ts';
import { findSigningLink, listSigningLinks } from '#db/signing-links.ts';
import type { ActPurpose } from '#domain/gateway/signing.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import {
  createSigningLink,
  type Letter,
  linkDays,
  linkState,
  revokeSigningLink,
} from '../people/signing-links.ts';
import { inTransaction } from '../transaction.ts';
import { refuseActsWhenSent, takeGateway, touchGateway } from './change-gateway.ts';
import { apprenticeName, type GatewayRecord } from './gateway-record.ts';
import { refuseSigner, requireAsked } from './party-acts.ts';

function letterOf(record: GatewayRecord, title: string, purpose: LinkInput['purpose']): Letter {
  const { provider_name, manager_name } = record.apprentice;
  const name = apprenticeName(record.apprentice);
  return (address) => ({
    subject: `Please ${purpose}: ${title} for ${name}`,
    text: [
      `Dear ${manager_name},`,
      `${provider_name} prepares the gateway of ${name}, apprentice on "${record.plan.standard.title}", and asks you ` +
        `as the employer to ${purpose} one thing: ${title}. Open this link to read it and answer.`,
      address,
      `The link works once, for ${linkDays} days. You need no account. Please do not pass it on: it is for you alone.`,
    ].join('\n\n'),
  });
}

interface LinkInput {
  readonly gatewayId: string;
  readonly requirementId: string;
  readonly purpose: ActPurpose;
}

/** Ask the employer by a link to the line manager. An earlier link for the same requirement stops working. */
export async function askEmployerByLink(ctx: Context, input: LinkInput): Promise<{ id: string }> {
  authorise(ctx, 'gateway.prepare');
  return await inTransaction(ctx, (tx) => askEmployer(tx, ctx, input));
}

async function askEmployer(tx: Tx, ctx: Context, input: LinkInput): Promise<{ id: string }> {
  const record = await takeGateway(tx, ctx, input.gatewayId);
  refuseActsWhenSent(record);
  const asked = requireAsked(record, input.requirementId, input.purpose);
  if (!asked.by.includes('employer'))
    throw new Refusal('signer-not-allowed', {
      reason: `It is not for the employer to ${asked.purpose} this.`,
    });
  if (asked.purpose !== input.purpose)
    throw new Refusal('invalid-request', {
      issues: [{ path: 'body.purpose', message: `This requirement asks the employer to ${asked.purpose}.` }],
    });
  const { manager_name: name, manager_email: email } = record.apprentice;
  await refuseSigner(tx, ctx, record, { asked, party: { role: 'employer', name, email } });
  await revokeOpen(tx, ctx, input);
  const id = await createSigningLink(tx, ctx, {
    purpose: asked.purpose,
    subjectType: 'gateway',
    subjectId: input.gatewayId,
    detail: { requirementId: input.requirementId },
    name,
    email,
    letter: letterOf(record, asked.requirement.title, asked.purpose),
  });
  await recordAudit(tx, ctx, {
    type: 'gateway.link-sent',
    subjectType: 'gateway',
    subjectId: input.gatewayId,
    detail: { linkId: id, requirementId: input.requirementId, purpose: asked.purpose },
    text: `${name} <${email}>`,
  });
  await touchGateway(tx, ctx, input.gatewayId);
  return { id };
}

async function revokeOpen(tx: Tx, ctx: Context, input: LinkInput): Promise<void> {
  const subject = { type: 'gateway', id: input.gatewayId };
  const links = await listSigningLinks(tx, ctx.actor.organisationId, subject);
  for (const link of links) {
    if (requirementOfLink(link.detail) !== input.requirementId || linkState(link, ctx.now) !== 'open')
      continue;
    await revokeSigningLink(tx, ctx, link.id);
  }
}

/** The requirement that a link asks about. */
export function requirementOfLink(detail: unknown): string | undefined {
  if (typeof detail !== 'object' || detail === null || !('requirementId' in detail)) return undefined;
  return typeof detail.requirementId === 'string' ? detail.requirementId : undefined;
}

/** Send a new link in place of an old one: to today's line manager, about the words as they are now. */
export async function resendEmployerLink(
  ctx: Context,
  input: { readonly gatewayId: string; readonly linkId: string },
): Promise<{ id: string }> {
  authorise(ctx, 'gateway.prepare');
  return await inTransaction(ctx, async (tx) => {
    const subject = { type: 'gateway', id: input.gatewayId };
    const links = await listSigningLinks(tx, ctx.actor.organisationId, subject);
    const old = links.find(({ id }) => id === input.linkId);
    const requirementId = requirementOfLink(old?.detail);
    const purpose = purposeOfLink(old?.purpose);
    if (!old || requirementId === undefined || purpose === undefined) throw new Refusal('not-found');
    return await askEmployer(tx, ctx, { gatewayId: input.gatewayId, requirementId, purpose });
  });
}

const purposes = ['sign', 'approve', 'confirm', 'waive'] as const;

/** What a link asks for, where it is one of the gateway's. */
export function purposeOfLink(purpose: string | undefined): ActPurpose | undefined {
  return purposes.find((one) => one === purpose);
}

/** Revoke a link that has not been answered. */
export async function revokeEmployerLink(
  ctx: Context,
  input: { readonly gatewayId: string; readonly linkId: string },
): Promise<{ done: true }> {
  authorise(ctx, 'gateway.prepare');
  return await inTransaction(ctx, async (tx) => {
    const link = await findSigningLink(tx, ctx.actor.organisationId, input.linkId);
    if (link?.subject_type !== 'gateway' || link.subject_id !== input.gatewayId)
      throw new Refusal('not-found');
    await revokeSigningLink(tx, ctx, input.linkId);
    await recordAudit(tx, ctx, {
      type: 'gateway.link-revoked',
      subjectType: 'gateway',
      subjectId: input.gatewayId,
      detail: { linkId: input.linkId },
    });
    await touchGateway(tx, ctx, input.gatewayId);
    return { done: true };
  });
}
