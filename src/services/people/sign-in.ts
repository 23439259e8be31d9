import {
  type AccountRow,
  clearSignInFailures,
  findAccount,
  findAccountByEmail,
  recordSignInFailure,
} from '#db/accounts.ts';
import type { Tx } from '#db/database.ts';
import { insertSession } from '#db/sessions.ts';
import { Refusal } from '#domain/refusal.ts';
import { auditAccount } from './account-audit.ts';
import type { Outside } from './outside.ts';
import { matchesPassword } from './passwords.ts';
import { hashToken, newToken } from './secrets.ts';
import { sessionLife } from './sessions.ts';

/** Wrong passwords or codes in a row before the account is locked, and for how many minutes. */
export const lockRule = { allowed: 6, lockMinutes: 15 } as const;

/** Where a sign-in comes from. */
export interface Device {
  readonly userAgent: string;
  readonly address: string;
}

/** A session that has begun. The token goes into the cookie and nowhere else. */
export interface Begun {
  readonly token: string;
  readonly expiresAt: Date;
  readonly state: 'signed-in' | 'second-factor-needed';
}

/**
 * Sign in with a password. An unknown address takes as long and gets the same answer as a wrong password; failures
 * are counted and lock the account for a while.
 */
export async function signIn(
  outside: Outside,
  proof: { readonly email: string; readonly password: string },
  device: Device,
): Promise<Begun> {
  const account = await outside.database.outside((tx) => findAccountByEmail(tx, proof.email));
  const isRight = await matchesPassword(account?.password_hash ?? null, proof.password);
  if (!account) throw new Refusal('sign-in-failed');
  refuseLocked(account, outside.now);
  if (!isRight) throw await failed(outside, account, 'sign-in-failed');
  const state = account.totp_confirmed_at === null ? 'signed-in' : 'second-factor-needed';
  return await begin(outside, account, device, state);
}

/** Begin a session of an account that has proved itself. */
export async function begin(
  outside: Outside,
  account: Pick<AccountRow, 'id'>,
  device: Device,
  state: Begun['state'],
): Promise<Begun> {
  const token = newToken();
  const expiresAt = new Date(outside.now.getTime() + sessionLife.wholeMinutes * 60_000);
  await outside.database.outside(async (tx) => {
    if (state === 'signed-in') await clearSignInFailures(tx, account.id);
    await insertSession(tx, {
      hash: hashToken(token),
      id: outside.newId(),
      accountId: account.id,
      at: outside.now,
      expiresAt,
      secondFactor: state === 'signed-in',
      userAgent: device.userAgent,
      address: device.address,
    });
  });
  if (state === 'signed-in')
    await auditAccount(outside, account.id, { type: 'people.signed-in', detail: {} });
  return { token, expiresAt, state };
}

/** Refuse while an account is locked, and say until when. */
export function refuseLocked(account: Pick<AccountRow, 'locked_until'>, now: Date): void {
  const until = account.locked_until;
  if (!until || until <= now) return;
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  const wait = minutes === 1 ? 'one minute' : `${minutes} minutes`;
  throw new Refusal('account-locked', {
    reason: `Signing in to this account is locked for ${wait} more.`,
    lockedUntil: until.toISOString(),
  });
}

/** Count a failure and answer the refusal to throw: the lock when this was one too many. */
export async function failed(
  outside: Outside,
  account: Pick<AccountRow, 'id'>,
  code: 'sign-in-failed' | 'second-factor-wrong' | 'password-wrong',
): Promise<Refusal> {
  const until = await outside.database.outside((tx: Tx) =>
    recordSignInFailure(tx, { accountId: account.id, at: outside.now, ...lockRule }),
  );
  const isLocked = until !== null && until > outside.now;
  await auditAccount(outside, account.id, {
    type: isLocked ? 'people.account-locked' : 'people.sign-in-failed',
    detail: { code },
  });
  if (!isLocked) return new Refusal(code);
  return new Refusal('account-locked', {
    reason: `Signing in to this account is locked for ${lockRule.lockMinutes} minutes.`,
    lockedUntil: until.toISOString(),
  });
}

/** The account, or a refusal when it was closed meanwhile. */
export async function getAccount(outside: Outside, accountId: string): Promise<AccountRow> {
  const account = await outside.database.outside((tx) => findAccount(tx, accountId));
  if (!account) throw new Refusal('not-signed-in');
  return account;
}
