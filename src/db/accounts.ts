import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';

/** What signing in needs to know of an account. Read through definer functions: the restricted role cannot see the table. */
export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string | null;
  readonly totp_secret: Buffer | null;
  readonly totp_confirmed_at: Date | null;
  readonly recovery_hashes: readonly string[];
  readonly failures: number;
  readonly locked_until: Date | null;
}

/** E-mail addresses are compared in this form. */
export function foldEmail(email: string): string {
  return email.trim().toLocaleLowerCase('en-GB');
}

/** The open account with this e-mail address, if any. */
export async function findAccountByEmail(tx: Tx, email: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select * from find_account_for_sign_in(${foldEmail(email)})`.execute(
    tx,
  );
  return rows[0];
}

/** The open account with this id, if any. */
export async function findAccount(tx: Tx, accountId: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select * from find_account(${accountId})`.execute(tx);
  return rows[0];
}

/** The id of the open account with this e-mail address, if any. */
export async function findAccountId(tx: Tx, email: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string | null;
  }>`select find_account_id(${foldEmail(email)}) as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}

/** Open an account. Without a password nobody can sign in to it until an invitation is accepted. */
export async function insertAccount(
  tx: Tx,
  account: {
    readonly id: string;
    readonly email: string;
    readonly passwordHash: string | null;
    readonly at: Date;
  },
): Promise<void> {
  const { id, email, passwordHash, at } = account;
  await sql`select add_account(${id}, ${email.trim()}, ${foldEmail(email)}, ${passwordHash}, ${at})`.execute(
    tx,
  );
}

/** Count a failed sign-in; answers until when the account is locked, null while it is not. */
export async function recordSignInFailure(
  tx: Tx,
  failure: {
    readonly accountId: string;
    readonly at: Date;
    readonly allowed: number;
    readonly lockMinutes: number;
  },
): Promise<Date | null> {
  const { rows } = await sql<{ until: Date | null }>`select record_sign_in_failure(
    ${failure.accountId}, ${failure.at}, ${failure.allowed}, make_interval(mins => ${failure.lockMinutes})) as until`.execute(
    tx,
  );
  return rows[0]?.until ?? null;
}

/** Forget the failed sign-ins of an account. */
export async function clearSignInFailures(tx: Tx, accountId: string): Promise<void> {
  await sql`select clear_sign_in_failures(${accountId})`.execute(tx);
}

/** Replace the password; failures and a lock end with it. */
export async function setPasswordHash(tx: Tx, accountId: string, hash: string): Promise<void> {
  await sql`select set_password(${accountId}, ${hash})`.execute(tx);
}

/** Replace the second factor; null removes it. */
export async function setTotp(
  tx: Tx,
  accountId: string,
  totp: {
    readonly secret: Buffer | null;
    readonly confirmedAt: Date | null;
    readonly recoveryHashes: readonly string[];
  },
): Promise<void> {
  await sql`select set_totp(${accountId}, ${totp.secret}, ${totp.confirmedAt}, ${[...totp.recoveryHashes]}::text[])`.execute(
    tx,
  );
}

/** What a one-time token of an account is for. */
export type AccountTokenKind = 'invitation' | 'reset';

/** Keep the hash of a one-time token. */
export async function insertAccountToken(
  tx: Tx,
  token: {
    readonly hash: Buffer;
    readonly kind: AccountTokenKind;
    readonly accountId: string;
    readonly at: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await sql`select add_account_token(${token.hash}, ${token.kind}, ${token.accountId}, ${token.at}, ${token.expiresAt})`.execute(
    tx,
  );
}

/** Whose unused, unexpired token this is. */
export async function findAccountToken(
  tx: Tx,
  hash: Buffer,
  kind: AccountTokenKind,
  at: Date,
): Promise<
  { readonly account_id: string; readonly email: string; readonly has_password: boolean } | undefined
> {
  const { rows } = await sql<{
    account_id: string;
    email: string;
    has_password: boolean;
  }>`select * from find_account_token(${hash}, ${kind}, ${at})`.execute(tx);
  return rows[0];
}

/** Spend a token; answers whose it was, undefined when it was spent, expired or never made. */
export async function spendAccountToken(
  tx: Tx,
  hash: Buffer,
  kind: AccountTokenKind,
  at: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string | null;
  }>`select use_account_token(${hash}, ${kind}, ${at}) as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}

/** Note the time step of an accepted code; false when it or a later one was used before. */
export async function spendTotpStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const { rows } = await sql<{
    fresh: boolean;
  }>`select use_totp_step(${accountId}, ${step}) as fresh`.execute(tx);
  return rows[0]?.fresh ?? false;
}

/** Spend every link of an account. */
export async function spendAccountTokens(tx: Tx, accountId: string, at: Date): Promise<void> {
  await sql`select spend_account_tokens(${accountId}, ${at})`.execute(tx);
}

/** Which of these accounts of the organisation have a password: who has not, has not accepted the invitation. */
export async function listAccountsWithPassword(
  db: Db,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (accountIds.length === 0) return new Set();
  const { rows } = await sql<{
    id: string;
  }>`select accounts_with_password(${[...accountIds]}::uuid[]) as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
