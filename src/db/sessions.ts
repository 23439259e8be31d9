import { sql } from 'kysely';
import type { Role } from '#domain/people/permissions.ts';
import type { Tx } from './database.ts';

/** One membership of an account, as the sign-in sees it. */
export interface MembershipRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly organisation_kind: 'training-provider' | 'assessment-organisation';
  readonly person_id: string;
  readonly person_name: string;
  readonly role: Role;
  readonly requires_totp: boolean;
}

/** A live session and whose it is. */
export interface SessionRow {
  readonly id: string;
  readonly account_id: string;
  readonly email: string;
  readonly created_at: Date;
  readonly second_factor: boolean;
  readonly totp_confirmed: boolean;
  readonly memberships: readonly MembershipRow[];
}

/** The live session behind a token's hash, with the memberships of its account today; one round trip. */
export async function takeSession(
  tx: Tx,
  use: { readonly hash: Buffer; readonly at: Date; readonly idleMinutes: number; readonly today: string },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.*, coalesce((select json_agg(m) from memberships_of(s.account_id, ${use.today}::date) m), '[]') as memberships
    from use_session(${use.hash}, ${use.at}, make_interval(mins => ${use.idleMinutes})) s`.execute(tx);
  return rows[0];
}

/** The memberships of an account on a day, in every organisation. */
export async function listMemberships(
  tx: Tx,
  accountId: string,
  today: string,
): Promise<readonly MembershipRow[]> {
  const { rows } =
    await sql<MembershipRow>`select * from memberships_of(${accountId}, ${today}::date)`.execute(tx);
  return rows;
}

/** Begin a session. `secondFactor` says whether no further proof is needed. */
export async function insertSession(
  tx: Tx,
  session: {
    readonly hash: Buffer;
    readonly id: string;
    readonly accountId: string;
    readonly at: Date;
    readonly expiresAt: Date;
    readonly secondFactor: boolean;
    readonly userAgent: string;
    readonly address: string;
  },
): Promise<void> {
  const { hash, id, accountId, at, expiresAt, secondFactor, userAgent, address } = session;
  await sql`select add_session(${hash}, ${id}, ${accountId}, ${at}, ${expiresAt}, ${secondFactor}, ${userAgent}, ${address})`.execute(
    tx,
  );
}

/** One live session as its owner sees it. */
export interface SessionListRow {
  readonly id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly user_agent: string;
  readonly address: string;
}

/** The live sessions of an account, the last used first. */
export async function listSessions(tx: Tx, accountId: string, at: Date): Promise<readonly SessionListRow[]> {
  const { rows } = await sql<SessionListRow>`select * from list_sessions(${accountId}, ${at})`.execute(tx);
  return rows;
}

/** End one session, or all of an account but one; answers how many ended. */
export async function revokeSessions(
  tx: Tx,
  which: {
    readonly accountId: string;
    readonly only?: string | undefined;
    readonly except?: string | undefined;
    readonly at: Date;
  },
): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select revoke_sessions(${which.accountId}, ${which.only ?? null}::uuid, ${which.except ?? null}::uuid, ${which.at}) as n`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** Whose bearer token this is, noted as used now. */
export async function takeApiToken(
  tx: Tx,
  hash: Buffer,
  at: Date,
): Promise<{ readonly organisation_id: string; readonly membership_id: string } | undefined> {
  const { rows } = await sql<{
    organisation_id: string;
    membership_id: string;
  }>`select * from use_api_token(${hash}, ${at})`.execute(tx);
  return rows[0];
}
