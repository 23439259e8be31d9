import type { Tx } from '#db/database.ts';
import {
  findSigningLink,
  findSigningLinkByToken,
  insertSigningLink,
  lockSigningLink,
  type SigningLinkRow,
  updateSigningLink,
} from '#db/signing-links.ts';
import { Refusal } from '#domain/refusal.ts';
import { type AuditEvent, recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { enqueue } from '../enqueue.ts';
import { inTransaction, reading } from '../transaction.ts';
import type { Outside } from './outside.ts';
import { hashToken, newToken } from './secrets.ts';

/** How many days a link may be used, unless its room says otherwise. */
export const linkDays = 14;

/** What the letter says; the link's address is the one secret in it. */
export type Letter = (address: string) => { readonly subject: string; readonly text: string };

/** A question to somebody without an account. */
export interface LinkRequest {
  /** What is asked, in the room's own words, such as `sign`. */
  readonly purpose: string;
  /** What it is about: a table's name in kebab-case, and the row. */
  readonly subjectType: string;
  readonly subjectId: string;
  /** What the room needs again when the link is opened: ids, hashes, the requirement. */
  readonly detail: unknown;
  /** The verified contact, kept as it is now. */
  readonly name: string;
  readonly email: string;
  readonly letter: Letter;
  readonly days?: number;
}

/** How a link stands. */
export type LinkState = 'open' | 'answered' | 'revoked' | 'expired';

/** How a link stands at a moment. */
export function linkState(link: SigningLinkRow, now: Date): LinkState {
  if (link.answered_at) return 'answered';
  if (link.revoked_at) return 'revoked';
  return link.expires_at > now ? 'open' : 'expired';
}

/** Make a link and have its letter sent when the transaction commits. Answers the link's id. */
export async function createSigningLink(tx: Tx, ctx: Context, request: LinkRequest): Promise<string> {
  const token = newToken();
  const id = ctx.newId();
  await insertSigningLink(tx, {
    organisationId: ctx.actor.organisationId,
    id,
    tokenHash: hashToken(token),
    purpose: request.purpose,
    subjectType: request.subjectType,
    subjectId: request.subjectId,
    detail: request.detail,
    name: request.name,
    email: request.email,
    createdBy: ctx.actor.personId,
    createdAt: ctx.now,
    expiresAt: expiry(ctx.now, request.days),
  });
  await sendLetter(tx, ctx, { token, email: request.email, letter: request.letter });
  await note(tx, ctx, {
    type: 'people.link-created',
    subjectId: id,
    detail: {
      purpose: request.purpose,
      subjectType: request.subjectType,
      subjectId: request.subjectId,
    },
  });
  return id;
}

/** Send a link again under a new address; the old address stops working. An answered link is not sent again. */
export async function resendSigningLink(
  tx: Tx,
  ctx: Context,
  linkId: string,
  letter: Letter,
): Promise<{ readonly expiresAt: Date }> {
  const link = await lockSigningLink(tx, ctx.actor.organisationId, linkId);
  if (!link) throw new Refusal('not-found');
  const state = linkState(link, ctx.now);
  if (state === 'answered' || state === 'revoked') throw new Refusal('link-expired', { state });
  const token = newToken();
  const expiresAt = expiry(ctx.now);
  await updateSigningLink(tx, ctx.actor.organisationId, linkId, {
    token_hash: hashToken(token),
    expires_at: expiresAt,
  });
  await sendLetter(tx, ctx, { token, email: link.email, letter });
  await note(tx, ctx, { type: 'people.link-created', subjectId: linkId, detail: { again: true } });
  return { expiresAt };
}

/** Take a link back. Taking back what is answered, revoked or unknown is refused. */
export async function revokeSigningLink(tx: Tx, ctx: Context, linkId: string): Promise<void> {
  const link = await lockSigningLink(tx, ctx.actor.organisationId, linkId);
  if (!link) throw new Refusal('not-found');
  const state = linkState(link, ctx.now);
  if (state === 'answered' || state === 'revoked') throw new Refusal('link-expired', { state });
  await updateSigningLink(tx, ctx.actor.organisationId, linkId, { revoked_at: ctx.now });
  await note(tx, ctx, { type: 'people.link-revoked', subjectId: linkId, detail: {} });
}

/**
 * Open the link behind a token. The context it gives is the contact's: its `personId` is the link's id, it belongs
 * to the link's organisation and holds no permission. An unknown token is `not-found`; a spent, revoked or old one is `link-expired`.
 */
export async function openSigningLink(
  outside: Outside,
  token: string,
): Promise<{ readonly ctx: Context; readonly link: SigningLinkRow }> {
  const found = await outside.database.outside((tx) => findSigningLinkByToken(tx, hashToken(token)));
  if (!found) throw new Refusal('not-found');
  const ctx: Context = {
    ...outside,
    actor: { accountId: null, organisationId: found.organisation_id, personId: found.id, role: 'contact' },
  };
  const link = await reading(ctx, (db) => findSigningLink(db, found.organisation_id, found.id));
  if (!link) throw new Refusal('not-found');
  refuseClosed(link, ctx.now);
  if (link.opened_at === null) await noteOpening(ctx, link.id);
  return { ctx, link };
}

/** Answer a link, in the transaction of what the answer does. Only the first answer counts. */
export async function answerSigningLink(
  tx: Tx,
  ctx: Context,
  linkId: string,
  answer: { readonly answer: 'agree' | 'decline'; readonly comment?: string | undefined },
): Promise<SigningLinkRow> {
  const link = await lockSigningLink(tx, ctx.actor.organisationId, linkId);
  if (!link) throw new Refusal('not-found');
  refuseClosed(link, ctx.now);
  await updateSigningLink(tx, ctx.actor.organisationId, linkId, {
    answered_at: ctx.now,
    answer: answer.answer,
    comment: answer.comment ?? null,
  });
  await note(tx, ctx, { type: 'people.link-answered', subjectId: linkId, detail: { answer: answer.answer } });
  return link;
}

/** Whether an address lies on one of an organisation's own domains: such a signer is flagged. */
export function isOwnAddress(emailDomains: readonly string[], email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLocaleLowerCase('en-GB');
  return emailDomains.some((own) => {
    const folded = own.toLocaleLowerCase('en-GB');
    return domain === folded || domain.endsWith(`.${folded}`);
  });
}

function refuseClosed(link: SigningLinkRow, now: Date): void {
  const state = linkState(link, now);
  if (state === 'open') return;
  const reasons = {
    answered: 'This question has been answered.',
    revoked: 'Whoever sent this link took it back.',
    expired: 'The time to answer is over.',
  } as const;
  throw new Refusal('link-expired', { state, reason: reasons[state] });
}

async function noteOpening(ctx: Context, linkId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await updateSigningLink(tx, ctx.actor.organisationId, linkId, { opened_at: ctx.now });
    await note(tx, ctx, { type: 'people.link-opened', subjectId: linkId, detail: {} });
  });
}

async function sendLetter(
  tx: Tx,
  ctx: Context,
  to: { readonly token: string; readonly email: string; readonly letter: Letter },
): Promise<void> {
  const { subject, text } = to.letter(`${ctx.publicUrl}/link/${to.token}`);
  await enqueue(tx, {
    job: 'mail.send',
    organisationId: ctx.actor.organisationId,
    payload: { to: to.email, subject, text },
  });
}

async function note(
  tx: Tx,
  ctx: Context,
  event: Pick<AuditEvent, 'type' | 'subjectId' | 'detail'>,
): Promise<void> {
  await recordAudit(tx, ctx, { ...event, subjectType: 'signing-link' });
}

function expiry(now: Date, days: number = linkDays): Date {
  return new Date(now.getTime() + days * 86_400_000);
}
