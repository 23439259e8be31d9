import {
  listSessions as listSessionRows,
  type SessionListRow,
  type SessionRow,
  takeApiToken,
  takeSession,
} from '#db/sessions.ts';
import { londonDayOf } from '#domain/time/london.ts';
import type { Actor } from '../context.ts';
import { findMembershipActor } from './memberships.ts';
import type { AccountContext, Outside } from './outside.ts';
import { hashToken } from './secrets.ts';

/** How long a session lives, in minutes: without use, and at most. */
export const sessionLife = { idleMinutes: 24 * 60, wholeMinutes: 14 * 24 * 60 } as const;

/** The live session behind a cookie's token, or undefined. */
export async function openSession(outside: Outside, token: string): Promise<SessionRow | undefined> {
  return await outside.database.outside((tx) =>
    takeSession(tx, {
      hash: hashToken(token),
      at: outside.now,
      idleMinutes: sessionLife.idleMinutes,
      today: londonDayOf(outside.now.toISOString()),
    }),
  );
}

/** Who acts behind a bearer token of an integration, or undefined. */
export async function openApiToken(outside: Outside, token: string): Promise<Actor | undefined> {
  const found = await outside.database.outside((tx) => takeApiToken(tx, hashToken(token), outside.now));
  if (!found) return undefined;
  const actor = await findMembershipActor(outside, found.organisation_id, found.membership_id);
  return actor && { ...actor, isIntegration: true };
}

/** The sessions of one's own account, the last used first. */
export async function listSessions(ctx: AccountContext): Promise<readonly SessionListRow[]> {
  return await ctx.database.outside((tx) => listSessionRows(tx, ctx.account.id, ctx.now));
}
