import { endApiToken, insertApiToken, listApiTokens as listApiTokenRows } from '#db/api-tokens.ts';
import { lockMemberships } from '#db/people.ts';
import { personName } from '#db/people-rows.ts';
import { Refusal } from '#domain/refusal.ts';
import { recordAudit } from '../audit.ts';
import { authorise, type Context } from '../context.ts';
import { inTransaction, reading } from '../transaction.ts';
import { hashToken, newToken } from './secrets.ts';

/** The bearer tokens of the acting organisation, without their secrets. */
export async function listApiTokens(ctx: Context) {
  authorise(ctx, 'people.manage');
  const rows = await reading(ctx, (db) => listApiTokenRows(db, ctx.actor.organisationId));
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      person: personName(row),
      role: row.role,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    })),
  };
}

/**
 * Make a token that acts as the membership of the request, and as no other: a manager cannot act as a colleague by one. The
 * secret is in the answer alone; only its hash is kept.
 */
export async function createApiToken(
  ctx: Context,
  input: { readonly name: string; readonly days: number },
): Promise<{ id: string; token: string; expiresAt: string }> {
  authorise(ctx, 'people.manage');
  if (ctx.actor.isIntegration) throw new Refusal('session-needed');
  const { organisationId, personId, role } = ctx.actor;
  const token = newToken();
  const id = ctx.newId();
  const expiresAt = new Date(ctx.now.getTime() + input.days * 24 * 60 * 60_000);
  await inTransaction(ctx, async (tx) => {
    const memberships = await lockMemberships(tx, organisationId, personId);
    const own = memberships.find((membership) => membership.role === role);
    if (!own) throw new Refusal('not-permitted');
    const kept = { id, organisationId, membershipId: own.id, name: input.name, at: ctx.now, expiresAt };
    await insertApiToken(tx, { ...kept, hash: hashToken(token) });
    await recordAudit(tx, ctx, {
      type: 'people.token-created',
      subjectType: 'api-token',
      subjectId: id,
      detail: { membershipId: own.id, role, expiresAt: expiresAt.toISOString() },
      text: input.name,
    });
  });
  return { id, token, expiresAt: expiresAt.toISOString() };
}

/** Revoke a token of the acting organisation, whoever made it. */
export async function revokeApiToken(
  ctx: Context,
  input: { readonly tokenId: string },
): Promise<{ done: true }> {
  authorise(ctx, 'people.manage');
  return await inTransaction(ctx, async (tx) => {
    if (!(await endApiToken(tx, input.tokenId, ctx.now))) throw new Refusal('not-found');
    await recordAudit(tx, ctx, {
      type: 'people.token-revoked',
      subjectType: 'api-token',
      subjectId: input.tokenId,
      detail: {},
    });
    return { done: true };
  });
}
