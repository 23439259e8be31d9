import { sql } from 'kysely';
import type { Role } from '#domain/people/permissions.ts';
import type { Db, Tx } from './database.ts';

/** Keep a new token by its hash. */
export async function insertApiToken(
  tx: Tx,
  token: {
    readonly hash: Buffer;
    readonly id: string;
    readonly organisationId: string;
    readonly membershipId: string;
    readonly name: string;
    readonly at: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { hash, id, organisationId, membershipId, name, at, expiresAt } = token;
  await sql`select add_api_token(${hash}, ${id}, ${organisationId}, ${membershipId}, ${name}, ${at}, ${expiresAt})`.execute(
    tx,
  );
}

/** A token with whose it is. */
export interface ApiTokenListRow {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
  readonly role: Role;
  readonly given_names: string;
  readonly family_name: string;
  readonly name_used: string | null;
}

/** The tokens of the organisation that are not revoked, the newest first. */
export async function listApiTokens(db: Db, organisationId: string): Promise<readonly ApiTokenListRow[]> {
  const { rows } = await sql<ApiTokenListRow>`
    select t.id, t.name, t.created_at, t.expires_at, t.last_used_at, m.role, p.given_names, p.family_name, p.name_used
    from list_api_tokens() t
    join membership m on m.organisation_id = ${organisationId} and m.id = t.membership_id
    join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    order by t.created_at desc, t.id desc`.execute(db);
  return rows;
}

/** End a token of the organisation; false when there is none that still works. */
export async function endApiToken(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select revoke_api_token(${id}, ${at}) as ended`.execute(tx);
  return rows[0]?.ended ?? false;
}
