import {
  type AccountTokenKind,
  findAccountByEmail,
  findAccountToken,
  insertAccountToken,
  setPasswordHash,
  spendAccountToken,
  spendAccountTokens,
} from '#db/accounts.ts';
import type { Tx } from '#db/database.ts';
import { listMemberships, revokeSessions } from '#db/sessions.ts';
import { Refusal } from '#domain/refusal.ts';
import { londonDayOf } from '#domain/time/london.ts';
import { recordAudit } from '../audit.ts';
import { enqueue } from '../enqueue.ts';
import { inTransaction } from '../transaction.ts';
import { auditAccount } from './account-audit.ts';
import { resetLetter } from './letters.ts';
import { actorOf } from './memberships.ts';
import type { Outside } from './outside.ts';
import { hashPassword } from './passwords.ts';
import { hashToken, newToken } from './secrets.ts';
import { type Begun, begin, type Device, getAccount } from './sign-in.ts';

/** How long a link may be used, in hours. */
const hours: Readonly<Record<AccountTokenKind, number>> = { invitation: 14 * 24, reset: 2 };

/** Make a one-time token of an account. It is kept as a hash: the letter alone carries it. */
export async function makeAccountToken(
  tx: Tx,
  outside: Outside,
  account: { readonly id: string; readonly kind: AccountTokenKind },
): Promise<string> {
  const token = newToken();
  await insertAccountToken(tx, {
    hash: hashToken(token),
    kind: account.kind,
    accountId: account.id,
    at: outside.now,
    expiresAt: new Date(outside.now.getTime() + hours[account.kind] * 3_600_000),
  });
  return token;
}

/** Send a link to set a new password, if the address is known. The answer says nothing about that. */
export async function requestReset(outside: Outside, { email }: { readonly email: string }) {
  const today = londonDayOf(outside.now.toISOString());
  const found = await outside.database.outside(async (tx) => {
    const account = await findAccountByEmail(tx, email);
    if (!account) return undefined;
    const [membership] = await listMemberships(tx, account.id, today);
    return membership ? { account, membership } : undefined;
  });
  if (found) {
    const { account, membership } = found;
    const ctx = { ...outside, actor: actorOf(membership, account.id) };
    await inTransaction(ctx, async (tx) => {
      const token = await makeAccountToken(tx, ctx, { id: account.id, kind: 'reset' });
      const letter = resetLetter(`${ctx.publicUrl}/reset/${token}`);
      await enqueue(tx, {
        job: 'mail.send',
        organisationId: ctx.actor.organisationId,
        payload: { to: account.email, ...letter },
      });
      await recordAudit(tx, ctx, {
        type: 'people.reset-requested',
        subjectType: 'account',
        subjectId: account.id,
        detail: {},
      });
    });
  }
  return { done: true as const };
}

/** A link of an account, as it came. */
export interface AccountLink {
  readonly kind: AccountTokenKind;
  readonly token: string;
}

/** Whose link it is. */
export async function openAccountLink(outside: Outside, link: AccountLink) {
  const found = await outside.database.outside((tx) =>
    findAccountToken(tx, hashToken(link.token), link.kind, outside.now),
  );
  if (!found) throw new Refusal('link-expired');
  return { email: found.email, hasPassword: found.has_password };
}

/** Choose a password by a link. The link is spent with every other one, every session ends, and a new one begins. */
export async function acceptAccountLink(
  outside: Outside,
  link: AccountLink & { readonly password: string },
  device: Device,
): Promise<Begun> {
  const { email } = await openAccountLink(outside, link);
  const hash = await hashPassword(link.password, email, 'body.password');
  const accountId = await outside.database.outside(async (tx) => {
    const id = await spendAccountToken(tx, hashToken(link.token), link.kind, outside.now);
    if (id === undefined) throw new Refusal('link-expired');
    await setPasswordHash(tx, id, hash);
    await spendAccountTokens(tx, id, outside.now);
    await revokeSessions(tx, { accountId: id, at: outside.now });
    return id;
  });
  const type = link.kind === 'reset' ? 'people.password-reset' : 'people.invitation-accepted';
  await auditAccount(outside, accountId, { type, detail: {} });
  const account = await getAccount(outside, accountId);
  // A link proves the mailbox, not the phone.
  const state = account.totp_confirmed_at === null ? 'signed-in' : 'second-factor-needed';
  return await begin(outside, account, device, state);
}
