import { type AccountRow, setPasswordHash, spendAccountTokens } from '#db/accounts.ts';
import { revokeSessions } from '#db/sessions.ts';
import { Refusal } from '#domain/refusal.ts';
import { auditAccount } from './account-audit.ts';
import { describeDevice } from './device.ts';
import type { AccountContext, Outside } from './outside.ts';
import { hashPassword, matchesPassword } from './passwords.ts';
import { listSessions, openSession } from './sessions.ts';
import { failed, getAccount, refuseLocked } from './sign-in.ts';

/** Prove oneself once more by the password, with the same lock as at sign-in. Answers the account. */
export async function provePassword(ctx: AccountContext, password: string): Promise<AccountRow> {
  const account = await getAccount(ctx, ctx.account.id);
  refuseLocked(account, ctx.now);
  if (!(await matchesPassword(account.password_hash, password)))
    throw await failed(ctx, account, 'password-wrong');
  return account;
}

/** Change the password. Every other session and every link of the account ends. */
export async function changePassword(
  ctx: AccountContext,
  passwords: { readonly present: string; readonly chosen: string },
) {
  const account = await provePassword(ctx, passwords.present);
  const hash = await hashPassword(passwords.chosen, account.email, 'body.chosen');
  await ctx.database.outside(async (tx) => {
    await setPasswordHash(tx, account.id, hash);
    await spendAccountTokens(tx, account.id, ctx.now);
    await revokeSessions(tx, { accountId: account.id, except: ctx.account.sessionId, at: ctx.now });
  });
  await auditAccount(ctx, account.id, { type: 'people.password-changed', detail: {} }, ctx.memberships);
  return { done: true as const };
}

/** Where the account is signed in, this place marked. */
export async function showSessions(ctx: AccountContext) {
  const rows = await listSessions(ctx);
  return {
    items: rows.map((row) => ({
      id: row.id,
      current: row.id === ctx.account.sessionId,
      device: describeDevice(row.user_agent),
      address: row.address,
      startedAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
  };
}

/** Sign out in one place of one's own account. */
export async function endSession(ctx: AccountContext, { sessionId }: { readonly sessionId: string }) {
  const ended = await ctx.database.outside((tx) =>
    revokeSessions(tx, { accountId: ctx.account.id, only: sessionId, at: ctx.now }),
  );
  if (ended === 0) throw new Refusal('not-found');
  await auditAccount(
    ctx,
    ctx.account.id,
    { type: 'people.sessions-ended', detail: { ended } },
    ctx.memberships,
  );
  return { done: true as const };
}

/** Sign out everywhere, here too. */
export async function signOutEverywhere(ctx: AccountContext) {
  const ended = await ctx.database.outside((tx) =>
    revokeSessions(tx, { accountId: ctx.account.id, at: ctx.now }),
  );
  await auditAccount(
    ctx,
    ctx.account.id,
    { type: 'people.sessions-ended', detail: { ended } },
    ctx.memberships,
  );
  return { ended };
}

/** End the session behind a cookie. Without one, or with a dead one, nothing is left to do. */
export async function signOut(outside: Outside, token: string | undefined) {
  const session = token === undefined ? undefined : await openSession(outside, token);
  if (session) {
    await outside.database.outside((tx) =>
      revokeSessions(tx, { accountId: session.account_id, only: session.id, at: outside.now }),
    );
    await auditAccount(
      outside,
      session.account_id,
      { type: 'people.signed-out', detail: {} },
      session.memberships,
    );
  }
  return { done: true as const };
}
